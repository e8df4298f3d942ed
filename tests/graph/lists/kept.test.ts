import { createHash } from 'node:crypto';
import type { AsAsked } from '../../../src/core/domain/follow-up/as-asked';
import { keptColumn } from '../../../src/graph/columns/kept';
import { listMaps } from '../../../src/graph/list-registry';
import { aReport } from '../../support/graph/builders';
import { readRow } from '../../support/graph/rows';

const { reports } = listMaps;
const asAsked: AsAsked = {
  goal: { key: 'BUN-1', title: 'Lika villkor', state: 'adopted', target: 88 },
  ...{ goalsAbove: [], bodies: [], boardKey: 'BUN' },
};

/** Returns the cell of a row as a version of the product has written it. */
function written(version: number, kept: object): string {
  const checksum = createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 16);
  return JSON.stringify({ version, checksum, kept });
}

test('a row that an earlier version has written says what its round asked for', () => {
  const row = readRow(reports, aReport({ roundId: '1', goalId: '2' }), {
    [keptColumn.name]: written(1, asAsked),
  });
  expect(row).toMatchObject({ asAsked });
});

test('a row that a later version has written, or whose checksum is wrong, is named', () => {
  const later = written(99, asAsked);
  const changed = written(2, asAsked).replace('88', '89');
  for (const cell of [later, changed, 'text'])
    expect(
      readRow(reports, aReport({ roundId: '1', goalId: '2' }), { [keptColumn.name]: cell }),
    ).toMatchObject({
      faults: [{ field: 'asAsked', reason: 'changed-as-asked' }],
    });
});
