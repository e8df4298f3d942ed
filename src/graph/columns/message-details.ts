import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import { isReason } from '../../core/domain/base/fault';
import type {
  DetailsByKind,
  Message,
  MessageIn,
  MessageKind,
} from '../../core/domain/messages/ledger';
import type { Cells } from './cells';
import type { Fields } from './list-map';

const text = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined);

/** The JSON of the column Uppgifter. What cannot be read is absent: a row is never lost for its details. */
const detailsCell = v.fallback(
  v.pipe(
    v.optional(v.string(), '{}'),
    v.parseJson(),
    v.object({
      dueOn: text,
      preview: text,
      change: text,
      reopenedAt: text,
      byName: text,
      reason: text,
      reasons: v.fallback(
        v.union([
          v.array(v.string()),
          // Rows that were written before the reasons were a list.
          v.pipe(
            v.string(),
            v.transform((written): string[] => [...(written.match(/[\w-]+/g) ?? [])]),
          ),
        ]),
        [],
      ),
    }),
  ),
  { reasons: [] },
);
type DetailsCell = v.InferOutput<typeof detailsCell>;

/** The columns that hold what a message must know; Gäller names what it is about. */
interface DetailsRow {
  readonly subject: string;
  readonly cell: DetailsCell;
}

function roundChange({ cell }: DetailsRow): DetailsByKind['round-changed'] {
  const { change, reopenedAt, dueOn } = cell;
  if (change === 'cancelled') return { change };
  return change === 'reopened' && reopenedAt !== undefined
    ? definedOnly({ change, reopenedAt, dueOn })
    : definedOnly({ change: 'due-date', dueOn });
}

/** Gäller as `goals:12`: the list and the row. */
function refusedEdit({ subject, cell }: DetailsRow): DetailsByKind['edit-refused'] {
  const [list = '', itemId = ''] = subject.split(':');
  return { list, itemId, reasons: cell.reasons.filter(isReason) };
}

const readers: { readonly [K in MessageKind]: (row: DetailsRow) => DetailsByKind[K] } = {
  'round-card': ({ cell }) => definedOnly({ dueOn: cell.dueOn, preview: cell.preview }),
  'board-post': ({ subject }) => ({ boardKey: subject }),
  'reminder-person': ({ subject }) =>
    definedOnly({ goalKey: subject === '' ? undefined : subject }),
  'reminder-board': ({ subject }) => ({ boardKey: subject }),
  'report-sent-back': ({ subject }) => ({ reportKey: subject }),
  'report-declined': ({ subject, cell: { byName, reason } }) =>
    definedOnly({ goalKey: subject, byName, reason }),
  'edit-refused': refusedEdit,
  'figure-changed': ({ subject, cell }) => definedOnly({ reportKey: subject, byName: cell.byName }),
  'round-changed': roundChange,
};

/** What a message is about, and what it must know of that. */
type Topic = { [K in MessageKind]: Pick<MessageIn<K>, 'kind' | 'details'> }[MessageKind];

/** Reads what a message of the kind must know. */
export function readDetails(kind: MessageKind, cells: Cells): Topic {
  const subject = cells.text('Subject') ?? '';
  const cell = v.parse(detailsCell, cells.text('Details'));
  // The reader of a kind makes the details of that kind.
  return { kind, details: readers[kind]({ subject, cell }) } as Topic;
}

function subjectOf(details: Message['details']): string | undefined {
  if ('boardKey' in details) return details.boardKey;
  if ('reportKey' in details) return details.reportKey;
  if ('list' in details) return `${details.list}:${details.itemId}`;
  return 'goalKey' in details ? details.goalKey : undefined;
}

const subjectFields = new Set(['boardKey', 'reportKey', 'goalKey', 'list', 'itemId']);

/** Writes what `readDetails` reads: what the message is about in Gäller, the rest as JSON in Uppgifter. */
export function writeDetails({ details }: Pick<Message, 'details'>): Fields {
  const rest = Object.entries(details).filter(([field]) => !subjectFields.has(field));
  return {
    Subject: subjectOf(details),
    Details: rest.length === 0 ? undefined : JSON.stringify(Object.fromEntries(rest)),
  };
}
