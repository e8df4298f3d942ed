import { cardType } from '../../connector/incoming';
import {
  addMessage,
  findMessage,
  messagesOf,
  type Attachment,
  type StoredMessage,
} from '../../connector/messages';
import { postUserMessage } from '../../connector/user-messages';
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
import { channelOf, notFound, accessibleTeamOf, requireTeamsPermission } from './teams';

const READ = ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'];
const SEND = ['ChannelMessage.Send', 'Group.ReadWrite.All'];

/**
 * The person who writes a channel message.
 *
 * @throws {GraphError} 401 for an application acting for itself, which may write only to import messages
 * @see https://learn.microsoft.com/graph/api/chatmessage-post
 * @see docs/behaviours.md row 70
 */
function writerOf(request: GraphRequest): TenantUser {
  const { user } = request.caller;
  if (user === undefined) {
    throw new GraphError(401, 'Unauthorized', {
      message:
        'Message POST is allowed in application-only context only for import purposes. Refer to https://docs.microsoft.com/microsoftteams/platform/graph-api/import-messages/import-external-messages-to-teams for more details.',
    });
  }
  requireTeamsPermission(request.caller, SEND);
  return user;
}

function placeOf(request: GraphRequest): MessagePlace & { readonly team: TenantTeam } {
  const team = accessibleTeamOf(request);
  return { team, channel: channelOf(request, team) };
}

/** The message that opens the thread in the path. @throws {GraphError} 404 */
function threadOpenerOf(request: GraphRequest, place: MessagePlace): StoredMessage {
  const found = findMessage(request.emulator, place.channel.id, request.params['message'] ?? '');
  if (found !== undefined && found.threadId === found.id && found.deletedAt === undefined) {
    return found;
  }
  throw notFound('No message found with this id.');
}

interface PostedMessage {
  readonly place: MessagePlace;
  readonly user: TenantUser;
  readonly message: NewMessage;
  readonly threadId?: string;
}

/** Stores a person's message, and sends it to the bot when it mentions the bot. */
function storeMessage(
  emulator: Emulator,
  { place, user, message, threadId }: PostedMessage,
): StoredMessage {
  const thread = threadId === undefined ? {} : { threadId };
  const { team, channel } = place;
  if (message.mentionsBot) {
    const at = { kind: 'channel', id: channel.id, team, channel } as const;
    const { text, wire } = message;
    return postUserMessage(emulator, { user, place: at, text, mentionsBot: true, wire, ...thread });
  }
  return addMessage(emulator, {
    placeId: channel.id,
    fromUserId: user.id,
    text: message.text,
    textFormat: 'plain',
    attachments: message.attachments.map(storedAttachment),
    wire: message.wire,
    ...thread,
  });
}

/** An attachment as the emulator stores it. A card comes as JSON text and is stored parsed. */
function storedAttachment(one: NewMessage['attachments'][number]): Attachment {
  const { contentType, content, name } = one;
  const named = typeof name === 'string' ? { name } : {};
  if (contentType !== cardType) return { contentType, content, ...named };
  try {
    return { contentType, content: JSON.parse(content ?? '') as unknown, ...named };
  } catch {
    throw badRequest('The content of a card attachment must be JSON as text.');
  }
}

function createdReply(request: GraphRequest, posting: PostedMessage): GraphReply {
  const { emulator } = request;
  const message = storeMessage(emulator, posting);
  const kind = `teams('${posting.place.team.id}')/channels('${posting.place.channel.id}')/messages`;
  return {
    ...entity(request, kind, presentMessage(emulator, posting.place, message)),
    status: 201,
  };
}

/** Posts a person's message, which the host page then shows in the channel. @see docs/behaviours.md row 70 */
function postMessage(request: GraphRequest): GraphReply {
  const user = writerOf(request);
  const place = placeOf(request);
  return createdReply(request, {
    place,
    user,
    message: readMessage(request.emulator, objectBody(request)),
  });
}

function postReply(request: GraphRequest): GraphReply {
  const user = writerOf(request);
  const place = placeOf(request);
  const threadId = threadOpenerOf(request, place).id;
  const message = readMessage(request.emulator, objectBody(request));
  return createdReply(request, { place, user, message, threadId });
}

/**
 * Page size of messages. Graph gives them newest first.
 *
 * @see https://learn.microsoft.com/graph/api/channel-list-messages
 */
const PAGE_SIZE = { defaultSize: 20, max: 50 };

function messagePage(
  request: GraphRequest,
  place: MessagePlace,
  isWanted: (message: StoredMessage) => boolean,
): GraphReply {
  if (Number(request.query.get('top') ?? 1) > PAGE_SIZE.max) {
    throw badRequest(`The limit of '${String(PAGE_SIZE.max)}' for Top query has been exceeded.`);
  }
  const all = messagesOf(request.emulator, place.channel.id)
    .filter(isWanted)
    .reverse()
    .map((message) => presentMessage(request.emulator, place, message));
  const top = Number(request.query.get('top') ?? PAGE_SIZE.defaultSize);
  const annotations = { '@odata.count': Math.min(all.length, top) };
  return pageOf(request, 'Collection(chatMessage)', { all, size: PAGE_SIZE, annotations });
}

function readMessages(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ);
  return messagePage(request, placeOf(request), ({ id, threadId }) => id === threadId);
}

function readReplies(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ);
  const place = placeOf(request);
  const opener = threadOpenerOf(request, place);
  return messagePage(
    request,
    place,
    ({ id, threadId }) => threadId === opener.id && id !== opener.id,
  );
}

const MESSAGES = '/teams/:team/channels/:channel/messages';
const REPLIES = `${MESSAGES}/:message/replies`;
const OPTIONS = ['top', 'skiptoken'];

/** Routes for messages in channels. @see https://learn.microsoft.com/graph/api/chatmessage-post */
export const channelMessageRoutes: readonly Route[] = [
  { method: 'POST', path: MESSAGES, units: 0, options: [], handle: postMessage },
  { method: 'GET', path: MESSAGES, units: 0, options: OPTIONS, handle: readMessages },
  { method: 'POST', path: REPLIES, units: 0, options: [], handle: postReply },
  { method: 'GET', path: REPLIES, units: 0, options: OPTIONS, handle: readReplies },
];
