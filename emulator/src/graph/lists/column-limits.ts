import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { brokenRule } from '../protocol/errors';
import type { Patch } from './items';
import type { Column, FieldValue, List } from './model';

/** Text over the column's length is always refused. @see graph.md row 40 */
export function refuseLongText(column: Column, value: FieldValue): void {
  const longest = column.facet['text']?.['maxLength'] ?? 255;
  if (column.kind !== 'text' && column.kind !== 'choice') return;
  if (typeof value !== 'string' || typeof longest !== 'number' || value.length <= longest) return;
  throw brokenRule(
    { rule: 'too-long', column: column.name },
    `The value of field '${column.name}' is longer than ${longest} characters.`,
  );
}

function isOutsideRange(column: Column, value: FieldValue): boolean {
  const { minimum, maximum } = column.facet['number'] ?? {};
  if (column.kind !== 'number' || typeof value !== 'number') return false;
  const low = typeof minimum === 'number' && value < minimum;
  return low || (typeof maximum === 'number' && value > maximum);
}

function isNoChoice(column: Column, value: FieldValue): boolean {
  const { choices, allowTextEntry } = column.facet['choice'] ?? {};
  if (allowTextEntry === true || !Array.isArray(choices)) return false;
  return [value].flat().some((one) => !choices.includes(one));
}

/** Minimum, maximum and choices, which SharePoint's own pages hold and Graph is not known to. @see graph.md row 39 */
export function refuseOutside(column: Column, value: FieldValue): void {
  if (!isOutsideRange(column, value) && !isNoChoice(column, value)) return;
  throw brokenRule(
    { rule: 'not-allowed', column: column.name },
    `The value of field '${column.name}' is not allowed.`,
  );
}

/** Required cells that are empty. @see graph.md row 39 */
export function refuseMissing(list: List, values: Patch): void {
  const missing = list.columns.find((c) => c.required && (values[c.name] ?? null) === null);
  if (missing === undefined) return;
  throw brokenRule(
    { rule: 'required', column: missing.name },
    `The field '${missing.name}' is required.`,
  );
}

/** Does Graph hold the rules of columns, as the switch says? */
export const holdsRules = (emulator: Emulator): boolean =>
  readSwitches(emulator.store).columnRules === 'enforced';
