import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from './described';

/** A line of the emulator's journal. @see emulator/docs/behaviours.md */
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly part?: string;
  readonly body?: unknown;
}

const fileIn = (state: string): string => join(state, 'journal.jsonl');

/** Makes an emulator that is started with this state keep its journal there, until `endState` reads it. */
export const keepJournal = (state: string): Readonly<Record<string, string>> => ({
  EMULATOR_JOURNAL: fileIn(state),
});

/** Everything that Graph has answered so far, parts of batches among it. @throws {Error} when no journal was kept */
function readJournal(state: string): readonly Entry[] {
  const file = fileIn(state);
  if (!existsSync(file)) throw new Error(`${file}: the emulator has kept no journal.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}

/** The same difference of the same kind of call is told once. */
const kindOf = (text: string): string => text.replaceAll(/\/(?:[^/]*\d[^/]*)/g, '/…');

/** Everything that Graph has answered in this state, held against Microsoft's description. */
function wrongAnswers(state: string): readonly string[] {
  const found = new Map<string, string>();
  for (const { method, path, query, status, body } of readJournal(state)) {
    for (const difference of differences({ method, path, status, body })) {
      const told = `${method} ${path}${query} ${String(status)}: ${difference}`;
      const kind = kindOf(`${method} ${path} ${String(status)}: ${difference}`);
      if (!found.has(kind)) found.set(kind, `${told}\n  ${JSON.stringify({ body }).slice(0, 400)}`);
    }
  }
  return [...found.values()];
}

/**
 * Looks through the journal of an emulator that has ended, and removes its state.
 *
 * @throws {Error} with each answer that Microsoft's description does not know, and the call that it was given to
 */
export function endState(state: string): void {
  const wrong = wrongAnswers(state);
  rmSync(state, { recursive: true, force: true });
  if (wrong.length > 0) throw new Error(`Not as Graph answers:\n${wrong.join('\n')}`);
}
