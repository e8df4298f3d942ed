import * as v from 'valibot';
import { botName } from '../../connector/addresses';
import { canOpenChat, installState, teamHolder } from '../../connector/installations';
import type { Emulator, TenantTeam, TenantUser } from '../../state/emulator';
import { userOf } from '../directory/objects';
import { badRequest, notImplemented } from '../protocol/errors';
import { objectBody, type GraphReply, type GraphRequest, type Route } from '../protocol/route';
import { catalogueApp } from './catalogue';
import { addActivity } from './feed';
import { forbidden, membersOf, accessibleTeamOf, requireTeamsPermission } from './teams';

/** An activity type that every app has without declaring it. */
const SYSTEM_DEFAULT = 'systemDefault';

const topic = v.object({
  source: v.picklist(['entityUrl', 'text']),
  value: v.string(),
  webUrl: v.nullish(v.string()),
});
const recipient = v.looseObject({
  '@odata.type': v.string(),
  userId: v.optional(v.string()),
  teamId: v.optional(v.string()),
});
const schema = v.object({
  topic,
  activityType: v.string(),
  previewText: v.object({ content: v.pipe(v.string(), v.minLength(1), v.maxLength(150)) }),
  templateParameters: v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []),
  recipient: v.nullish(recipient),
  chainId: v.nullish(v.number()),
  teamsAppId: v.nullish(v.string()),
  iconId: v.nullish(v.string()),
});
type NotificationRequest = v.InferOutput<typeof schema>;

/** Reads the notification from the body. @throws {GraphError} 400 */
function notificationOf(request: GraphRequest): NotificationRequest {
  const parsed = v.safeParse(schema, objectBody(request));
  if (!parsed.success) throw badRequest(`Invalid notification: ${v.summarize(parsed.issues)}`);
  const { source, value, webUrl } = parsed.output.topic;
  if (source === 'entityUrl' && !value.startsWith('https://graph.microsoft.com/')) {
    throw badRequest('The topic value must be the address of a Graph resource.');
  }
  if (source === 'text' && webUrl?.startsWith('https://teams.microsoft.com/l/') !== true) {
    throw badRequest('A topic of source text needs a webUrl that is a Teams deep link.');
  }
  return parsed.output;
}

/**
 * The text of a notification: the template in the app's manifest with its parameters filled in.
 *
 * @throws {GraphError} 400
 */
function notificationText(
  emulator: Emulator,
  { activityType, templateParameters }: NotificationRequest,
): string {
  const parameters = new Map(templateParameters.map(({ name, value }) => [name, value]));
  const template =
    activityType === SYSTEM_DEFAULT
      ? '{systemDefaultText}'
      : catalogueApp(emulator).activityTypes[activityType];
  if (template === undefined) {
    throw badRequest(`The activityType '${activityType}' is not declared in the app's manifest.`);
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters.get(name) ?? (name === 'actor' ? '' : undefined);
    if (value === undefined) throw badRequest(`templateParameters must give '${name}'.`);
    return value;
  });
}

/** Refuses a caller that is not the installed app itself. @throws {GraphError} 403 */
function requireMayNotify(request: GraphRequest, isInstalled: boolean): void {
  const { caller, emulator, path } = request;
  requireTeamsPermission(caller, ['TeamsActivity.Send']);
  const isProduct = caller.client.clientId === emulator.tenant.productClientId;
  if (isProduct && isInstalled) return;
  // Teams was seen to answer so. @see https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/6067
  throw forbidden(
    `Application with AAD App Id '${caller.client.clientId}' is not authorized to generate custom text notifications about '/v1.0${path}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
  );
}

function notify(request: GraphRequest, people: readonly TenantUser[]): GraphReply {
  const { emulator, caller } = request;
  const notification = notificationOf(request);
  const entry = {
    actor: caller.user?.displayName ?? botName(emulator.tenant),
    activityType: notification.activityType,
    text: notificationText(emulator, notification),
    preview: notification.previewText.content,
    topic: notification.topic.value,
    webUrl: notification.topic.webUrl ?? null,
  };
  const others = people.filter(({ id }) => id !== caller.user?.id);
  if (others.length === 0) throw forbidden('A person cannot send a notification to themselves.');
  for (const { id: userId } of others) addActivity(emulator, { userId, ...entry });
  return { status: 204 };
}

/**
 * Notifies one person, who must have the app or be in a team that has it.
 *
 * @see https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
 */
function notifyUser(request: GraphRequest): GraphReply {
  const user = userOf(request);
  requireMayNotify(request, canOpenChat(request.emulator, user));
  return notify(request, [user]);
}

/** The recipients of a team's notification. @throws {GraphError} 400, or 501 for all members of a channel */
function recipientsOf(request: GraphRequest, team: TenantTeam): readonly TenantUser[] {
  const { recipient: to } = notificationOf(request);
  const people = membersOf(request.emulator, team);
  const kind = to?.['@odata.type'].replace(/^#?microsoft\.graph\./, '').replace('#', '');
  if (kind === 'teamMembersNotificationRecipient' && to?.teamId === team.id) return people;
  if (kind === 'channelMembersNotificationRecipient')
    throw notImplemented(`A recipient of type ${kind}`);
  const found = people.filter(({ id }) => id === to?.userId);
  if (kind === 'aadUserNotificationRecipient' && found.length === 1) return found;
  throw badRequest('The recipient must be a member of the team.');
}

function notifyTeam(request: GraphRequest): GraphReply {
  const team = accessibleTeamOf(request);
  requireMayNotify(request, installState(request.emulator, teamHolder(team)) === 'installed');
  return notify(request, recipientsOf(request, team));
}

/**
 * Routes for notifications in activity feeds.
 *
 * @see https://learn.microsoft.com/graph/teams-send-activityfeednotifications
 */
export const activityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:user/teamwork/sendActivityNotification',
    units: 0,
    options: [],
    handle: notifyUser,
  },
  {
    method: 'POST',
    path: '/teams/:team/sendActivityNotification',
    units: 0,
    options: [],
    handle: notifyTeam,
  },
];
