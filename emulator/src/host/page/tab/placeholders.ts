/** The newer names of placeholders with the key of the flat context that each stands for. */
const newer: Readonly<Record<string, string>> = {
  'page.id': 'entityId',
  'page.subPageId': 'subEntityId',
  'app.theme': 'theme',
  'app.locale': 'locale',
  'app.sessionId': 'appSessionId',
  'user.id': 'userObjectId',
  'user.loginHint': 'loginHint',
  'user.userPrincipalName': 'userPrincipalName',
  'user.tenant.id': 'tid',
  'team.groupId': 'groupId',
  'team.internalId': 'teamId',
  'channel.id': 'channelId',
  'channel.displayName': 'channelName',
};

/**
 * Replaces placeholders such as `{theme}` or `{app.theme}` in the address of a tab. A placeholder for which the context
 * has no value becomes empty; other text in braces stays.
 *
 * @see "Get context by inserting URL placeholder values", https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/access-teams-context
 */
export function fillPlaceholders(url: string, context: Readonly<Record<string, unknown>>): string {
  const encode = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? encodeURIComponent(value) : '';
  return url.replace(/(?:\{|%7B)([a-zA-Z.]+)(?:\}|%7D)/g, (whole, name: string) => {
    const key = newer[name] ?? name;
    const isKnown = key in context || Object.values(newer).includes(key);
    return isKnown ? encode(context[key]) : whole;
  });
}
