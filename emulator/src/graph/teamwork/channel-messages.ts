import { cardType } from '../../connector/incoming';
import {
  addMessage,
  findMessage,
  messagesOf,
  type Attachment,
  type StoredMessage,
} from '../../connector/messages';
import { say } from '../../connector/say';
import type { Emulator, TenantTeam, TenantUser } from '../../state/emulator';
import { pageOf } from '../directory/page';
import { badRequest, GraphError } from '../protocol/errors';
import {
  entity,
  objectBody,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { presentMessage, type MessagePlace } from './present-message';
import { readMessage, type NewMessage } from './read-message';
import { channelOf, notFound, ownTeamOf, requireTeams } from './teams';

const READ = ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'];
const SEND = ['ChannelMessage.Send', 'Group.ReadWrite.All'];

/** Only a migration may write channel messages as an application. @see graph.md row 70 */
function writerOf(request: GraphRequest): TenantUser {
  const { user } = request.caller;
  if (user === undefined) {
    throw new GraphError(401, 'Unauthorized', {
      message:
        'Message POST is allowed in application-only context only for import purposes. Refer to https://docs.microsoft.com/microsoftteams/platform/graph-api/import-messages/import-external-messages-to-teams for more details.',
    });
  }
  requireTeams(request.caller, SEND);
  return user;
}

function placeOf(request: GraphRequest): MessagePlace & { readonly team: TenantTeam } {
  const team = ownTeamOf(request);
  return { team, channel: channelOf(request, team) };
}

/** The message that opens the thread of the address. @throws {GraphError} 404 */
function openerOf(request: GraphRequest, place: MessagePlace): StoredMessage {
  const found = findMessage(request.emulator, place.channel.id, request.params['message'] ?? '');
  if (found !== undefined && found.threadId === found.id && found.deletedAt === undefined) {
    return found;
  }
  throw notFound('No message found with this id.');
}

interface Posting {
  readonly place: MessagePlace;
  readonly user: TenantUser;
  readonly message: NewMessage;
  readonly threadId?: string;
}

/** Keeps what a person posted through an app; the bot hears it when it is mentioned. */
function keep(emulator: Emulator, { place, user, message, threadId }: Posting): StoredMessage {
  const thread = threadId === undefined ? {} : { threadId };
  const { team, channel } = place;
  if (message.mentionsBot) {
    const at = { kind: 'channel', id: channel.id, team, channel } as const;
    const { words: text, wire } = message;
    return say(emulator, { user, place: at, text, mentionsBot: true, wire, ...thread });
  }
  return addMessage(emulator, {
    placeId: channel.id,
    fromUserId: user.id,
    text: message.words,
    textFormat: 'plain',
    attachments: message.attachments.map(shownAttachment),
    wire: message.wire,
    ...thread,
  });
}

/** Cards come as text and are shown as cards. */
function shownAttachment(one: NewMessage['attachments'][number]): Attachment {
  const { contentType, content, name } = one;
  const named = typeof name === 'string' ? { name } : {};
  if (contentType !== cardType) return { contentType, content, ...named };
  try {
    return { contentType, content: JSON.parse(content ?? '') as unknown, ...named };
  } catch {
    throw badRequest('The content of a card attachment must be JSON as text.');
  }
}

function posted(request: GraphRequest, posting: Posting): GraphReply {
  const { emulator } = request;
  const message = keep(emulator, posting);
  const kind = `teams('${posting.place.team.id}')/channels('${posting.place.channel.id}')/messages`;
  return {
    ...entity(request, kind, presentMessage(emulator, posting.place, message)),
    status: 201,
  };
}

/** A message of a person, which the host page shows in the channel. @see graph.md §14.1, row 70 */
function post(request: GraphRequest): GraphReply {
  const user = writerOf(request);
  const place = placeOf(request);
  return posted(request, {
    place,
    user,
    message: readMessage(request.emulator, objectBody(request)),
  });
}

function reply(request: GraphRequest): GraphReply {
  const user = writerOf(request);
  const place = placeOf(request);
  const threadId = openerOf(request, place).id;
  const message = readMessage(request.emulator, objectBody(request));
  return posted(request, { place, user, message, threadId });
}

/** Messages come 20 at a time, at most 50, newest first. @see learn.microsoft.com/graph/api/channel-list-messages */
const SIZE = { usual: 20, most: 50 };

function page(
  request: GraphRequest,
  place: MessagePlace,
  isWanted: (message: StoredMessage) => boolean,
): GraphReply {
  if (Number(request.query.get('top') ?? 1) > SIZE.most) {
    throw badRequest(`The limit of '${String(SIZE.most)}' for Top query has been exceeded.`);
  }
  const all = messagesOf(request.emulator, place.channel.id)
    .filter(isWanted)
    .reverse()
    .map((message) => presentMessage(request.emulator, place, message));
  const top = Number(request.query.get('top') ?? SIZE.usual);
  const notes = { '@odata.count': Math.min(all.length, top) };
  return pageOf(request, 'Collection(chatMessage)', { all, size: SIZE, notes });
}

function readMessages(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ);
  return page(request, placeOf(request), ({ id, threadId }) => id === threadId);
}

function readReplies(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ);
  const place = placeOf(request);
  const opener = openerOf(request, place);
  return page(request, place, ({ id, threadId }) => threadId === opener.id && id !== opener.id);
}

const MESSAGES = '/teams/:team/channels/:channel/messages';
const REPLIES = `${MESSAGES}/:message/replies`;
const OPTIONS = ['top', 'skiptoken'];

/** What is written in channels, by people and by the bot. @see graph.md §14.1 */
export const channelMessageRoutes: readonly Route[] = [
  { method: 'POST', path: MESSAGES, units: 0, options: [], handle: post },
  { method: 'GET', path: MESSAGES, units: 0, options: OPTIONS, handle: readMessages },
  { method: 'POST', path: REPLIES, units: 0, options: [], handle: reply },
  { method: 'GET', path: REPLIES, units: 0, options: OPTIONS, handle: readReplies },
];
