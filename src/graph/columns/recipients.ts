import type { Recipient } from '../../core/domain/messages/ledger';
import type { ChoiceWords } from '../../core/text/list/base/words';
import { required, type Cells } from './cells';
import { choiceColumn, type Column } from './description';
import type { Fields } from './list-map';

const kindWords: ChoiceWords<Recipient['kind']> = { person: 'Person', channel: 'Kanal' };

/** The columns of a recipient, who is a person of the directory or a channel of a team. */
export const recipientColumns: readonly Column[] = [
  choiceColumn('RecipientKind', 'Till', kindWords),
  { kind: 'text', name: 'RecipientObject', displayName: 'Person, i katalogen', technical: true },
  { kind: 'text', name: 'RecipientTeam', displayName: 'Team', technical: true },
  { kind: 'text', name: 'RecipientChannel', displayName: 'Kanal', technical: true },
];

/**
 * Reads the recipient of a row. The team of a channel may be unknown (`knownTeam`), and its cell empty.
 *
 * @throws {UnreadableRow} when another of its cells is empty
 */
export function readRecipient(cells: Cells): Recipient {
  return required(cells.choice('RecipientKind', kindWords), 'Till') === 'person'
    ? { kind: 'person', objectId: required(cells.text('RecipientObject'), 'Person, i katalogen') }
    : {
        kind: 'channel',
        teamId: cells.text('RecipientTeam') ?? '',
        channelId: required(cells.text('RecipientChannel'), 'Kanal'),
      };
}

/** Makes the cells that `readRecipient` reads. */
export function writeRecipient(recipient: Recipient): Fields {
  const isPerson = recipient.kind === 'person';
  return {
    RecipientKind: kindWords[recipient.kind],
    RecipientObject: isPerson ? recipient.objectId : undefined,
    RecipientTeam: isPerson ? undefined : recipient.teamId,
    RecipientChannel: isPerson ? undefined : recipient.channelId,
  };
}
