/** `GET /api/config`: what the tab reads at run time, so that one build serves every tenant. No sign-in. */
export interface PublicConfig {
  readonly clientId: string;
  readonly tenantId: string;
  /** `https://login.microsoftonline.com/{tenantId}`. */
  readonly authority: string;
  /** The one scope that the tab asks for: our own API. */
  readonly scope: string;
  /** Origins besides Microsoft's that may hold the tab; goes to `app.initialize`. */
  readonly hostOrigins: readonly string[];
  /** Id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
}
