import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { brokenRule } from '../protocol/errors';
import type { Patch } from './items';
import type { Column, FieldValue, List } from './model';

/**
 * Refuses text that is longer than its column allows; Graph always checks this.
 *
 * @throws {GraphError} 400
 * @see docs/behaviours.md row 40
 */
export function refuseLongText(column: Column, value: FieldValue): void {
  const maxLength = column.facet['text']?.['maxLength'] ?? 255;
  if (column.kind !== 'text' && column.kind !== 'choice') return;
  if (typeof value !== 'string' || typeof maxLength !== 'number' || value.length <= maxLength)
    return;
  throw brokenRule(
    { rule: 'too-long', column: column.name },
    `The value of field '${column.name}' is longer than ${maxLength} characters.`,
  );
}

function isOutsideRange(column: Column, value: FieldValue): boolean {
  const { minimum, maximum } = column.facet['number'] ?? {};
  if (column.kind !== 'number' || typeof value !== 'number') return false;
  const low = typeof minimum === 'number' && value < minimum;
  return low || (typeof maximum === 'number' && value > maximum);
}

function isUnlistedChoice(column: Column, value: FieldValue): boolean {
  const { choices, allowTextEntry } = column.facet['choice'] ?? {};
  if (allowTextEntry === true || !Array.isArray(choices)) return false;
  return [value].flat().some((one) => !choices.includes(one));
}

/**
 * Refuses a number outside minimum and maximum, and a choice that is not listed. SharePoint's own pages check
 * this; whether Graph does is not documented, so the switch `columnRules` decides.
 *
 * @throws {GraphError} 400
 * @see docs/behaviours.md row 39
 */
export function refuseDisallowedValue(column: Column, value: FieldValue): void {
  if (!isOutsideRange(column, value) && !isUnlistedChoice(column, value)) return;
  throw brokenRule(
    { rule: 'not-allowed', column: column.name },
    `The value of field '${column.name}' is not allowed.`,
  );
}

/**
 * Refuses a row without a value in a required column.
 *
 * @throws {GraphError} 400
 * @see docs/behaviours.md row 39
 */
export function refuseMissingRequired(list: List, values: Patch): void {
  const missing = list.columns.find((c) => c.required && (values[c.name] ?? null) === null);
  if (missing === undefined) return;
  throw brokenRule(
    { rule: 'required', column: missing.name },
    `The field '${missing.name}' is required.`,
  );
}

/** Whether Graph enforces the rules of columns; the switch `columnRules` decides. */
export const enforcesColumnRules = (emulator: Emulator): boolean =>
  readSwitches(emulator.store).columnRules === 'enforced';
