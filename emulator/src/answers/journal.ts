import { readFileSync } from 'node:fs';
import { differences } from './described';

/** The parts of a line of the journal that are checked. `control/journal.ts` writes the journal. */
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly body?: unknown;
}

/** Reads every answer of Graph in a journal, also those to parts of batches. */
const readJournal = (file: string): readonly Entry[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);

/** The text without ids, by which the same difference of the same kind of call is reported once. */
const kindOf = (text: string): string => text.replaceAll(/\/(?:[^/]*\d[^/]*)/g, '/…');

/**
 * Compares every answer in a journal with Microsoft's description of the call.
 *
 * @returns one text for each kind of difference, with the call and the beginning of the body
 */
export function wrongAnswers(file: string): readonly string[] {
  const found = new Map<string, string>();
  for (const { method, path, query, status, body } of readJournal(file)) {
    for (const difference of differences({ method, path, status, body })) {
      const text = `${method} ${path}${query} ${String(status)}: ${difference}`;
      const kind = kindOf(`${method} ${path} ${String(status)}: ${difference}`);
      if (!found.has(kind)) found.set(kind, `${text}\n  ${JSON.stringify({ body }).slice(0, 400)}`);
    }
  }
  return [...found.values()];
}
