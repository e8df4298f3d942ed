import { definedOnly } from '../../core/domain/base/defined';
import type { Delivery, DeliveryState, MessageKind } from '../../core/domain/messages/ledger';
import type { ChoiceWords } from '../../core/text/list/base/words';
import { required } from '../columns/cells';
import {
  both,
  choiceColumn,
  isWithinDays,
  keyColumn,
  traceColumns,
  type ListDescription,
} from '../columns/description';
import { lookupTo, type ListMap } from '../columns/list-map';
import { readDetails, writeDetails } from '../columns/message-details';
import { readRecipient, recipientColumns, writeRecipient } from '../columns/recipients';

const kindWords: ChoiceWords<MessageKind> = {
  'round-card': 'Kort om omgången',
  'board-post': 'Inlägg till nämnden',
  'reminder-person': 'Påminnelse till person',
  'reminder-board': 'Påminnelse till nämnden',
  'report-sent-back': 'Återsänd rapport',
  'report-declined': 'Inte jag',
  'comment-written': 'Ny kommentar',
  'edit-refused': 'Ändring som inte går ihop',
  'row-gone': 'Rad som är borta',
  'figure-changed': 'Ändrat värde',
  'round-changed': 'Ändrad omgång',
};
const stateWords: ChoiceWords<DeliveryState> = {
  planned: 'Planerad',
  sending: 'Skickas',
  sent: 'Skickad',
  refused: 'Avvisad',
  unknown: 'Oklart',
};

/** How many days back the views look. In that time a round sends some messages to each of a few hundred people. */
const daysBack = 60;
const recent = isWithinDays('StateAt', daysBack);

/** The list Påminnelselogg is the ledger: a row for each message and recipient, with its outcome (decisions 0001 and 0002). */
const description: ListDescription<'deliveries'> = {
  name: 'deliveries',
  displayName: 'Påminnelselogg',
  description: 'Vad Jämna har skickat, till vem och hur det gick. Ändra inte här.',
  titleDisplayName: 'Meddelande',
  columns: [
    keyColumn('Kod', 'Gör att samma meddelande aldrig skickas två gånger.'),
    choiceColumn('MessageKind', 'Slag', kindWords),
    { kind: 'lookup', name: 'Round', displayName: 'Omgång', to: 'rounds' },
    ...recipientColumns,
    { kind: 'text', name: 'Subject', displayName: 'Gäller' },
    choiceColumn('WorkState', 'Tillstånd', stateWords),
    { kind: 'instant', name: 'StateAt', displayName: 'Senast', indexed: true },
    { kind: 'instant', name: 'NotBefore', displayName: 'Tidigast' },
    { kind: 'note', name: 'Reason', displayName: 'Orsak' },
    { kind: 'note', name: 'Details', displayName: 'Uppgifter', technical: true },
    { kind: 'note', name: 'Conversation', displayName: 'Konversation', technical: true },
    { kind: 'text', name: 'Activity', displayName: 'Aktivitet', technical: true },
    { kind: 'text', name: 'ShownHash', displayName: 'Visat innehåll', technical: true },
    ...traceColumns,
  ],
  views: [
    {
      name: 'Logg',
      columns: ['Title', 'MessageKind', 'RecipientKind', 'Round', 'WorkState', 'StateAt', 'Reason'],
      where: recent,
      orderBy: [{ column: 'StateAt', ascending: false }],
      isDefault: true,
    },
    {
      name: 'Inte skickade',
      columns: ['Title', 'MessageKind', 'RecipientKind', 'Round', 'WorkState', 'StateAt', 'Reason'],
      where: both(
        recent,
        `<Neq><FieldRef Name="WorkState" /><Value Type="Choice">${stateWords.sent}</Value></Neq>`,
      ),
      orderBy: [{ column: 'StateAt', ascending: false }],
    },
  ],
  pills: {
    WorkState: {
      [stateWords.planned]: 'neutral',
      [stateWords.sending]: 'neutral',
      [stateWords.sent]: 'good',
      [stateWords.refused]: 'bad',
      [stateWords.unknown]: 'warning',
    },
  },
};

/** Reads rows of Påminnelselogg as deliveries, and writes them. */
export const list: ListMap<'deliveries'> = {
  description,
  read: (cells, id) =>
    definedOnly<Delivery>({
      roundId: cells.lookup('Round'),
      notBefore: cells.instant('NotBefore'),
      reason: cells.text('Reason'),
      conversationId: cells.text('Conversation'),
      activityId: cells.text('Activity'),
      shownHash: cells.text('ShownHash'),
      id,
      key: required(cells.text('Key'), 'Kod'),
      ...readDetails(required(cells.choice('MessageKind', kindWords), 'Slag'), cells),
      recipient: readRecipient(cells),
      state: required(cells.choice('WorkState', stateWords), 'Tillstånd'),
      stateAt: required(cells.instant('StateAt'), 'Senast'),
    }),
  write: (delivery) => ({
    Key: delivery.key,
    Title: kindWords[delivery.kind],
    MessageKind: kindWords[delivery.kind],
    RoundLookupId: lookupTo(delivery.roundId),
    ...writeRecipient(delivery.recipient),
    ...writeDetails(delivery),
    WorkState: stateWords[delivery.state],
    StateAt: delivery.stateAt,
    NotBefore: delivery.notBefore,
    Reason: delivery.reason,
    Conversation: delivery.conversationId,
    Activity: delivery.activityId,
    ShownHash: delivery.shownHash,
  }),
};
