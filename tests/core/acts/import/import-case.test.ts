import { aGoal, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf } from '../../../support/core/fake-context';

const { 'organisation.import': importOrganisation, 'goal.import': importGoals } = declaredActs;

describe('codes that are written in another case', () => {
  const written = async (text: string, what: 'organisation' | 'goals' = 'organisation') => {
    const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
    const goals = [aGoal({ id: '1', key: 'KF-1', bodyId: 'council' })];
    const lists = listsOf({ world: aWorld({ settings, goals }) });
    const leader = contextOf(anInstance(lists, { settings }), 'Ledare');
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const act = what === 'organisation' ? importOrganisation : importGoals;
    const reply = await act(leader, { rows, write: true });
    return {
      lists,
      outcomes: reply.rows.map(({ outcome, faults }) => [outcome, faults[0]?.reason]),
    };
  };

  test('are those of stored rows, which are left as they are', async () => {
    const { lists, outcomes } = await written(
      'Kod | Namn | Nivå | Hör till\nbuf-1 | Björkskolan | Enhet | buf',
    );
    expect(outcomes).toEqual([['same', undefined]]);
    expect(lists.bodies.writes).toBe(0);
  });

  test('are doubled within a paste', async () => {
    const { outcomes } = await written(
      'Kod | Namn | Nivå | Hör till\nNY-1 | Ett | Enhet | BUF\nny-1 | Ett till | Enhet | BUF',
    );
    expect(outcomes).toEqual([
      ['new', undefined],
      ['refused', 'doubled'],
    ]);
  });

  test('name parents, stored or in the paste', async () => {
    const { lists, outcomes } = await written(
      'Kod | Namn | Nivå | Hör till\nNY-1 | Ett | Enhet | ny-avd\nNY-AVD | Ett till | Avdelning | buf',
    );
    expect(outcomes).toEqual([
      ['new', undefined],
      ['new', undefined],
    ]);
    expect(lists.bodies.byKey('NY-1')?.value.parentId).toBe(lists.bodies.byKey('NY-AVD')?.value.id);
    expect(lists.bodies.byKey('NY-AVD')?.value.parentId).toBe('admin');
    const goals = await written(
      'Kod | Mål | Organ | Härlett ur | Tillstånd\nNY-G | Fler | bun | kf-1 | Utkast',
      'goals',
    );
    expect(goals.lists.goals.byKey('NY-G')?.value).toMatchObject({
      bodyId: 'board',
      parentGoalId: '1',
    });
  });
});
