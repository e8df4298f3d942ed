import type { World } from '../../../src/core/domain/world';
import { aMunicipalityWithHistory } from '../core/frozen-rounds';
import { changeLater } from '../core/later-edits';
import { randomSource } from '../core/random';
import { roundAsShown, workbookAsWritten, type RoundAsShown } from './round-as-shown';

const others = ['Chef', 'Annan', 'Förvaltningschef', 'Sekreterare'];
const rounds = [
  ['800', 'helar-2024'],
  ['801', 'helar-2025'],
] as const;

/** The fields that are left out when figures are hidden: figures, and what is withheld beside them. */
const hiddenFields: ReadonlySet<string> = new Set([
  ...['baseline', 'women', 'men', 'total', 'gap'],
  ...['attainment', 'comment'],
]);

/** True for a value that is the same as before, or that is not shown any more since it counts few people. */
function isSameOrHidden(before: unknown, after: unknown, field = ''): boolean {
  if (after === 'suppressed') return true;
  if (after === undefined && hiddenFields.has(field)) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return before === after;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const valueOf = (of: object, name: string) => (of as Readonly<Record<string, unknown>>)[name];
  return [...names].every((name) =>
    isSameOrHidden(valueOf(before, name), valueOf(after, name), name),
  );
}

/** Expects that a person sees rows as the process leader saw them: which ones depends on the person's rights of today. */
function expectSameRows(before: RoundAsShown | undefined, after: RoundAsShown | undefined): void {
  for (const [key, row] of after?.rows ?? [])
    expect([key, isSameOrHidden(before?.rows.get(key), row)]).toEqual([key, true]);
}

/** Expects that the sums of a person are the same as before when the person sees the same goals as before. */
function expectSameSums(before: RoundAsShown | undefined, after: RoundAsShown | undefined): void {
  // A person who has lost every role sees no page of a round.
  if (before === undefined || after === undefined) return;
  const keysOf = ({ rows }: RoundAsShown) => JSON.stringify([...rows.keys()]);
  if (keysOf(before) === keysOf(after)) expect(after.sums).toEqual(before.sums);
}

function shownTo(world: World, name: string): readonly (RoundAsShown | undefined)[] {
  return rounds.map(([, key]) => roundAsShown(world, name, key));
}

async function workbooks(world: World): Promise<string> {
  const written = await Promise.all(rounds.map(([id]) => workbookAsWritten(world, id)));
  return JSON.stringify(written);
}

/** Makes random changes after two rounds were closed, and expects that each says what it said when it was closed. */
export async function frozenRoundsHold(how: {
  readonly seed: number;
  readonly edits: number;
}): Promise<void> {
  const random = randomSource(how.seed);
  let world = aMunicipalityWithHistory(random);
  const leader = shownTo(world, 'Ledare');
  const before = others.map((name) => shownTo(world, name));
  const written = await workbooks(world);
  expect(leader.map((round) => round?.rows.size)).not.toContain(0);
  for (let edit = 0; edit < how.edits; edit += 1) {
    world = changeLater(random, world);
    const after = shownTo(world, 'Ledare');
    expect(JSON.stringify(after.map((round) => round?.whole))).toBe(
      JSON.stringify(leader.map((round) => round?.whole)),
    );
    expect(await workbooks(world)).toBe(written);
    for (const [at, name] of others.entries())
      for (const [which, shown] of shownTo(world, name).entries()) {
        expectSameRows(leader[which], shown);
        expectSameSums(before[at]?.[which], shown);
      }
  }
}
