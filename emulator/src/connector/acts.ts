import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import { findPlace, personalChatId, type Place } from './addresses';
import { setInstallState, teamHolder, userHolder, type Holder } from './installations';
import { findTeamState } from './team-states';
import { actOnMessage, REACTIONS } from './message-acts';
import { findMessage, type StoredMessage } from './messages';
import { execute, submit } from './press';
import { postUserMessage } from './user-messages';
import { actOnTeam } from './team-acts';

/** Thrown when an act names a person, conversation, message, team or channel that the acting person cannot reach. */
export class ActError extends Error {
  constructor(what: string) {
    super(`No such ${what}`);
    this.name = 'ActError';
  }
}

const messageText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(28_000));
const by = { userId: v.string() };
/** An act without `conversationId` happens in the person's chat with the bot. */
const inPlace = { ...by, conversationId: v.optional(v.string()) };
const onMessage = { ...inPlace, messageId: v.string() };
const inTeam = { ...by, teamId: v.string() };
const locale = v.optional(v.string());

/** Describes every act that a person can do in Teams, by its name in `act`. */
const actSchema = v.variant('act', [
  v.strictObject({
    ...inPlace,
    act: v.literal('sendMessage'),
    text: messageText,
    threadId: v.optional(v.string()),
    mentionsBot: v.optional(v.boolean(), false),
    locale,
  }),
  v.strictObject({ ...onMessage, act: v.literal('editMessage'), text: messageText }),
  v.strictObject({ ...onMessage, act: v.picklist(['deleteMessage', 'undeleteMessage']) }),
  v.strictObject({
    ...onMessage,
    act: v.picklist(['addReaction', 'removeReaction']),
    reaction: v.picklist(REACTIONS),
  }),
  v.strictObject({
    ...onMessage,
    act: v.literal('pressButton'),
    kind: v.picklist(['execute', 'submit']),
    trigger: v.optional(v.picklist(['manual', 'automatic']), 'manual'),
    verb: v.optional(v.string()),
    data: v.optional(v.unknown()),
    locale,
  }),
  v.strictObject({
    ...by,
    act: v.picklist(['installApp', 'removeApp', 'blockBot']),
    teamId: v.optional(v.string()),
  }),
  v.strictObject({ ...inTeam, act: v.literal('renameTeam'), name: messageText }),
  v.strictObject({
    ...inTeam,
    act: v.picklist(['archiveTeam', 'unarchiveTeam', 'deleteTeam', 'restoreTeam']),
  }),
  v.strictObject({
    ...inTeam,
    act: v.literal('createChannel'),
    name: messageText,
    membershipType: v.optional(v.picklist(['standard', 'private', 'shared']), 'standard'),
  }),
  v.strictObject({
    ...inTeam,
    act: v.literal('renameChannel'),
    channelId: v.string(),
    name: messageText,
  }),
  v.strictObject({
    ...inTeam,
    act: v.picklist(['deleteChannel', 'restoreChannel']),
    channelId: v.string(),
  }),
  v.strictObject({
    ...inTeam,
    act: v.picklist(['addMembers', 'removeMembers']),
    userIds: v.array(v.string()),
  }),
]);

/** Something that a person does in Teams. */
export type Act = v.InferOutput<typeof actSchema>;
type ActOf<K extends string> = Extract<Act, Readonly<Record<K, unknown>>>;

function mustHave<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new ActError(what);
  return found;
}

/**
 * Finds the conversation that an act happens in.
 *
 * @throws {ActError} when there is none, or it is another person's chat, or a channel of a team that the person is not in
 */
function placeFor(emulator: Emulator, user: TenantUser, id: string | undefined): Place {
  const place = mustHave(
    findPlace(emulator.tenant, id ?? personalChatId(emulator.tenant, user.id)),
    'conversation',
  );
  const isOpen =
    place.kind === 'personal' ? place.user.id === user.id : place.team.memberIds.includes(user.id);
  return mustHave(isOpen ? place : undefined, 'conversation');
}

function sendMessage(emulator: Emulator, user: TenantUser, act: Act & { act: 'sendMessage' }) {
  const { text, mentionsBot, threadId, locale: language, conversationId } = act;
  const message = postUserMessage(emulator, {
    user,
    place: placeFor(emulator, user, conversationId),
    text,
    mentionsBot,
    ...(threadId === undefined ? {} : { threadId }),
    ...(language === undefined ? {} : { locale: language }),
  });
  return { id: message.id };
}

function pressButton(emulator: Emulator, user: TenantUser, at: PressedButton) {
  const { kind, trigger, verb, data, locale: language } = at.act;
  const how = { trigger, verb, data, ...(language === undefined ? {} : { locale: language }) };
  const { place, message } = at;
  return (kind === 'execute' ? execute : submit)(emulator, { user, place, message, ...how });
}

interface PressedButton {
  readonly act: Act & { act: 'pressButton' };
  readonly place: Place;
  readonly message: StoredMessage;
}

/** Does an act on a message. People edit and delete only their own messages, but react to and press buttons of any. */
function doWithMessage(emulator: Emulator, user: TenantUser, act: ActOf<'messageId'>) {
  const place = placeFor(emulator, user, act.conversationId);
  const message = mustHave(findMessage(emulator, place.id, act.messageId), 'message');
  if (act.act === 'pressButton') return pressButton(emulator, user, { act, place, message });
  if (!('reaction' in act) && message.fromUserId !== user.id)
    throw new ActError('message of theirs');
  actOnMessage(emulator, { origin: { user, place }, message }, act);
  return {};
}

function doWithTeam(
  emulator: Emulator,
  user: TenantUser,
  act: ActOf<'teamId'> & { teamId: string },
) {
  const team = mustHave(findTeamState(emulator, act.teamId), 'team');
  if ('channelId' in act)
    mustHave(
      team.channels.find((channel) => channel.id === act.channelId),
      'channel',
    );
  if ('userIds' in act)
    for (const id of act.userIds)
      mustHave(
        emulator.tenant.users.find((one) => one.id === id),
        'person',
      );
  return actOnTeam(emulator, { user, team }, act);
}

const STATE_AFTER = { installApp: 'installed', removeApp: 'removed', blockBot: 'blocked' } as const;

function doWithApp(
  emulator: Emulator,
  user: TenantUser,
  act: Act & { act: keyof typeof STATE_AFTER },
) {
  const team = emulator.tenant.teams.find((one) => one.id === act.teamId);
  const holder: Holder =
    act.teamId === undefined ? userHolder(user) : teamHolder(mustHave(team, 'team'));
  setInstallState(emulator, holder, STATE_AFTER[act.act]);
  return {};
}

const isAboutApp = (act: Act): act is Act & { act: keyof typeof STATE_AFTER } =>
  act.act in STATE_AFTER;

/**
 * Does what a person does in Teams: sends, edits or deletes a message, reacts, presses a button, installs the app, or changes
 * a team. The emulator sends the bot the activity that Teams would send, in the background. Only `pressButton` waits for the
 * bot's answer.
 *
 * @param body body of `POST /_emulator/acts`
 * @returns the new message's `id`, the channel's `channelId`, the outcome of a press, or an empty object
 * @throws {ValiError} when the body is no act
 * @throws {ActError} when the person, conversation, message, team or channel does not exist for the person
 */
export function doAct(emulator: Emulator, body: unknown): object | Promise<object> {
  const act = v.parse(actSchema, body);
  const user = mustHave(
    emulator.tenant.users.find((one) => one.id === act.userId),
    'person',
  );
  if (act.act === 'sendMessage') return sendMessage(emulator, user, act);
  if (isAboutApp(act)) return doWithApp(emulator, user, act);
  if ('messageId' in act) return doWithMessage(emulator, user, act);
  return doWithTeam(emulator, user, act);
}
