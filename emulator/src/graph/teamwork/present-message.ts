import { botName } from '../../connector/addresses';
import type { StoredMessage } from '../../connector/messages';
import type { Emulator, TenantTeam } from '../../state/emulator';

/** The channel that holds a message. */
export interface MessagePlace {
  readonly team: TenantTeam;
  readonly channel: TenantTeam['channels'][number];
}

/** The `from` of a message: a person or the bot. */
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

/**
 * The body of a message from the bot or the host page. Graph puts a placeholder with its id in place of each
 * card.
 */
function renderBody(message: StoredMessage): object {
  const placeholders = message.attachments.map(
    (_, at) => `<attachment id="${message.id}-${String(at)}"></attachment>`,
  );
  const text = message.text ?? '';
  if (placeholders.length === 0 && message.textFormat !== 'xml') {
    return { contentType: 'text', content: text };
  }
  return { contentType: 'html', content: [text, ...placeholders].join('') };
}

const renderAttachments = (message: StoredMessage): readonly object[] =>
  message.attachments.map(({ contentType, content, name }, at) => ({
    id: `${message.id}-${String(at)}`,
    contentType,
    contentUrl: null,
    content: typeof content === 'string' ? content : JSON.stringify(content ?? {}),
    name: name ?? null,
    thumbnailUrl: null,
  }));

/** One entry for each person's reaction. The emulator does not store when a reaction was given. */
const renderReactions = ({
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

/** A `chatMessage` in Graph's form. @see https://learn.microsoft.com/graph/api/resources/chatmessage */
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
    body: renderBody(message),
    channelIdentity: { teamId, channelId },
    attachments: renderAttachments(message),
    mentions: [],
    reactions: renderReactions(message),
    ...wire,
  };
}
