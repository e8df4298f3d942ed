import { aBody, aPerson, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf } from '../../../support/core/fake-context';
import type { ImportInput } from '../../../../src/core/api/import/acts';

const { 'organisation.import': importOrganisation } = declaredActs;

function begin() {
  const settings = someSettings();
  const bodies = [
    aBody({
      id: '1',
      key: 'KF',
      name: 'Fullmäktige',
      kind: 'council',
      processLeaders: [aPerson('Ledare')],
    }),
    aBody({ id: '3', key: 'SN', name: 'Nämnden', kind: 'board', parentId: '1', parentKey: 'KF' }),
    aBody({
      id: '4',
      key: 'BUF',
      name: 'Förvaltningen',
      kind: 'administration',
      parentId: '3',
      parentKey: 'SN',
    }),
  ];
  const lists = listsOf({ world: aWorld({ settings, bodies }) });
  const instance = anInstance(lists, { settings });
  for (const name of ['Ledare', 'Ny']) instance.directory.set(aPerson(name).mail, aPerson(name));
  const leader = contextOf(instance, 'Ledare');
  const organisation = (text: string, more: Partial<ImportInput> = {}) => {
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    return importOrganisation(leader, { rows, write: true, ...more });
  };
  return { lists, instance, leader, organisation };
}

describe('people in a sheet', () => {
  const sheet = 'Kod | Chef\nBUF | Anna Berg';
  const named = (name: string, mail: string) => ({ name, mail, objectId: `oid-${mail}` });

  function withPeople(people: readonly (readonly [string, string])[]) {
    const begun = begin();
    for (const [name, local] of people) {
      const mail = `${local}@granforsa.example`;
      begun.instance.directory.set(mail, named(name, mail));
    }
    return begun;
  }

  test.each([
    [[['Anna Berg', 'a1']], 'Anna Berg', 'a1'],
    [[['Anna Berg', 'a1']], 'Berg, Anna', 'a1'],
    [[['Anna Berg', 'a1']], 'anna  BERG (tf)', 'a1'],
    [
      [
        ['Anna Berg', 'a1'],
        ['Anna Bergqvist', 'a2'],
      ],
      'Anna Berg',
      'a1',
    ],
    [[['Anna Berg', 'a1']], 'Anna Berg <a1@granforsa.example>', 'a1'],
  ] as const)('of %j, %j is %s', async (people, written, local) => {
    const { lists, organisation } = withPeople(people);
    const { rows } = await organisation(`Kod | Chef\nBUF | ${written}`);
    expect(rows[0]?.faults).toEqual([]);
    expect(lists.bodies.byKey('BUF')?.value.manager?.mail).toBe(`${local}@granforsa.example`);
    const shown = rows[0]?.understood['manager'] ?? written;
    expect(shown).toBe(`Anna Berg <${local}@granforsa.example>`);
  });

  test.each([
    [
      [
        ['Anna Berg', 'a1'],
        ['Anna Berg', 'a2'],
      ],
      ['a1', 'a2'],
    ],
    [[['Anna Bergqvist', 'a2']], ['a2']],
  ] as const)('of %j the person is asked, and the answer counts', async (people, locals) => {
    const { lists, organisation } = withPeople(people);
    const asked = await organisation(sheet);
    expect(asked.people).toEqual([
      expect.objectContaining({ line: 2, column: 'manager', written: 'Anna Berg', hasMore: false }),
    ]);
    const choices = asked.people[0]?.choices.map(({ mail }) => mail);
    expect(choices).toEqual(locals.map((local) => `${local}@granforsa.example`));
    expect(asked.rows[0]).toMatchObject({
      outcome: 'refused',
      faults: [{ reason: 'asks-person' }],
    });
    const mail = choices?.at(-1) ?? '';
    const other = await organisation(sheet, {
      people: [{ written: 'Anna Berg', mail, line: 7, column: 'manager' }],
    });
    expect(other.written).toBe(0);
    const answered = await organisation(sheet, { people: [{ written: 'Anna Berg', mail }] });
    expect(answered).toMatchObject({ written: 1, people: [] });
    expect(lists.bodies.byKey('BUF')?.value.manager).toMatchObject({
      mail,
      objectId: `oid-${mail}`,
    });
  });

  test('an address that nobody has is written, with a warning', async () => {
    const { lists, organisation } = begin();
    const { rows, written } = await organisation('Kod | Chef\nBUF | ingen@granforsa.example');
    expect(rows[0]?.warnings).toEqual([
      { field: 'manager', reason: 'person-unknown', values: { mail: 'ingen@granforsa.example' } },
    ]);
    expect(written).toBe(1);
    expect(lists.bodies.byKey('BUF')?.value.manager).toEqual({ mail: 'ingen@granforsa.example' });
  });

  test('process leaders are named by address and name, one after the other', async () => {
    const { lists, organisation } = withPeople([['Anna Berg', 'a1']]);
    await organisation(
      'Kod | Processledare\nKF | Anna Berg; ledare@granforsa.example ny@granforsa.example',
    );
    expect(lists.bodies.byKey('KF')?.value.processLeaders.map(({ mail }) => mail)).toEqual([
      'a1@granforsa.example',
      'ledare@granforsa.example',
      'ny@granforsa.example',
    ]);
  });

  test('while the product may not read the directory, only addresses are understood, without warnings', async () => {
    const { leader } = begin();
    const closed = {
      ...leader,
      directory: {
        resolve: () => Promise.resolve(undefined),
        search: () => Promise.resolve({ people: [], hasMore: false, isForbidden: true }),
      },
    };
    const rows = [
      ['Kod', 'Chef'],
      ['BUF', 'Anna Berg'],
      ['SN', 'x@granforsa.example'],
    ];
    const reply = await importOrganisation(closed, { rows, write: false });
    expect(reply.rows).toMatchObject([
      { outcome: 'refused', faults: [{ field: 'manager', reason: 'not-an-address' }] },
      { outcome: 'changed', warnings: [] },
    ]);
  });
});
