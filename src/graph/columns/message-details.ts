import * as v from 'valibot';
import { definedOnly, nonEmpty } from '../../core/domain/base/defined';
import { isReason } from '../../core/domain/base/fault';
import {
  reportRowChanges,
  type DetailsByKind,
  type Message,
  type MessageIn,
  type MessageKind,
} from '../../core/domain/messages/ledger';
import type { Cells } from './cells';
import type { Fields } from './list-map';

const count = v.fallback(v.optional(v.number(), 0), 0);
const text = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined);

/**
 * The JSON of the column Uppgifter. Leaves out a property that cannot be read, so that the row can be read without it: the
 * product would send the message of an unreadable row again.
 */
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
      list: text,
      itemId: text,
      commentKey: text,
      column: text,
      title: text,
      rowKey: text,
      bodies: count,
      goals: count,
      reports: count,
      isJoined: v.fallback(v.optional(v.literal(true)), undefined),
      reasons: v.fallback(
        v.union([
          v.array(v.string()),
          // Earlier versions wrote the reasons as one text.
          v.pipe(
            v.string(),
            v.transform((written): string[] => [...(written.match(/[\w-]+/g) ?? [])]),
          ),
        ]),
        [],
      ),
    }),
  ),
  { reasons: [], bodies: 0, goals: 0, reports: 0 },
);
type DetailsCell = v.InferOutput<typeof detailsCell>;

/** The two columns that hold the details of a message: `subject` is Gäller, `cell` is Uppgifter. */
interface DetailsRow {
  readonly subject: string;
  readonly cell: DetailsCell;
}

function roundChange({ cell }: DetailsRow): DetailsByKind['round-changed'] {
  const { change, reopenedAt, dueOn } = cell;
  if (change === 'cancelled') return { change };
  if (change === 'resumed') return definedOnly({ change, dueOn });
  return change === 'reopened' && reopenedAt !== undefined
    ? definedOnly({ change, reopenedAt, dueOn })
    : definedOnly({ change: 'due-date', dueOn });
}

/**
 * Reads Gäller in the form `goals:12`, as earlier versions wrote the list and the id of its row. Reads a text that names
 * no list as a report that is gone, since the row must be readable.
 */
const earlierSubject = v.fallback(
  v.pipe(
    v.string(),
    v.transform((subject) => subject.split(':')),
    v.tuple([v.string(), v.string()]),
  ),
  ['reports', ''],
);

function refusedEdit({ subject, cell }: DetailsRow): DetailsByKind['edit-refused'] {
  const reasons = cell.reasons.filter(isReason);
  const { column, byName } = cell;
  if (cell.list !== undefined && cell.itemId !== undefined)
    return definedOnly({ list: cell.list, itemId: cell.itemId, reasons, column, byName });
  const [list, itemId] = v.parse(earlierSubject, subject);
  return { list, itemId, reasons };
}

function goneRow({ cell }: DetailsRow): DetailsByKind['row-gone'] {
  const { list = '', itemId = '', title, rowKey, bodies, goals, reports, isJoined } = cell;
  return definedOnly({ list, itemId, title, rowKey, bodies, goals, reports, isJoined });
}

const readers: { readonly [K in MessageKind]: (row: DetailsRow) => DetailsByKind[K] } = {
  'round-card': ({ cell }) => definedOnly({ dueOn: cell.dueOn, preview: cell.preview }),
  'board-post': ({ subject }) => ({ boardKey: subject }),
  'reminder-person': ({ subject }) => definedOnly({ goalKey: nonEmpty(subject) }),
  'reminder-board': ({ subject }) => ({ boardKey: subject }),
  'report-sent-back': ({ subject }) => ({ reportKey: subject }),
  'report-declined': ({ subject, cell: { byName, reason } }) =>
    definedOnly({ goalKey: subject, byName, reason }),
  'comment-written': ({ subject, cell: { commentKey = '' } }) => ({ goalKey: subject, commentKey }),
  'edit-refused': refusedEdit,
  'row-gone': goneRow,
  'figure-changed': ({ subject, cell }) =>
    definedOnly({
      reportKey: subject,
      byName: cell.byName,
      change: reportRowChanges.find((change) => change === cell.change),
    }),
  'round-changed': roundChange,
};

/** The kind of a message with the details of that kind. */
type Topic = { [K in MessageKind]: Pick<MessageIn<K>, 'kind' | 'details'> }[MessageKind];

/** Reads the details of a message of this kind. */
export function readDetails(kind: MessageKind, cells: Cells): Topic {
  const subject = cells.text('Subject') ?? '';
  const cell = v.parse(detailsCell, cells.text('Details'));
  // The reader of a kind makes the details of that kind.
  return { kind, details: readers[kind]({ subject, cell }) } as Topic;
}

function subjectOf(details: Message['details']): string | undefined {
  if ('boardKey' in details) return details.boardKey;
  if ('reportKey' in details) return details.reportKey;
  return 'goalKey' in details ? details.goalKey : undefined;
}

const subjectFields = new Set(['boardKey', 'reportKey', 'goalKey']);

/** Makes the cells that `readDetails` reads: the subject in Gäller, all other details as JSON in Uppgifter. */
export function writeDetails({ details }: Pick<Message, 'details'>): Fields {
  const rest = Object.entries(details).filter(([field]) => !subjectFields.has(field));
  return {
    Subject: subjectOf(details),
    Details: rest.length === 0 ? undefined : JSON.stringify(Object.fromEntries(rest)),
  };
}
