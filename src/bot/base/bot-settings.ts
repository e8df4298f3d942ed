/** The bot's registration and hosts. The server reads them from environment variables. */
export interface BotSettings {
  /** Client id of the app registration. The bot's id in Teams is `28:` and this id. */
  readonly clientId: string;
  readonly tenantId: string;
  /** The hosts that an activity's `serviceUrl` may have, with a port unless it is the scheme's default. */
  readonly serviceUrlHosts: readonly string[];
  /** Returns a bearer token for the connector; it must be a JWT. */
  readonly token: () => Promise<string>;
  /** The app's id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
  /** The host that serves the tab. */
  readonly tabDomain: string;
}
