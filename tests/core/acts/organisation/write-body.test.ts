import { viewOrganisation } from '../../../../src/core/views/organisation/view-organisation';
import { aGoal, anOrganisation, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

function begin() {
  const bodies = anOrganisation().map((body) => ({ ...body }));
  const instance = anInstance(listsOf({ world: aWorld({ bodies, goals: [aGoal()] }) }));
  const ctx = contextOf(instance, 'Ledare');
  const bodyOf = (key: string) => ctx.tables.bodies.findByKey(key)?.value;
  const change = (input: object) => acts['body.change'](ctx, { bodyKey: 'BUF-1', ...input });
  const reasons = async (work: Promise<unknown>) =>
    (await refusalOf(work))?.faults.map(({ field, reason }) => `${field} ${reason}`);
  return { instance, ctx, bodyOf, change, reasons };
}

const park = { key: 'BUF-3', name: 'Parkskolan', kind: 'unit', parentKey: 'buf' } as const;

test('a body is added once, with its place by code and id', async () => {
  const { ctx, bodyOf, reasons } = begin();
  expect(await acts['body.add'](ctx, park)).toEqual({ changed: true });
  expect(await acts['body.add'](ctx, park)).toEqual({ changed: false });
  expect(bodyOf('BUF-3')).toMatchObject({
    name: 'Parkskolan',
    parentId: 'admin',
    parentKey: 'BUF',
  });
  const other = { ...park, key: 'buf-3', name: 'En annan' };
  expect(await reasons(acts['body.add'](ctx, other))).toEqual(['key doubled']);
});

test.each([
  ['above nothing', { parentKey: undefined }, 'parent missing'],
  ['below a body that does not exist', { parentKey: 'XYZ' }, 'parent unknown'],
  ['below a body of the wrong level', { kind: 'board', parentKey: 'BUF' }, 'parent wrong-level'],
  ['with a code that is none', { key: 'B:1' }, 'key not-a-key'],
] as const)('a body %s is refused', async (_, over, reason) => {
  const { ctx, reasons, bodyOf } = begin();
  expect(await reasons(acts['body.add'](ctx, { ...park, ...over }))).toEqual([reason]);
  expect(bodyOf('BUF-3')).toBeUndefined();
});

test('a body is renamed and moved, and the same change again changes nothing', async () => {
  const { change, bodyOf } = begin();
  const input = {
    name: { seen: 'Björkskolan', next: 'Björk- och granskolan' },
    parent: { seen: 'BUF', next: 'BUF-2' },
  };
  expect(await change(input)).toEqual({ changed: true });
  expect(bodyOf('BUF-1')).toMatchObject({ name: 'Björk- och granskolan', parentId: 'unit2' });
  expect(await change(input)).toEqual({ changed: false });
});

test('a body does not stand below itself, nor below one under it', async () => {
  const { change, reasons } = begin();
  expect(await reasons(change({ parent: { seen: 'BUF', next: 'BUF-1' } }))).toEqual([
    'parent ring',
  ]);
  await change({ parent: { seen: 'BUF', next: 'BUF-2' } });
  const turned = change({ bodyKey: 'BUF-2', parent: { seen: 'BUF', next: 'BUF-1' } });
  expect(await reasons(turned)).toEqual(['parent ring']);
});

test('what somebody else has changed is refused by field, and nothing is saved', async () => {
  const { change, reasons, bodyOf } = begin();
  const name = { seen: 'Gamla skolan', next: 'Nya skolan' };
  const lastDay = { seen: null, next: '2026-12-31' };
  expect(await reasons(change({ name, lastDay }))).toEqual(['name changed-meanwhile']);
  expect(bodyOf('BUF-1')?.validTo).toBeUndefined();
});

test('a body ends on a day, after those below it, and the end is taken back', async () => {
  const { change, reasons, bodyOf, ctx } = begin();
  const end = (bodyKey: string, seen: string | null, next: string | null) =>
    change({ bodyKey, lastDay: { seen, next } });
  expect(await reasons(end('BUF', null, '2026-12-31'))).toEqual(['lastDay bodies-below']);
  for (const key of ['BUF-1', 'BUF-2']) await end(key, null, '2026-11-22');
  expect(await end('BUF', null, '2026-12-31')).toEqual({ changed: true });
  const listed = viewOrganisation(ctx).bodies.map(({ key, hasEnded }) => [key, hasEnded]);
  expect(listed).toEqual([
    ...[
      ['KF', false],
      ['BUN', false],
      ['BUF', false],
    ],
    ...[
      ['BUF-1', true],
      ['BUF-2', true],
    ],
  ]);
  await end('BUF-1', '2026-11-22', null);
  expect(bodyOf('BUF-1')?.validTo).toBeUndefined();
});

test('only process leaders write bodies; a manager sees those where who stands in can be changed', async () => {
  const { instance } = begin();
  const manager = contextOf(instance, 'Förvaltningschef');
  expect((await refusalOf(acts['body.add'](manager, park)))?.code).toBe('not-allowed');
  expect(viewOrganisation(manager).bodies.map(({ key, depth }) => [key, depth])).toEqual([
    ...[
      ['BUF', 0],
      ['BUF-1', 1],
      ['BUF-2', 1],
    ],
  ]);
  const leaders = viewOrganisation(contextOf(instance, 'Ledare')).bodies[0]?.leaders;
  expect(leaders?.map(({ name, isKnown }) => [name, isKnown])).toEqual([
    ...[
      ['Ledare', true],
      ['Ledare2', true],
    ],
  ]);
});
