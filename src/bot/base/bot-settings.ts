/** What the bot must know of its registration and surroundings. The server reads it from the environment. */
export interface BotSettings {
  /** Of the one app registration: tokens to us are for it, and our own name it. */
  readonly clientId: string;
  readonly tenantId: string;
  /** The only issuer whose tokens are believed, `https://api.botframework.com`. */
  readonly botIssuer: string;
  /** Where that issuer publishes its keys. */
  readonly botKeysUrl: string;
  /** Hosts, with port where it is not the usual one, that an activity's `serviceUrl` may have. */
  readonly serviceUrlHosts: readonly string[];
  /** A bearer for the connector; must be a JWT. */
  readonly token: () => Promise<string>;
  /** Id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
  /** Host that serves the tab. */
  readonly tabDomain: string;
}
