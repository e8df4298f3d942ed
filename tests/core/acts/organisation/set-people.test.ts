import { AppError } from '../../../../src/core/domain/base/app-error';
import { askedPerson } from '../../../../src/core/domain/goals/goal-reporters';
import { aGoal, anUnknownPerson, aPerson, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const nina = aPerson('Nina');
const mailOf = (name: string) => `${name}@granforsa.example`;

function begin() {
  const goals = [
    aGoal({ id: '1', key: 'G-1' }),
    aGoal({ id: '2', key: 'G-2', state: 'closed' }),
    aGoal({ id: '3', key: 'G-3', reporter: anUnknownPerson('Nina') }),
  ];
  const lists = listsOf({ world: aWorld({ goals, rounds: [aRound()] }) });
  const instance = anInstance(lists);
  for (const person of [nina, aPerson('Chef'), aPerson('Ledare'), aPerson('Ersättare')])
    instance.directory.set(person.mail, person);
  const bodyOf = (key: string) => contextOf(instance, 'Ledare').tables.bodies.findByKey(key)?.value;
  const goalOf = (key: string) => contextOf(instance, 'Ledare').tables.goals.findByKey(key)?.value;
  return { lists, instance, as: (name: string) => contextOf(instance, name), bodyOf, goalOf };
}

describe('the people of a body', () => {
  test('are stored with the object id at once, also from an address as mail programs copy it', async () => {
    const { as, bodyOf, instance } = begin();
    const manager = { seen: mailOf('chef'), next: 'Nina Ek <NINA@granforsa.example>' };
    const input = { bodyKey: 'BUF-1', manager };
    expect(await acts['body.set-people'](as('Ledare'), input)).toEqual({ changed: true });
    expect(bodyOf('BUF-1')?.manager).toEqual(nina);
    expect(instance.wakes).toBe(1);
    expect(await acts['body.set-people'](as('Ledare'), input)).toEqual({ changed: false });
    expect(instance.wakes).toBe(1);
  });

  test('a field that somebody else has changed is refused by itself, and nothing is saved', async () => {
    const { as, bodyOf } = begin();
    const refused = await refusalOf(
      acts['body.set-people'](as('Ledare'), {
        bodyKey: 'BUF-1',
        manager: { seen: mailOf('nobody'), next: nina.mail },
        substitute: { seen: mailOf('ersättare'), next: null },
      }),
    );
    expect(refused?.faults).toEqual([
      { field: 'manager', reason: 'changed-meanwhile', values: { now: mailOf('chef') } },
    ]);
    expect(bodyOf('BUF-1')?.substitute).toBeDefined();
  });

  test('two people change two fields at once, and nothing is lost', async () => {
    const { as, lists, bodyOf, instance } = begin();
    const other = anInstance(lists);
    other.directory.set(nina.mail, nina);
    const secretary = { seen: null, next: nina.mail };
    await acts['body.set-people'](contextOf(other, 'Ledare2'), { bodyKey: 'BUF-1', secretary });
    const substitute = { seen: mailOf('ersättare'), next: null };
    await acts['body.set-people'](as('Ledare'), { bodyKey: 'BUF-1', substitute });
    instance.sync();
    expect(bodyOf('BUF-1')).toMatchObject({ secretary: nina });
    expect(bodyOf('BUF-1')?.substitute).toBeUndefined();
  });

  test.each([
    ['no address', 'nina', 'not-an-address'],
    ['an address that nobody has', mailOf('okänd'), 'person-unknown'],
  ])('%s is refused', async (_, next, reason) => {
    const { as } = begin();
    const manager = { seen: mailOf('chef'), next };
    const done = acts['body.set-people'](as('Ledare'), { bodyKey: 'BUF-1', manager });
    expect((await refusalOf(done))?.faults).toMatchObject([{ field: 'manager', reason }]);
  });

  test('without the right to read the directory the address is kept, and gives no right', async () => {
    const { as, bodyOf } = begin();
    const ctx = as('Ledare');
    const directory = {
      resolve: () => Promise.resolve(undefined),
      search: () => Promise.resolve({ people: [], hasMore: false, isForbidden: true }),
    };
    const manager = { seen: mailOf('chef'), next: mailOf('okänd') };
    await acts['body.set-people']({ ...ctx, directory }, { bodyKey: 'BUF-1', manager });
    expect(bodyOf('BUF-1')?.manager).toEqual({ mail: mailOf('okänd') });
  });

  test('a manager changes who stands in, but not who manages', async () => {
    const { as, bodyOf } = begin();
    const substitute = { seen: mailOf('ersättare'), next: nina.mail };
    await acts['body.set-people'](as('Chef'), { bodyKey: 'BUF-1', substitute });
    expect(bodyOf('BUF-1')?.substitute).toEqual(nina);
    const manager = { seen: mailOf('chef'), next: nina.mail };
    const refused = await refusalOf(
      acts['body.set-people'](as('Chef'), { bodyKey: 'BUF-1', manager }),
    );
    expect(refused?.code).toBe('not-allowed');
  });

  test('the last process leader whom the directory knows cannot be removed, and only the council names them', async () => {
    const { as, bodyOf } = begin();
    const seen = [mailOf('ledare'), mailOf('ledare2')];
    const set = (bodyKey: string, next: readonly string[], before = seen) =>
      acts['body.set-people'](as('Ledare'), {
        bodyKey,
        leaders: { seen: before, next: [...next] },
      });
    expect((await refusalOf(set('KF', [])))?.faults).toMatchObject([{ reason: 'nobody-leads' }]);
    expect((await refusalOf(set('BUN', [nina.mail], [])))?.faults).toMatchObject([
      { reason: 'not-asked-for' },
    ]);
    await set('KF', [mailOf('ledare'), nina.mail]);
    expect(bodyOf('KF')?.processLeaders.map(({ name }) => name)).toEqual(['Ledare', 'Nina']);
  });
});

describe('while the manager is away', () => {
  const away = (absentFrom: string | null, absentTo: string | null) => ({
    bodyKey: 'BUF-1',
    absentFrom: { seen: null, next: absentFrom },
    absentTo: { seen: null, next: absentTo },
  });

  test.each([
    ['on the first day', '2026-11-23', '2026-11-30', 'Ersättare'],
    ['on the last day', '2026-11-01', '2026-11-23', 'Ersättare'],
    ['without a last day', '2026-11-01', null, 'Ersättare'],
    ['the day before', '2026-11-24', null, 'Chef'],
    ['the day after', '2026-11-01', '2026-11-22', 'Chef'],
  ])('the substitute is asked: %s', async (_, from, to, asked) => {
    const { as, goalOf } = begin();
    const ctx = as('Chef');
    await acts['body.set-people'](ctx, away(from, to));
    const goal = goalOf('G-1');
    expect(goal && askedPerson(ctx.world(), goal)?.name).toBe(asked);
  });

  test('an absence that ends before it begins, or a day that is none, is refused', async () => {
    const { as } = begin();
    const reasons = async (from: string, to: string) =>
      (await refusalOf(acts['body.set-people'](as('Chef'), away(from, to))))?.faults.map(
        ({ reason }) => reason,
      );
    expect(await reasons('2026-12-02', '2026-12-01')).toEqual(['ends-before-it-begins']);
    expect(await reasons('2026-02-30', '2026-12-01')).toEqual(['not-a-date']);
  });
});

describe('the reporter of a goal', () => {
  const set = (name: string, goalKey: string, seen: string | null, next: string | null) => {
    const world = begin();
    const done = acts['goal.set-reporter'](world.as(name), { goalKey, reporter: { seen, next } });
    return { ...world, done };
  };

  test.each(['Ledare', 'Chef', 'Förvaltningschef'])('is named by %s', async (name) => {
    const { done, goalOf, as } = set(name, 'g-1', null, nina.mail);
    expect(await done).toEqual({ changed: true });
    const goal = goalOf('G-1');
    expect(goal && askedPerson(as('Ledare').world(), goal)).toEqual(nina);
  });

  test('who was unknown gets the object id when the same address is confirmed', async () => {
    const { done, goalOf } = set('Ledare', 'G-3', nina.mail, nina.mail);
    expect(await done).toEqual({ changed: true });
    expect(goalOf('G-3')?.reporter).toEqual(nina);
  });

  test('can be left to those who answer for the body', async () => {
    const { done, goalOf } = set('Chef', 'G-3', nina.mail, null);
    expect(await done).toEqual({ changed: true });
    expect(goalOf('G-3')?.reporter).toBeUndefined();
  });

  test.each([
    ['of a closed goal', 'G-2', 'goal-closed'],
    ['that somebody else has changed', 'G-3', 'changed-meanwhile'],
  ] as const)('%s is refused', async (_, goalKey, reason) => {
    const { done } = set('Ledare', goalKey, null, mailOf('chef'));
    expect((await refusalOf(done))?.faults).toMatchObject([{ reason }]);
  });

  test('is not for the manager of another unit', async () => {
    const { done } = set('Annan', 'G-1', null, nina.mail);
    expect(await refusalOf(done)).toBeInstanceOf(AppError);
  });
});
