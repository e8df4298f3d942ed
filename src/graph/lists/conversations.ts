import { definedOnly } from '../../core/domain/base/defined';
import type { ConversationReference } from '../../core/domain/messages/ledger';
import { required } from '../columns/cells';
import { keyColumn, traceColumns, type ListDescription } from '../columns/description';
import type { ListMap } from '../columns/list-map';
import { readRecipient, recipientColumns, writeRecipient } from '../columns/recipients';

/** The list Konversationer holds the chats and channels in which the bot may write. */
const description: ListDescription<'conversations'> = {
  name: 'conversations',
  displayName: 'Konversationer',
  description: 'Var Jämna kan skriva i Teams. Fylls i av Jämna. Ändra inte här.',
  titleDisplayName: 'Konversation',
  columns: [
    keyColumn('Kod', 'Person eller kanal.'),
    ...recipientColumns,
    { kind: 'note', name: 'Conversation', displayName: 'Konversationens id', technical: true },
    { kind: 'note', name: 'ServiceUrl', displayName: 'Teams adress', technical: true },
    { kind: 'text', name: 'Language', displayName: 'Språk' },
    { kind: 'note', name: 'Unreachable', displayName: 'Går inte att nå' },
    { kind: 'instant', name: 'SeenAt', displayName: 'Senast sedd' },
    ...traceColumns,
  ],
  views: [
    {
      name: 'Konversationer',
      columns: ['Title', 'RecipientKind', 'Language', 'Unreachable', 'SeenAt'],
      orderBy: [{ column: 'SeenAt', ascending: false }],
      isDefault: true,
    },
  ],
  pills: {},
};

/** Reads rows of Konversationer as conversation references, and writes them. */
export const list: ListMap<'conversations'> = {
  description,
  read: (cells, id) =>
    definedOnly<ConversationReference>({
      locale: cells.text('Language'),
      unreachable: cells.text('Unreachable'),
      id,
      key: required(cells.text('Key'), 'Kod'),
      recipient: readRecipient(cells),
      conversationId: required(cells.text('Conversation'), 'Konversationens id'),
      serviceUrl: required(cells.text('ServiceUrl'), 'Teams adress'),
      seenAt: required(cells.instant('SeenAt'), 'Senast sedd'),
    }),
  write: (reference) => ({
    Key: reference.key,
    Title: reference.key,
    ...writeRecipient(reference.recipient),
    Conversation: reference.conversationId,
    ServiceUrl: reference.serviceUrl,
    Language: reference.locale,
    Unreachable: reference.unreachable,
    SeenAt: reference.seenAt,
  }),
};
