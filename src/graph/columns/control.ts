import * as v from 'valibot';
import { reasons, type Fault } from '../../core/domain/base/fault';
import { definedOnly } from '../../core/domain/base/defined';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields, WriteContext } from './list-map';

/** The column Kontroll, which says in words what is wrong with the row, and the same as codes for the product. */
export const controlColumns = (description: string): readonly Column[] => [
  { kind: 'note', name: 'Control', displayName: 'Kontroll', description },
  { kind: 'note', name: 'ControlCodes', displayName: 'Kontrollkoder', technical: true },
];

/** A column whose unreadable value is a fault: the field of the domain that it holds, and the fault's reason. */
export type FaultyColumns = Readonly<
  Record<string, { readonly field: string; readonly reason: 'unreadable' | 'not-a-number' }>
>;

const faultSchema = v.object({
  field: v.string(),
  reason: v.picklist(reasons),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
const faultsCell = v.pipe(v.string(), v.parseJson(), v.array(faultSchema));

/** The faults that the product wrote when it checked the row. A text that is no list of faults reads as none. */
function storedFaults(text: string | undefined): readonly Fault[] {
  const parsed = v.safeParse(faultsCell, text);
  return parsed.success ? parsed.output.map((fault) => definedOnly<Fault>(fault)) : [];
}

/** What is wrong with the row: what the product found when it checked it, and values that cannot be read now. */
export function readFaults(cells: Cells, columns: FaultyColumns): readonly Fault[] {
  const stored = storedFaults(cells.text('ControlCodes'));
  const found = [...cells.unreadable].flatMap((column) => columns[column] ?? []);
  const isNew = (fault: Fault) =>
    !stored.some((known) => known.field === fault.field && known.reason === fault.reason);
  return [...stored, ...found.filter(isNew)];
}

/** Writes what `readFaults` reads. */
export function writeFaults(faults: readonly Fault[], context: WriteContext): Fields {
  if (faults.length === 0) return { Control: undefined, ControlCodes: undefined };
  return {
    Control: faults.map((fault) => context.faultText(fault)).join('\n'),
    ControlCodes: JSON.stringify(faults),
  };
}
