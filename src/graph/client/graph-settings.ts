/** Where Graph is and as whom it is called. Addresses are origins without a trailing slash. */
export interface GraphSettings {
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Absent: the host's managed identity signs in. */
  readonly clientSecret?: string;
  /** `https://{hostname}/{path}` of the site that holds the lists. */
  readonly siteUrl: string;
  /** Of the product, for `User-Agent`. */
  readonly version?: string;
}
