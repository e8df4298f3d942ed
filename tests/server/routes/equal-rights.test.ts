import { Hono } from 'hono';
import type { Actor } from '../../../src/core/domain/base/actor';
import { can } from '../../../src/core/policy/can';
import { exactRights, isProcessLeader } from '../../../src/core/policy/roles';
import { madeView } from '../../../src/server/routes/made-view';
import { MadeViews } from '../../../src/server/routes/made-views';
import { ViewAnswers, type AskedView } from '../../../src/server/routes/view-answers';
import { viewRoutes } from '../../../src/server/routes/view-routes';
import type { RouteDeps } from '../../../src/server/routes/route-deps';
import {
  aGoal,
  aPerson,
  aReport,
  aRound,
  aWorld,
  anActor,
  anIndicator,
  anOrganisation,
} from '../../support/core/builders';
import { randomSource } from '../../support/core/random';
import { aMunicipality, changeSomeRow, names } from '../../support/core/random-edits';
import { renewedLists, type RenewedLists } from '../../support/core/renewed-lists';

const actors = [...names, 'Utan roll', 'Också utan roll'].map((name) => anActor(name));

/** What decides which content a person may see of the page Mål: whose figures exactly, and whether as a process leader. */
function rightsOf(lists: RenewedLists, actor: Actor): string {
  const world = lists.as(actor).world();
  const exact = world.goals.filter((goal) => can(actor, 'report.read-exact', goal, world));
  return JSON.stringify([isProcessLeader(actor, world), exact.map(({ id }) => id)]);
}

test.each([1, 2, 3])('equal texts of rights mean equal rights (seed %i)', (seed) => {
  const random = randomSource(seed);
  const lists = aMunicipality();
  let [equal, different] = [0, 0];
  for (let step = 0; step < 80; step += 1) {
    changeSomeRow(random, lists);
    const rights = actors.map((actor) => ({
      text: exactRights(actor, lists.as(actor).world()),
      really: rightsOf(lists, actor),
    }));
    for (const [at, one] of rights.entries())
      for (const other of rights.slice(at + 1)) {
        if (one.text === other.text) expect(other.really).toBe(one.really);
        if (one.text === other.text) equal += 1;
        else different += 1;
      }
  }
  expect(equal).toBeGreaterThan(80);
  expect(different).toBeGreaterThan(80);
});

/** The routes of the views over the lists. `version` is that of the lists. */
function viewsOf(lists: RenewedLists, version: () => number) {
  const app = new Hono<{ Variables: { actor: Actor } }>();
  app.use(async (c, next) => {
    c.set('actor', anActor(decodeURIComponent(c.req.header('Authorization') ?? '')));
    await next();
  });
  app.onError((_, c) => c.body(null, 403));
  const product = {
    contextFor: (actor: Actor) => lists.as(actor),
    version: () => String(version()),
    tabSeen: () => undefined,
  };
  app.route('/', viewRoutes({ product } as unknown as RouteDeps));
  return async (path: string, { name }: Actor, seen?: string) => {
    const Authorization = encodeURIComponent(name);
    const headers = { Authorization, ...(seen !== undefined && { 'If-None-Match': seen }) };
    const answer = await app.request(path, { headers });
    return { status: answer.status, tag: answer.headers.get('ETag'), text: await answer.text() };
  };
}

test.each([
  ['its manager', 'its secretary'],
  ['its secretary', 'its manager'],
])('an administration whose board has no manager: %s asks before %s', async (...order) => {
  const manager = anActor('Förvaltningschef');
  const secretary = anActor('Förvaltningssekreterare');
  const bodies = anOrganisation().map((body) =>
    body.id === 'admin' ? { ...body, secretary: aPerson(secretary.name) } : body,
  );
  const goal = aGoal({ id: '1', bodyId: 'board', indicator: anIndicator({ measure: 'people' }) });
  const report = aReport({ goalId: '1', state: 'accepted', figures: { women: 3, men: 2 } });
  const lists = renewedLists(
    aWorld({ bodies, goals: [goal], rounds: [aRound()], reports: [report] }),
  );
  const read = viewsOf(lists, () => 0);
  const texts = new Map<string, string>();
  for (const who of order) {
    const actor = who === 'its manager' ? manager : secretary;
    texts.set(who, (await read(`/goal-history?goal=${goal.id}`, actor)).text);
  }
  expect(texts.get('its manager')).toContain('"women":3');
  expect(texts.get('its secretary')).toContain('"women":"suppressed"');
});

test.each([4, 5])(
  'whoever asked before, each person gets what the first one to ask would get (seed %i)',
  async (seed) => {
    const random = randomSource(seed);
    const lists = aMunicipality();
    let version = 0;
    const read = viewsOf(lists, () => version);
    for (let step = 0; step < 40; step += 1) {
      changeSomeRow(random, lists);
      version += 1;
      const paths = ['/goals', `/goal-history?goal=${random.pick(['1', '2', '3', '4'])}`];
      const path = random.pick(paths);
      const first = random.below(actors.length);
      for (const actor of [...actors.slice(first), ...actors.slice(0, first)]) {
        const alone = await viewsOf(lists, () => version)(path, actor);
        expect(await read(path, actor)).toEqual(alone);
      }
    }
  },
);

/** Answers views of 20 bytes, and counts how many were made. */
function counted(mostBytes: number) {
  let made = 0;
  const answers = new ViewAnswers(new MadeViews(mostBytes));
  const asked = (actor: Actor, rights: string, over: Partial<AskedView> = {}): AskedView => ({
    ...{ version: '1', address: '/goals', what: 'goals', actor, rights: () => rights },
    me: () => ({
      ...{ objectId: actor.objectId, name: actor.name, isProcessLeader: false, followsUp: false },
      ...{ managesBodyIds: [], secretaryOfBodyIds: [] },
    }),
    make: async () => {
      made += 1;
      return { hash: 'h', crc: 0, length: 20, plain: await Promise.resolve(new Uint8Array(20)) };
    },
    ...over,
  });
  return { answers, asked, made: () => made };
}

describe('The content of a view', () => {
  const [anna = anActor('Anna'), bo = anActor('Bo')] = actors;

  test('is made once for people with equal rights, and again for others and after a change', async () => {
    const { answers, asked, made } = counted(1000);
    const first = await answers.get(asked(anna, 'none'));
    const second = await answers.get(asked(bo, 'none'));
    expect(made()).toBe(1);
    expect(second.tag).not.toBe(first.tag);
    await answers.get(asked(bo, 'some', { address: '/other', what: 'other' }));
    expect(made()).toBe(2);
    await answers.get(asked(anna, 'none', { version: '2' }));
    expect(made()).toBe(3);
  });

  test('is kept by a short key, however much its reader asks for and may see', async () => {
    const keys: string[] = [];
    const views = new (class extends MadeViews {
      override get(...[key, make]: Parameters<MadeViews['get']>) {
        keys.push(key);
        return super.get(key, make);
      }
    })();
    const { asked } = counted(1000);
    const answers = new ViewAnswers(views);
    const long = 'x'.repeat(100_000);
    await answers.get(asked(anna, `${long}1`));
    await answers.get(asked(bo, `${long}2`));
    await answers.get(asked(bo, long, { address: long, what: long }));
    expect(new Set(keys).size).toBe(3);
    expect(keys.every((key) => key.length < 100)).toBe(true);
  });

  test('that takes too much room is made for each request, and a person who has it hears so without that', async () => {
    const { answers, asked, made } = counted(79);
    const { tag } = await answers.get(asked(anna, 'none'));
    expect(answers.known(asked(anna, 'none'))?.tag).toBe(tag);
    expect(made()).toBe(1);
    await Promise.all([answers.get(asked(anna, 'none')), answers.get(asked(bo, 'none'))]);
    expect(made()).toBe(2);
    await answers.get(asked(anna, 'none'));
    expect(made()).toBe(3);
    expect(answers.known(asked(anna, 'none', { version: '2' }))).toBeUndefined();
  });

  test('gets another eTag when it is another one although no change was noted', async () => {
    const { answers, asked } = counted(0);
    const before = await answers.get(asked(anna, 'none'));
    const make = () => madeView({ today: '2026-11-30' } as never);
    const after = await answers.get(asked(anna, 'none', { make }));
    expect(after.tag).not.toBe(before.tag);
    expect(answers.known(asked(anna, 'none'))?.tag).toBe(after.tag);
  });
});
