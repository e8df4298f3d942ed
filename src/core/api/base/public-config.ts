/** Reply of `GET /api/config`. The tab reads it at run time, so one build serves every tenant. It needs no sign-in. */
export interface PublicConfig {
  readonly clientId: string;
  readonly tenantId: string;
  /** `https://login.microsoftonline.com/{tenantId}`. */
  readonly authority: string;
  /** The scope of our own API, the only one for which the tab requests tokens. */
  readonly scope: string;
  /** Origins besides Microsoft's that may frame the tab; the tab passes them to `app.initialize` of teams-js. */
  readonly hostOrigins: readonly string[];
  /** Id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
}
