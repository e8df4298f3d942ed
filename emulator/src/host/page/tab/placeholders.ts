/** Newer names of placeholders, and the part of the flat context that each stands for. */
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
 * Fills `{theme}` or `{app.theme}` in the address of a tab. What the context does not have becomes empty; other braces
 * stay as they are.
 *
 * @see "Get context by inserting URL placeholder values", learn.microsoft.com/microsoftteams/platform/tabs/how-to/access-teams-context
 */
export function fillPlaceholders(url: string, context: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? encodeURIComponent(value) : '';
  return url.replace(/(?:\{|%7B)([a-zA-Z.]+)(?:\}|%7D)/g, (whole, name: string) => {
    const key = newer[name] ?? name;
    const isKnown = key in context || Object.values(newer).includes(key);
    return isKnown ? said(context[key]) : whole;
  });
}
