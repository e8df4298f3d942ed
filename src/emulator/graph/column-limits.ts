import { readSwitches } from '../control/switches';
import type { Emulator } from '../emulator';
import { invalidRequest } from './errors';
import type { Column, FieldValue, List } from './model';
import type { Patch } from './items';

function refuseLongText(column: Column, value: FieldValue): void {
  const longest = column.facet['text']?.['maxLength'] ?? 255;
  if (column.kind !== 'text' && column.kind !== 'choice') return;
  if (typeof value !== 'string' || typeof longest !== 'number' || value.length <= longest) return;
  throw invalidRequest(`The value of field '${column.name}' is longer than ${longest} characters.`);
}

function isOutside(column: Column, value: FieldValue): boolean {
  const { minimum, maximum } = column.facet['number'] ?? {};
  if (typeof value === 'number' && column.kind === 'number') {
    if (typeof minimum === 'number' && value < minimum) return true;
    if (typeof maximum === 'number' && value > maximum) return true;
  }
  const { choices, allowTextEntry } = column.facet['choice'] ?? {};
  if (column.kind !== 'choice' || allowTextEntry === true || !Array.isArray(choices)) return false;
  return [value].flat().some((one) => !choices.includes(one));
}

/** Too long text is always refused; minimum, maximum and choices only by switch. @see graph.md rows 39, 40 */
export function refuseBrokenRule(emulator: Emulator, column: Column, value: FieldValue): void {
  refuseLongText(column, value);
  if (readSwitches(emulator.store).columnRules === 'ignored') return;
  if (isOutside(column, value)) {
    throw invalidRequest(`The value of field '${column.name}' is not allowed.`);
  }
}

/** Required cells of a new row, by switch. @see graph.md row 39 */
export function refuseMissing(emulator: Emulator, list: List, patch: Patch): void {
  if (readSwitches(emulator.store).columnRules === 'ignored') return;
  const missing = list.columns.find((c) => c.required && (patch[c.name] ?? null) === null);
  if (missing !== undefined) throw invalidRequest(`The field '${missing.name}' is required.`);
}
