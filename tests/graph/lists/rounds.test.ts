import { keptColumnName } from '../../../src/core/text/list/list-names';
import { keptColumn } from '../../../src/graph/columns/kept';
import { listMaps } from '../../../src/graph/list-registry';
import { aRound } from '../../support/graph/builders';
import { readRow, roundTrip, writeContext } from '../../support/graph/rows';

const { rounds } = listMaps;
const asAsked = { partlyMetFrom: 0.75, smallCountsBelow: 5, bodies: [], goalKeys: ['BUN-1'] };

test.each([
  ['2026-12-31', 'annual'],
  ['2026-08-31', 'interim'],
])('a row without a kind, of a period to %s, is %s', (periodTo, kind) => {
  const old = readRow(rounds, aRound({ periodTo }), { Kind: undefined });
  expect(old).toMatchObject({ kind });
});

test('a row keeps the kind that a person has chosen, whatever its period', () => {
  const chosen = aRound({ kind: 'interim' });
  expect(rounds.write(chosen, writeContext)).toMatchObject({ Kind: 'Delårsuppföljning' });
  expect(roundTrip(rounds, chosen)).toMatchObject({ kind: 'interim' });
});

test('process leaders read the name of the column that a person has changed', () => {
  expect(keptColumn.displayName).toBe(keptColumnName);
});

test('what a person has put in place of what the round keeps stays there when the round is saved', () => {
  expect(rounds.write(aRound({ asAsked }), writeContext)).toHaveProperty('AsAsked');
  const spoiled = aRound({ isAsAskedSpoiled: true });
  expect(rounds.write(spoiled, writeContext)).not.toHaveProperty('AsAsked');
});
