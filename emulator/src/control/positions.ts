import * as v from 'valibot';
import { switchSchema, type Switches } from './switches';

/** The positions of a switch: a list with the default first, or a range of numbers. */
type Positions =
  | { readonly positions: readonly (string | number)[] }
  | { readonly default: number; readonly least: number; readonly most: number };

type Entry = (typeof switchSchema.entries)[keyof typeof switchSchema.entries];

const bound = (entry: Entry, type: 'min_value' | 'max_value'): number => {
  const actions = 'pipe' in entry.wrapped ? entry.wrapped.pipe : [];
  const found = actions.find((action) => action.type === type);
  return found !== undefined && 'requirement' in found ? found.requirement : NaN;
};

function positionsOf(entry: Entry): Positions {
  if ('options' in entry.wrapped) return { positions: entry.wrapped.options };
  const fallback = Number(entry.default);
  return { default: fallback, least: bound(entry, 'min_value'), most: bound(entry, 'max_value') };
}

const entries = Object.entries(switchSchema.entries) as readonly (readonly [string, Entry])[];

/** The positions of every switch, by its name. */
export const switchPositions = (): Readonly<Record<string, Positions>> =>
  Object.fromEntries(entries.map(([name, entry]) => [name, positionsOf(entry)]));

/** The other position of a time whose default is 0: long enough for a test to notice. */
const SHORT_MS = 200;

function otherPosition(entry: Entry): string | number {
  const of = positionsOf(entry);
  if ('positions' in of) return of.positions[1] ?? entry.default;
  return of.default === 0 ? SHORT_MS : of.default * 2;
}

/** Every switch away from its default: the second position of a list, a time twice as long, or a short time instead of 0. */
const otherSwitches = (): Readonly<Record<string, string | number>> =>
  Object.fromEntries(entries.map(([name, entry]) => [name, otherPosition(entry)]));

const someSwitches = v.partial(v.strictObject(switchSchema.entries));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RangeError(`EMULATOR_SWITCHES is neither JSON nor "other": ${text}`);
  }
}

/**
 * Reads `EMULATOR_SWITCHES`, the positions of switches at the start: `other` for every switch away from its default, else JSON
 * with the positions of some switches.
 *
 * @throws {RangeError} when the text is neither, or names a switch or position that does not exist
 */
export function startingSwitches(text: string | undefined): Partial<Switches> {
  if (text === undefined || text === '') return {};
  const wanted = v.safeParse(someSwitches, text === 'other' ? otherSwitches() : parsed(text));
  if (wanted.success) return wanted.output as Partial<Switches>;
  const issues = wanted.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new RangeError(`EMULATOR_SWITCHES: ${issues.join('; ')}`);
}
