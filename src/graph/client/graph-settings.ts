/** Where Graph is, and the identity with which the product calls it. Addresses are origins without a trailing slash. */
export interface GraphSettings {
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** The secret of the app registration. */
  readonly clientSecret?: string;
  /** Client id of the user-assigned managed identity that the app registration trusts in place of a secret. */
  readonly managedIdentityClientId?: string;
  /** `https://{hostname}/{path}` of the site that holds the lists. */
  readonly siteUrl: string;
  /** The version of the product, for `User-Agent`. */
  readonly version?: string;
}
