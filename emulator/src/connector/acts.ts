import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import { findPlace, personalChatId, type Place } from './addresses';
import { setInstallState, teamHolder, userHolder, type Holder } from './installations';
import { findTeamState } from './living-teams';
import { actOnMessage, REACTIONS } from './message-acts';
import { findMessage, type StoredMessage } from './messages';
import { execute, submit } from './press';
import { say } from './say';
import { actOnTeam } from './team-acts';

/** An act that cannot be done: whom or what it names is not there for this person. */
export class ActError extends Error {
  constructor(what: string) {
    super(`No such ${what}`);
    this.name = 'ActError';
  }
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(28_000));
const by = { userId: v.string() };
/** Without one: the person's chat with the bot. */
const inPlace = { ...by, conversationId: v.optional(v.string()) };
const onMessage = { ...inPlace, messageId: v.string() };
const inTeam = { ...by, teamId: v.string() };
const locale = v.optional(v.string());

/** What people do in Teams, by the name of the act. */
const actSchema = v.variant('act', [
  v.strictObject({
    ...inPlace,
    act: v.literal('sendMessage'),
    text,
    threadId: v.optional(v.string()),
    mentionsBot: v.optional(v.boolean(), false),
    locale,
  }),
  v.strictObject({ ...onMessage, act: v.literal('editMessage'), text }),
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
  v.strictObject({ ...inTeam, act: v.literal('renameTeam'), name: text }),
  v.strictObject({
    ...inTeam,
    act: v.picklist(['archiveTeam', 'unarchiveTeam', 'deleteTeam', 'restoreTeam']),
  }),
  v.strictObject({
    ...inTeam,
    act: v.literal('createChannel'),
    name: text,
    membershipType: v.optional(v.picklist(['standard', 'private', 'shared']), 'standard'),
  }),
  v.strictObject({ ...inTeam, act: v.literal('renameChannel'), channelId: v.string(), name: text }),
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

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new ActError(what);
  return found;
}

/** The place, if this person can open it. */
function placeFor(emulator: Emulator, user: TenantUser, id: string | undefined): Place {
  const place = must(
    findPlace(emulator.tenant, id ?? personalChatId(emulator.tenant, user.id)),
    'conversation',
  );
  const isOpen =
    place.kind === 'personal' ? place.user.id === user.id : place.team.memberIds.includes(user.id);
  return must(isOpen ? place : undefined, 'conversation');
}

function send(emulator: Emulator, user: TenantUser, act: Act & { act: 'sendMessage' }) {
  const { text: said, mentionsBot, threadId, locale: language, conversationId } = act;
  const message = say(emulator, {
    user,
    place: placeFor(emulator, user, conversationId),
    text: said,
    mentionsBot,
    ...(threadId === undefined ? {} : { threadId }),
    ...(language === undefined ? {} : { locale: language }),
  });
  return { id: message.id };
}

function press(emulator: Emulator, user: TenantUser, at: Pressed) {
  const { kind, trigger, verb, data, locale: language } = at.act;
  const how = { trigger, verb, data, ...(language === undefined ? {} : { locale: language }) };
  const { place, message } = at;
  return (kind === 'execute' ? execute : submit)(emulator, { user, place, message, ...how });
}

interface Pressed {
  readonly act: Act & { act: 'pressButton' };
  readonly place: Place;
  readonly message: StoredMessage;
}

/** One's own words, or in case of a reaction or a button anybody's. */
function doWithMessage(emulator: Emulator, user: TenantUser, act: ActOf<'messageId'>) {
  const place = placeFor(emulator, user, act.conversationId);
  const message = must(findMessage(emulator, place.id, act.messageId), 'message');
  if (act.act === 'pressButton') return press(emulator, user, { act, place, message });
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
  const team = must(findTeamState(emulator, act.teamId), 'team');
  if ('channelId' in act)
    must(
      team.channels.find((channel) => channel.id === act.channelId),
      'channel',
    );
  if ('userIds' in act)
    for (const id of act.userIds)
      must(
        emulator.tenant.users.find((one) => one.id === id),
        'person',
      );
  return actOnTeam(emulator, { user, team }, act);
}

const INSTALLED = { installApp: 'installed', removeApp: 'removed', blockBot: 'blocked' } as const;

function doWithApp(
  emulator: Emulator,
  user: TenantUser,
  act: Act & { act: keyof typeof INSTALLED },
) {
  const team = emulator.tenant.teams.find((one) => one.id === act.teamId);
  const holder: Holder =
    act.teamId === undefined ? userHolder(user) : teamHolder(must(team, 'team'));
  setInstallState(emulator, holder, INSTALLED[act.act]);
  return {};
}

const isAboutApp = (act: Act): act is Act & { act: keyof typeof INSTALLED } => act.act in INSTALLED;

/**
 * Does what a person does in Teams: writes, edits, deletes, reacts, presses, installs, or changes a team. The bot is told as
 * Teams tells it, in the background; a press alone waits for the answer.
 *
 * @returns the new message's `id`, the channel's `channelId`, the outcome of a press, or nothing
 * @throws {ValiError} for an act of another form
 * @throws {ActError} for what is not there
 */
export function doAct(emulator: Emulator, wanted: unknown): object | Promise<object> {
  const act = v.parse(actSchema, wanted);
  const user = must(
    emulator.tenant.users.find((one) => one.id === act.userId),
    'person',
  );
  if (act.act === 'sendMessage') return send(emulator, user, act);
  if (isAboutApp(act)) return doWithApp(emulator, user, act);
  if ('messageId' in act) return doWithMessage(emulator, user, act);
  return doWithTeam(emulator, user, act);
}
