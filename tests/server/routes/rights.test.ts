import { actDeclarations, type ActInput, type ActName } from '../../../src/core/api/acts';
import type { ViewName } from '../../../src/core/api/views';
import { aDelivery, aGoal, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { actRequest, aFakeApp, type CallOptions } from '../../support/server/fake-app';

/** A municipality where every id that the table names exists, and belongs to somebody else than `stranger` and `other`. */
function begin() {
  const goals = [
    aGoal({ id: '1', key: 'G-1', bodyId: 'unit' }),
    aGoal({ id: '2', key: 'G-2', bodyId: 'unit2' }),
    aGoal({ id: '3', key: 'G-3', bodyId: 'unit', state: 'draft' }),
  ];
  const rounds = [
    aRound({ id: '900', key: 'helar-2026' }),
    aRound({ id: '901', key: 'plan', state: 'planned', periodTo: '2027-12-31' }),
  ];
  const reports = [aReport({ id: '50', goalId: '1', roundId: '900' })];
  const deliveries = [aDelivery({ id: '70', key: 'k', kind: 'reminder-person', state: 'refused' })];
  const world = aWorld({ goals, rounds, reports });
  const instance = anInstance(listsOf({ world, deliveries }));
  return aFakeApp(instance);
}

/** Nobody's manager: may do no act. */
const stranger = 'Anställd';
/** Manager of the other unit: reports goals, but none of those that the table names. */
const other = 'Annan';
const leader = 'Ledare';

/**
 * An input of each act that is good for whoever has the right, with ids that exist. An act without a line does not
 * compile. `ids` names the fields that hold the id of a row.
 */
const acts: {
  readonly [N in ActName]: {
    readonly input: ActInput<N>;
    readonly ids: readonly (keyof ActInput<N>)[];
  };
} = {
  'report.submit': {
    input: { goalId: '1', roundId: '900', figures: { women: 1, men: 1 } },
    ids: ['goalId', 'roundId'],
  },
  'report.decline': { input: { goalId: '1', roundId: '900' }, ids: ['goalId', 'roundId'] },
  'report.send-back': { input: { reportId: '50', eTag: '1', reason: 'x' }, ids: ['reportId'] },
  'report.accept': { input: { reportId: '50', eTag: '1' }, ids: ['reportId'] },
  'round.prepare': {
    input: {
      title: 'x',
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      dueOn: '2027-01-29',
      shownIn: 'x',
    },
    ids: [],
  },
  'round.open': { input: { roundId: '901' }, ids: ['roundId'] },
  'round.change-due-date': { input: { roundId: '900', dueOn: '2027-01-29' }, ids: ['roundId'] },
  'round.cancel': { input: { roundId: '900' }, ids: ['roundId'] },
  'report.take-back-acceptance': { input: { reportId: '50', eTag: '1' }, ids: ['reportId'] },
  'report.renew-as-asked': {
    input: { roundId: '900', goalId: '1' },
    ids: ['roundId', 'goalId'],
  },
  'round.add-goals': { input: { roundId: '900', goalKeys: ['G-1'] }, ids: ['roundId'] },
  'round.leave-out-goals': { input: { roundId: '900', goalKeys: ['G-1'] }, ids: ['roundId'] },
  'round.take-new-words': {
    input: { roundId: '900', goalId: '1' },
    ids: ['roundId', 'goalId'],
  },
  'round.close': { input: { roundId: '900' }, ids: ['roundId'] },
  'round.reopen': { input: { roundId: '900', dueOn: '2027-01-29', reason: 'x' }, ids: ['roundId'] },
  'round.nudge': { input: { roundId: '900', goalId: '1' }, ids: ['roundId', 'goalId'] },
  'round.send-to-me': { input: { roundId: '900' }, ids: ['roundId'] },
  'ledger.send-again': { input: { deliveryId: '70' }, ids: ['deliveryId'] },
  'organisation.import': { input: { rows: [], write: false }, ids: [] },
  'body.add': { input: { key: 'X', name: 'x', kind: 'unit', parentKey: 'BUF' }, ids: [] },
  'body.change': { input: { bodyKey: 'BUF-1' }, ids: ['bodyKey'] },
  'body.end': {
    input: { bodyKey: 'BUF-1', lastDay: '2026-12-31', goals: [], bodies: [] },
    ids: ['bodyKey'],
  },
  'body.set-people': {
    input: { bodyKey: 'BUF-1', substitute: { seen: null, next: null } },
    ids: ['bodyKey'],
  },
  'goal.set-reporter': {
    input: { goalKey: 'G-1', reporter: { seen: null, next: null } },
    ids: ['goalKey'],
  },
  'goal.write': { input: { key: 'G-3', bodyKey: 'BUF-1', title: 'x' }, ids: ['key'] },
  'goal.propose': { input: { key: 'G-3' }, ids: ['key'] },
  'goal.withdraw': { input: { key: 'G-3' }, ids: ['key'] },
  'goal.adopt': {
    input: { key: 'G-3', bodyKey: 'BUN', decidedOn: '2026-11-20', paragraph: '§ 79' },
    ids: ['key'],
  },
  'goal.close': { input: { key: 'G-1', reason: 'x' }, ids: ['key'] },
  'goal.import': { input: { rows: [], write: false }, ids: [] },
  'import.undo': { input: { importKey: 'import-1' }, ids: [] },
  // tests/core/acts/goals/write-comment.test.ts asks about goals that are missing and goals that one may not read.
  'comment.write': {
    input: { goalKey: 'G-1', commentKey: '3f0f8a52-8d0c-4a3c-9a52-0d3c6f8e1b11', text: 'x' },
    ids: [],
  },
  'setting.write': { input: { setting: 'partlyMetFrom', value: '0,8' }, ids: [] },
};
const actNames = Object.keys(acts) as ActName[];
/** The acts that some reporters may do; all others are for process leaders. */
const ofReporters: readonly ActName[] = ['report.submit', 'report.decline'];
/** The acts that every member of the tenant may do to something. */
const ofEverybody: readonly ActName[] = ['comment.write'];
const ofSome = actNames.filter((name) => !ofEverybody.includes(name));

interface Door {
  readonly name: string;
  readonly path: string;
  readonly options: CallOptions;
}

const missingId = '4711';
const malformedId = '../50';

/** Every door with an id in it: the act, view or document with an id of somebody else's, one of nothing, and no id at all. */
function doorsWith(id: 'existing' | typeof missingId | typeof malformedId): readonly Door[] {
  const ofActs = actNames.flatMap((name) =>
    acts[name].ids.map((field) => ({
      name: `${name} ${field}`,
      path: `/api/acts/${name}`,
      options: actRequest({ ...acts[name].input, ...(id !== 'existing' && { [field]: id }) }),
    })),
  );
  const round = encodeURIComponent(id === 'existing' ? 'plan' : id);
  const row = encodeURIComponent(id === 'existing' ? '901' : id);
  const draft = encodeURIComponent(id === 'existing' ? '3' : id);
  const code = encodeURIComponent(id === 'existing' ? 'G-3' : id);
  return [
    ...ofActs,
    { name: 'round-preview', path: `/api/views/round-preview?round=${round}`, options: {} },
    { name: 'follow-up', path: `/api/views/follow-up?round=${round}`, options: {} },
    { name: 'goal-history', path: `/api/views/goal-history?goal=${draft}`, options: {} },
    { name: 'goal-changes', path: `/api/views/goal-changes?goal=${draft}`, options: {} },
    { name: 'goal-page', path: `/api/views/goal-page?goal=${draft}`, options: {} },
    { name: 'goal-form', path: `/api/views/goal-form?goal=${code}`, options: {} },
    { name: 'export', path: `/api/rounds/${row}/export.xlsx`, options: {} },
  ];
}

/** Which views show one round or one goal. A view without a line does not compile. */
const views: Readonly<Record<ViewName, 'a round' | 'a goal' | 'no round'>> = {
  mine: 'no round',
  goals: 'no round',
  settings: 'no round',
  'setting-effect': 'no round',
  organisation: 'no round',
  'body-ending': 'no round',
  'follow-up': 'a round',
  'round-preview': 'a round',
  'goal-history': 'a goal',
  'goal-page': 'a goal',
  'goal-form': 'a goal',
  'goal-changes': 'a goal',
};

/** The answer without its reference number, which differs each time. */
async function answerOf(response: Response) {
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  return { status: response.status, error: { ...error, reference: '' } };
}
const notAllowed = { status: 403, error: { code: 'not-allowed', reference: '' } };

const cases = doorsWith('existing').map(({ name }, index) => ({ name, index }));

describe('what is not there and what one may not see are the same answer', () => {
  test.each(cases)('$name, to a person without the right', async ({ index }) => {
    const { call } = begin();
    for (const id of ['existing', missingId, malformedId] as const) {
      const door = doorsWith(id)[index];
      const answer = await answerOf(
        await call(door?.path ?? '', { ...door?.options, as: stranger }),
      );
      expect(answer).toEqual(notAllowed);
    }
  });

  test.each(cases)('$name, to a manager of another unit', async ({ index }) => {
    const { call } = begin();
    for (const id of ['existing', missingId] as const) {
      const door = doorsWith(id)[index];
      const answer = await answerOf(await call(door?.path ?? '', { ...door?.options, as: other }));
      expect(answer).toEqual(notAllowed);
    }
  });

  test.each(cases.filter(({ name }) => !ofReporters.some((act) => name.startsWith(act))))(
    '$name: a process leader hears that it is not there',
    async ({ index }) => {
      const { call } = begin();
      const door = doorsWith(missingId)[index];
      const answer = await answerOf(await call(door?.path ?? '', { ...door?.options, as: leader }));
      expect(answer).toEqual({ status: 404, error: { code: 'not-found', reference: '' } });
    },
  );
});

describe('who may is asked before the body is looked at', () => {
  const badBodies: readonly (readonly [string, Partial<CallOptions>])[] = [
    ['no JSON', { body: '{' }],
    ['another type', { headers: { 'Content-Type': 'text/plain' } }],
    ['two megabytes', { body: `"${'x'.repeat(2_000_000)}"` }],
    [
      'a list of a million numbers',
      { body: `{"rows":[[${'1,'.repeat(400_000)}1]],"write":false}` },
    ],
  ];
  test.each(ofSome.flatMap((name) => badBodies.map((bad) => [name, ...bad] as const)))(
    '%s with %s',
    async (name, _, bad) => {
      const { call } = begin();
      const good = actRequest(acts[name].input);
      const options = { ...good, ...bad, headers: { ...good.headers, ...bad.headers } };
      const answer = await answerOf(await call(`/api/acts/${name}`, { ...options, as: stranger }));
      expect(answer).toEqual(notAllowed);
    },
  );

  test('a view or a document with an unknown parameter', async () => {
    const { call } = begin();
    for (const path of [
      'views/settings',
      'views/round-preview',
      'views/follow-up',
      'rounds/900/export.xlsx',
      'people',
    ]) {
      expect(await answerOf(await call(`/api/${path}?x=1`, { as: stranger }))).toEqual(notAllowed);
    }
  });
});

test('every route behind the sign-in has a line in these tables', () => {
  const { app } = begin();
  const paths = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  const ofActs = actNames.map((name) => `POST /api/acts/${name}`);
  const open = ['POST /api/messages', 'GET /api/config'];
  expect([...new Set(paths)].toSorted()).toEqual(
    [
      ...ofActs,
      'GET /api/views/:name',
      'GET /api/rounds/:id/export.xlsx',
      'GET /api/people',
      ...open,
    ].toSorted(),
  );
  expect(Object.keys(actDeclarations).toSorted()).toEqual(actNames.toSorted());
});

test('a view takes the round only when it shows one', async () => {
  const { call } = begin();
  for (const [name, shows] of Object.entries(views)) {
    const answer = await call(`/api/views/${name}?round=helar-2026`, { as: leader });
    expect([name, answer.status]).toEqual([name, shows === 'a round' ? 200 : 400]);
  }
});

describe('a round that has not opened', () => {
  interface FollowUp {
    readonly round?: { readonly key: string };
    readonly rounds: readonly { readonly key: string }[];
  }
  const read = async (as: string) => {
    const response = await begin().call('/api/views/follow-up', { as });
    const { round, rounds } = (await response.json()) as FollowUp;
    return [round?.key, ...rounds.map(({ key }) => key)];
  };
  test.each(['Chef', 'Sekreterare', other])('is not among the rounds of %s', async (as) => {
    expect(await read(as)).toEqual(['helar-2026', 'helar-2026']);
  });
  test('is among those of a process leader', async () => {
    expect(await read(leader)).toEqual(['helar-2026', 'plan', 'helar-2026']);
  });
});
