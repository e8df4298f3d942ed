import type {
  FractionAnswer,
  FractionQuestion,
  ImportInput,
  ImportOutcome,
  ImportReply,
  MissingRows,
} from '../../api/import/acts';
import type { Fault } from '../../domain/base/fault';
import { keyForm } from '../../domain/base/keys';
import type { ImportDraft } from './import-drafts';
import type { Sheet } from './read-sheet';

/**
 * How many refused rows name their faults. Somebody who corrects a paste reads fewer at a time, and often each row has the
 * same fault; 3,000 rows with a fault in each cell would make an answer of megabytes.
 */
const mostExplained = 100;

/** How many of the stored rows that a sheet does not name are listed. */
const mostMissing = 50;

/** Says what the import does with the row of a draft. */
export function outcomeOf({ stored, changes, faults, isWaiting }: Outcome): ImportOutcome {
  if (faults.length > 0) return 'refused';
  if (isWaiting === true) return 'waiting';
  if (stored === undefined) return 'new';
  return changes.length > 0 ? 'changed' : 'same';
}

type Outcome = Pick<ImportDraft<unknown>, 'stored' | 'changes' | 'faults' | 'isWaiting'>;

/** Returns the question of each column of per cent that has figures below 1, with the first of them. */
export function questionsOf(drafts: readonly ImportDraft<unknown>[]): readonly FractionQuestion[] {
  const asking = drafts
    .flatMap(({ faults }) => faults)
    .filter(({ reason }) => reason === 'asks-fraction');
  const first = new Map(asking.toReversed().map((fault) => [fault.field, fault.values]));
  return [...first].map(([name, values]) => ({
    name,
    written: Number(values?.['written']),
    meant: Number(values?.['meant']),
  }));
}

/** Returns the answers of the input about columns of per cent. */
export function fractionAnswers({ fractions = [] }: ImportInput): readonly FractionAnswer[] {
  return fractions.flatMap(({ name, isFraction }) =>
    isFraction === null ? [] : [{ name, isFraction }],
  );
}

/** Returns the warnings about what the import writes: of a stored row, about the fields that change. */
function warningsOf({ stored, changes, warnings }: ImportDraft<unknown>): readonly Fault[] {
  const isNew = stored === undefined;
  return warnings.filter(({ field }) => isNew || changes.some(({ column }) => column === field));
}

/** Returns the outcome of each row, with the faults of the first refused ones. */
export function rowsOf<T>(
  drafts: readonly ImportDraft<T>[],
  { asked, headingLine }: Pick<Sheet<string>, 'asked' | 'headingLine'>,
): Pick<ImportReply, 'rows' | 'moreRefused'> {
  const header = {
    ...{ line: headingLine, label: '', outcome: 'refused' as const, faults: asked },
    ...{ understood: {}, changes: [], kept: [], warnings: [] },
  };
  let refused = asked.length > 0 ? 1 : 0;
  const rows = drafts.map((draft) => {
    const { line, label, understood, kept } = draft;
    const outcome = outcomeOf(draft);
    if (outcome === 'refused') refused += 1;
    const faults = outcome === 'refused' && refused <= mostExplained ? draft.faults : [];
    const changes = outcome === 'changed' ? draft.changes : [];
    return { line, label, understood, outcome, faults, changes, kept, warnings: warningsOf(draft) };
  });
  return {
    rows: asked.length > 0 ? [header, ...rows] : rows,
    moreRefused: Math.max(0, refused - mostExplained),
  };
}

/** Returns the stored rows that the sheet does not name; none when the sheet has no codes. */
export function missingRows(
  stored: readonly MissingRows['rows'][number][],
  drafts: readonly ImportDraft<unknown>[],
  { columns }: Pick<Sheet<string>, 'columns'>,
): MissingRows {
  if (!columns.some(({ name }) => name === 'key')) return { rows: [], more: 0 };
  const named = new Set(drafts.map(({ key }) => keyForm(key)));
  const missing = stored.filter(({ key }) => !named.has(keyForm(key)));
  return {
    rows: missing.slice(0, mostMissing),
    more: Math.max(0, missing.length - mostMissing),
  };
}
