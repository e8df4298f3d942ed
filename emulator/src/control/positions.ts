import * as v from 'valibot';
import { switchSchema, type Switches } from './switches';

/** Where a switch can stand: words with the default first, or a number between two others. */
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

/** Where each switch can stand. */
export const switchPositions = (): Readonly<Record<string, Positions>> =>
  Object.fromEntries(entries.map(([name, entry]) => [name, positionsOf(entry)]));

/** A time that is not left out, long enough to be seen. */
const SHORT_MS = 200;

function otherPosition(entry: Entry): string | number {
  const at = positionsOf(entry);
  if ('positions' in at) return at.positions[1] ?? entry.default;
  return at.default === 0 ? SHORT_MS : at.default * 2;
}

/** Every switch away from its default: the next word, a time twice as long, or a short time instead of none. */
const otherSwitches = (): Readonly<Record<string, string | number>> =>
  Object.fromEntries(entries.map(([name, entry]) => [name, otherPosition(entry)]));

const named = v.partial(v.strictObject(switchSchema.entries));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RangeError(`EMULATOR_SWITCHES is neither JSON nor "other": ${text}`);
  }
}

/**
 * Reads how switches shall stand at the start: `other` for all away from their defaults, else JSON of some names.
 *
 * @throws {RangeError} for what is no JSON, an unknown name or position
 */
export function startingSwitches(text: string | undefined): Partial<Switches> {
  if (text === undefined || text === '') return {};
  const wanted = v.safeParse(named, text === 'other' ? otherSwitches() : parsed(text));
  if (wanted.success) return wanted.output as Partial<Switches>;
  const said = wanted.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new RangeError(`EMULATOR_SWITCHES: ${said.join('; ')}`);
}
