import * as v from 'valibot';
import { reasons, type Fault } from '../../core/domain/base/fault';
import { definedOnly } from '../../core/domain/base/defined';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields, WriteContext } from './list-map';

/** Makes the columns for faults of a row: Kontroll in words for people, and Kontrollkoder as JSON for the product. */
export const controlColumns = (description: string): readonly Column[] => [
  { kind: 'note', name: 'Control', displayName: 'Kontroll', description },
  { kind: 'note', name: 'ControlCodes', displayName: 'Kontrollkoder', technical: true },
];

/** By column: the field and the reason of the fault that an unreadable value of this column is. */
export type FaultyColumns = Readonly<
  Record<string, { readonly field: string; readonly reason: 'unreadable' | 'not-a-number' }>
>;

const faultSchema = v.object({
  field: v.string(),
  reason: v.picklist(reasons),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
const faultsCell = v.pipe(v.string(), v.parseJson(), v.array(faultSchema));

/** Reads the faults that the product stored when it checked the row. Returns none when the text is no list of faults. */
function storedFaults(text: string | undefined): readonly Fault[] {
  const parsed = v.safeParse(faultsCell, text);
  return parsed.success ? parsed.output.map((fault) => definedOnly<Fault>(fault)) : [];
}

/** Returns the faults that the product stored when it checked the row, and one for each value that cannot be read now. */
export function readFaults(cells: Cells, columns: FaultyColumns): readonly Fault[] {
  const stored = storedFaults(cells.text('ControlCodes'));
  const found = [...cells.unreadable].flatMap((column) => columns[column] ?? []);
  const isNew = (fault: Fault) =>
    !stored.some((known) => known.field === fault.field && known.reason === fault.reason);
  return [...stored, ...found.filter(isNew)];
}

/** Makes the cells that `readFaults` reads. */
export function writeFaults(faults: readonly Fault[], context: WriteContext): Fields {
  if (faults.length === 0) return { Control: undefined, ControlCodes: undefined };
  return {
    Control: faults.map((fault) => context.faultText(fault)).join('\n'),
    ControlCodes: JSON.stringify(faults),
  };
}
