import type { Body } from '../../../../src/core/domain/organisation/body';
import {
  boardOf,
  bodyAndAbove,
  bodyName,
  bodyOf,
  existsOn,
  isHolder,
  managersOf,
  peopleOf,
  personName,
  processLeaderIds,
} from '../../../../src/core/domain/organisation/organisation';
import {
  aBody,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aWorld,
  someSettings,
} from '../../../support/core/builders';

const world = aWorld();
const ring = aWorld({
  bodies: [aBody({ id: 'a', parentId: 'b' }), aBody({ id: 'b', parentId: 'a' })],
});

test('a body is found by its id in the bodies of its own world', () => {
  expect(bodyOf(world, 'board')?.key).toBe('BUN');
  expect(bodyOf(world, 'gone')).toBeUndefined();
  expect(bodyOf(world, undefined)).toBeUndefined();
  expect(bodyOf(ring, 'board')).toBeUndefined();
  expect([bodyName(world, 'unit'), bodyName(world, 'gone')]).toEqual(['Björkskolan', '']);
});

test.each([
  ['unit', ['unit', 'admin', 'board', 'council']],
  ['council', ['council']],
  ['gone', []],
])('the bodies from %s up are %p', (id, expected) => {
  expect(bodyAndAbove(world, id).map((body) => body.id)).toEqual(expected);
});

test('the bodies of a ring are each named once', () => {
  expect(bodyAndAbove(ring, 'a').map(({ id }) => id)).toEqual(['a', 'b']);
});

test.each([
  ['unit', 'BUN'],
  ['board', 'BUN'],
  ['council', 'KF'],
])('the board of %s, or the body itself when it has none, is %s', (id, key) => {
  const body = bodyOf(world, id);
  if (body === undefined) throw new RangeError(id);
  expect(boardOf(world, body).key).toBe(key);
});

test.each([
  [{}, true],
  [{ validFrom: '2026-11-23' }, true],
  [{ validFrom: '2026-11-24' }, false],
  [{ validTo: '2026-11-23' }, true],
  [{ validTo: '2026-11-22' }, false],
])('a body with %p exists on 23 November 2026: %p', (dates, exists) => {
  expect(existsOn(aBody(dates), '2026-11-23')).toBe(exists);
});

test('a person holds a role by object id, and not by name or mail address', () => {
  const chef = aPerson('Chef');
  expect(isHolder('oid-chef', undefined, aPerson('Annan'), chef)).toBe(true);
  expect(isHolder('oid-chef', undefined, aPerson('Annan'))).toBe(false);
  expect(isHolder(chef.mail, chef)).toBe(false);
  expect(isHolder('oid-chef')).toBe(false);
});

describe('the process leaders', () => {
  const settings = someSettings({ firstProcessLeaders: ['oid-first'] });
  const council = (overrides: Partial<Body>) => aBody({ kind: 'council', ...overrides });
  test('are those of the council, each once, whom the directory knows', () => {
    const bodies = [
      ...anOrganisation(),
      council({ processLeaders: [aPerson('Ledare2'), anUnknownPerson('Olle')] }),
      aBody({ kind: 'unit', processLeaders: [aPerson('Enhetschef')] }),
    ];
    expect(processLeaderIds(aWorld({ bodies, settings }))).toEqual(['oid-ledare', 'oid-ledare2']);
  });

  test('are the first ones of the settings while the directory knows no other', () => {
    const bodies = [council({ processLeaders: [anUnknownPerson('Olle')] })];
    expect(processLeaderIds(aWorld({ bodies, settings }))).toEqual(['oid-first']);
    expect(processLeaderIds(aWorld({ bodies }))).toEqual([]);
  });

  test.each([
    [{ validTo: '2026-11-23' }, ['oid-ledare']],
    [{ validTo: '2026-11-22' }, []],
    [{ validFrom: '2026-11-23' }, ['oid-ledare']],
    [{ validFrom: '2026-11-24' }, []],
  ])('of a council with %p are on 23 November %p', (dates, expected) => {
    const bodies = [council({ ...dates, processLeaders: [aPerson('Ledare')] })];
    expect(processLeaderIds(aWorld({ bodies, today: '2026-11-23' }))).toEqual(expected);
  });
});

test('a body names its manager and substitute, its secretary and its process leaders, in this order', () => {
  const roles = {
    manager: aPerson('Chef'),
    substitute: aPerson('Ersättare'),
    secretary: aPerson('Sekreterare'),
    processLeaders: [aPerson('Ledare')],
  };
  const namesOf = (people: readonly { readonly name?: string }[]) => people.map(({ name }) => name);
  const body = aBody(roles);
  expect(namesOf(managersOf(body))).toEqual(['Chef', 'Ersättare']);
  expect(namesOf(peopleOf(body))).toEqual(['Chef', 'Ersättare', 'Sekreterare', 'Ledare']);
  expect(peopleOf(aBody())).toEqual([]);
});

test('a person is known by the name of the directory, else by the mail address', () => {
  expect(personName(aPerson('Chef'))).toBe('Chef');
  expect(personName(anUnknownPerson('Olle'))).toBe('olle@granforsa.example');
});
