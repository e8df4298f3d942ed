import { botName } from '../../connector/addresses';
import type { StoredMessage } from '../../connector/messages';
import type { Emulator, TenantTeam } from '../../state/emulator';

/** Where a message stands. */
export interface MessagePlace {
  readonly team: TenantTeam;
  readonly channel: TenantTeam['channels'][number];
}

/** Who wrote: a person, or the bot. */
function authorOf({ tenant }: Emulator, { fromUserId }: StoredMessage): object {
  if (fromUserId === undefined) {
    return {
      application: {
        '@odata.type': '#microsoft.graph.teamworkApplicationIdentity',
        id: tenant.productClientId,
        displayName: botName(tenant),
        applicationIdentityType: 'bot',
      },
      device: null,
      user: null,
    };
  }
  const user = tenant.users.find(({ id }) => id === fromUserId);
  return {
    application: null,
    device: null,
    user: {
      '@odata.type': '#microsoft.graph.teamworkUserIdentity',
      id: fromUserId,
      displayName: user?.displayName ?? null,
      userIdentityType: 'aadUser',
    },
  };
}

/** What the bot and the host page write, as Graph shows it: cards stand in the text by their id. */
function shownBody(message: StoredMessage): object {
  const marks = message.attachments.map(
    (_, at) => `<attachment id="${message.id}-${String(at)}"></attachment>`,
  );
  const text = message.text ?? '';
  if (marks.length === 0 && message.textFormat !== 'xml') {
    return { contentType: 'text', content: text };
  }
  return { contentType: 'html', content: [text, ...marks].join('') };
}

const shownAttachments = (message: StoredMessage): readonly object[] =>
  message.attachments.map(({ contentType, content, name }, at) => ({
    id: `${message.id}-${String(at)}`,
    contentType,
    contentUrl: null,
    content: typeof content === 'string' ? content : JSON.stringify(content ?? {}),
    name: name ?? null,
    thumbnailUrl: null,
  }));

/** Each person's reaction by itself; when it came is not kept. */
const shownReactions = ({
  reactions = {},
  editedAt,
  createdAt,
}: StoredMessage): readonly object[] =>
  Object.entries(reactions).flatMap(([reactionType, people]) =>
    people.map((id) => ({
      reactionType,
      displayName: null,
      reactionContentUrl: null,
      createdDateTime: editedAt ?? createdAt,
      user: {
        application: null,
        device: null,
        user: {
          '@odata.type': '#microsoft.graph.teamworkUserIdentity',
          id,
          displayName: null,
          userIdentityType: 'aadUser',
        },
      },
    })),
  );

/** A `chatMessage` on the wire. @see graph.md §14.1 */
export function presentMessage(
  emulator: Emulator,
  { team, channel }: MessagePlace,
  message: StoredMessage,
): object {
  const { id, threadId, createdAt, editedAt, wire } = message;
  const [teamId, channelId] = [team.id, channel.id];
  return {
    id,
    replyToId: threadId === id ? null : threadId,
    etag: String(Date.parse(editedAt ?? createdAt)),
    messageType: 'message',
    createdDateTime: createdAt,
    lastModifiedDateTime: editedAt ?? createdAt,
    lastEditedDateTime: editedAt ?? null,
    deletedDateTime: null,
    subject: null,
    summary: null,
    chatId: null,
    importance: 'normal',
    locale: 'en-us',
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${id}?groupId=${teamId}&tenantId=${emulator.tenant.tenantId}&createdTime=${id}&parentMessageId=${threadId}`,
    policyViolation: null,
    eventDetail: null,
    from: authorOf(emulator, message),
    body: shownBody(message),
    channelIdentity: { teamId, channelId },
    attachments: shownAttachments(message),
    mentions: [],
    reactions: shownReactions(message),
    ...wire,
  };
}
