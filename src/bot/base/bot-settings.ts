/** What the bot must know of its registration and surroundings. The server reads it from the environment. */
export interface BotSettings {
  /** Of the one app registration: the bot's own id in Teams is made from it. */
  readonly clientId: string;
  readonly tenantId: string;
  /** Hosts, with port where it is not the usual one, that an activity's `serviceUrl` may have. */
  readonly serviceUrlHosts: readonly string[];
  /** A bearer for the connector; must be a JWT. */
  readonly token: () => Promise<string>;
  /** Id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
  /** Host that serves the tab. */
  readonly tabDomain: string;
}
