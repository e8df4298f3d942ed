import {
  administrationsServing,
  answeringBody,
  answeringLine,
  faultsOfTies,
  readKeys,
  servedLine,
} from '../../../../src/core/domain/organisation/body-ties';
import { boardOf } from '../../../../src/core/domain/organisation/organisation';
import type { Body } from '../../../../src/core/domain/organisation/body';
import { aBody, aWorld } from '../../../support/core/builders';

const today = '2026-11-22';
const worldWith = (...bodies: readonly Body[]) => aWorld({ bodies });

/** Bodies of which each is replaced by the next one. */
function chain(...lastDays: readonly (string | undefined)[]): readonly Body[] {
  return lastDays.map((validTo, at) =>
    aBody({
      id: `b${String(at)}`,
      ...(validTo !== undefined && { validTo }),
      ...(at + 1 < lastDays.length && { replacedById: `b${String(at + 1)}` }),
    }),
  );
}

test.each([
  ['exists', [undefined], 'b0'],
  ['exists although something will replace it', ['2026-12-31', undefined], 'b0'],
  ['has ended without a successor', ['2026-06-30'], undefined],
  ['has ended, with a successor', ['2026-06-30', undefined], 'b1'],
  ['has ended, as has its successor', ['2026-06-30', '2026-10-31', undefined], 'b2'],
  ['has ended, as have all after it', ['2026-06-30', '2026-10-31'], undefined],
] as const)('who answers for a body that %s', (_, lastDays, answering) => {
  const bodies = chain(...lastDays);
  const [first = aBody()] = bodies;
  expect(answeringBody({ bodies }, first, today)?.id).toBe(answering);
});

test('nobody answers for bodies that replace each other in a ring, nor before a first day', () => {
  const bodies = [
    aBody({ id: 'a', validTo: '2026-06-30', replacedById: 'b' }),
    aBody({ id: 'b', validTo: '2026-06-30', replacedById: 'a' }),
    aBody({ id: 'later', validFrom: '2027-01-01' }),
  ];
  expect(bodies.map((body) => answeringBody({ bodies }, body, today))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

const kf = aBody({ id: 'kf', kind: 'council' });
const one = aBody({ id: 'one', key: 'N-1', kind: 'board', parentId: 'kf' });
const two = aBody({ id: 'two', key: 'N-2', kind: 'board', parentId: 'kf' });
const admin = aBody({ id: 'admin', kind: 'administration', parentId: 'one', alsoServes: ['n-2'] });
const unit = aBody({ id: 'unit', parentId: 'admin' });

test('an administration serves further boards, and one board counts it', () => {
  const world = worldWith(kf, one, two, admin, unit);
  expect(servedLine(world, 'unit').map(({ id }) => id)).toEqual([
    ...['unit', 'admin', 'one', 'kf'],
    'two',
  ]);
  expect(administrationsServing(world, two)).toEqual([admin]);
  expect(administrationsServing(world, one)).toEqual([]);
  expect(boardOf(world, unit)).toBe(one);
});

test('what replaces a body stands above what is left of it', () => {
  const over = aBody({
    id: 'over',
    parentId: 'admin',
    validTo: '2026-06-30',
    replacedById: 'unit',
  });
  const world = worldWith(kf, one, two, admin, unit, over);
  expect(answeringLine(world, 'over').map(({ id }) => id)).toEqual([
    ...['over', 'admin', 'one', 'kf'],
    'unit',
  ]);
});

test('a company counts for the units below it, unless a board stands above', () => {
  const company = aBody({ id: 'company', kind: 'company', parentId: 'kf' });
  const shop = aBody({ id: 'shop', parentId: 'company' });
  expect(boardOf(worldWith(kf, company, shop), shop)).toBe(company);
  const owned = { ...company, parentId: 'one' };
  expect(boardOf(worldWith(kf, one, owned, shop), shop)).toBe(one);
});

test.each([
  ['itself', { id: 'x', replacedById: 'x' }, 'replacedBy replaced-by-itself'],
  ['a row that is gone', { replacedById: 'gone' }, 'replacedBy replaced-by-gone'],
  ['one that has ended', { replacedById: 'over' }, 'replacedBy replaced-by-ended'],
  ['a ring', { id: 'x', replacedById: 'back' }, 'replacedBy replaced-in-ring'],
  ['one that exists', { replacedById: 'unit' }, undefined],
  ['a board', { kind: 'administration', alsoServes: ['N-2'] }, undefined],
  ['no code', { kind: 'administration', alsoServes: ['XYZ'] }, 'alsoServes unknown-body'],
  ['no board', { kind: 'administration', alsoServes: ['B-U'] }, 'alsoServes not-a-board'],
  ['a board, as a unit', { kind: 'unit', alsoServes: ['N-2'] }, 'alsoServes only-administrations'],
] as const)('the ties of a body to %s', (_, over, fault) => {
  const body = aBody({ id: 'x', ...over });
  const world = worldWith(
    ...[kf, one, two, admin, { ...unit, key: 'B-U' }, body],
    aBody({ id: 'over', validTo: '2026-06-30' }),
    aBody({ id: 'back', validTo: '2026-06-30', replacedById: 'x' }),
  );
  const [found] = faultsOfTies(world, body);
  expect(found && `${found.field} ${found.reason}`).toBe(fault);
});

test.each([
  ['KFN; MSN', ['KFN', 'MSN']],
  [' KFN,MSN  kfn ', ['kfn', 'MSN']],
  ['', undefined],
  [' ; ', undefined],
  [undefined, undefined],
])('the codes in %p are %p', (text, keys) => {
  expect(readKeys(text)).toEqual(keys);
});
