import type { FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import { startStack, type Stack } from '../support/stack';
import { expectNothingDoubled, ledgerAtRest, ledgerList, ofKind } from '../support/flows/ledger';
import { deskOf, type Desk } from '../support/flows/product';
import { formOf, openRound } from '../support/flows/round';
import { startSecondInstance, type Instance } from '../support/flows/second-instance';
import { emulatorAt, textOf, until, type GridRow, type Emulator } from '../support/flows/emulator';

jest.setTimeout(120_000);

const reports = 'Rapporter';
/** Head of Bergaskolan. Her substitute is Åsa Lundqvist, so two people may report the same goal. */
const [manager, substitute] = ['Malin Eklund', 'Åsa Lundqvist'];
const sharedGoal = 'BUF-GR-B-1';
/** Another such pair: the head of Familjeförvaltningen and her substitute. */
const [head, deputy] = ['Eva Lundmark', 'Ulrika Westin'];
const headsGoal = 'IFF-1';

let stack: Stack;
let emulator: Emulator;
let second: Instance | undefined;
let leader: Desk;
let roundId: string;
/** Ids of the bot's greetings after its installation, which the ledger does not hold. */
let greetings: ReadonlySet<string>;

const connectorPosts = { method: 'POST', path: '^/connector/' };
const uniqueColumns = (position: 'enforced' | 'ignored') =>
  emulator.control('PUT', '/switches', { uniqueColumns: position });

const atRest = (...kinds: readonly string[]) => ledgerAtRest(emulator, ...kinds);
const nothingDoubled = (rows: readonly GridRow[]) =>
  expectNothingDoubled(emulator, rows, greetings);

async function restartSecond(): Promise<Instance> {
  await second?.program.stop();
  second = await startSecondInstance(stack);
  return second;
}

beforeAll(async () => {
  stack = await startStack();
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  leader = await deskOf(emulator, stack.product, 'Karin');
  greetings = await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
}, 120_000);

afterAll(async () => {
  await second?.program.stop();
  await stack.stop();
});

test('a second instance that starts while the first sends the round’s cards doubles none', async () => {
  await uniqueColumns('ignored');
  await emulator.fail(connectorPosts, { delayMs: 40 });
  roundId = await openRound(leader);
  await restartSecond();
  await emulator.heal();
  const rows = await atRest('Kort om omgången', 'Inlägg till nämnden');
  await nothingDoubled(rows);
  expect(ofKind(rows, 'Kort om omgången').length).toBeGreaterThan(20);
  expect(ofKind(rows, 'Inlägg till nämnden')).toHaveLength(4);
});

test.each([
  ['refuses a second row with the same key', 'enforced', '2027-01-22T09:00:00Z'],
  ['takes a second row with the same key', 'ignored', '2027-01-28T09:00:00Z'],
] as const)(
  'both tick at the same moment and each digest goes out once, when the list %s',
  async (_, position, moment) => {
    await uniqueColumns(position);
    const before = (await emulator.rows(ledgerList)).length;
    await emulator.setClock(moment);
    await until('digests', async () => (await emulator.rows(ledgerList)).length > before + 20);
    const rows = await atRest('Påminnelse till person', 'Påminnelse till nämnden');
    await nothingDoubled(rows);
  },
);

const twoPeople = [
  {
    position: 'enforced',
    list: 'refuses a second row with the same key',
    goal: sharedGoal,
    people: [manager, substitute],
  },
  {
    position: 'ignored',
    list: 'takes a second row with the same key',
    goal: headsGoal,
    people: [head, deputy],
  },
] as const;

describe.each(twoPeople)('Two people at two instances, when the list $list', (given) => {
  const { position, goal, people } = given;
  const rowsOfGoal = async () =>
    (await emulator.rows(reports)).filter((row) => textOf(row, 'Key') === `helar-2026:${goal}`);
  const desks = async () =>
    [
      await deskOf(emulator, stack.product, people[0]),
      await deskOf(emulator, second?.product ?? '', people[1]),
    ] as const;

  beforeAll(async () => {
    await uniqueColumns(position);
  });

  test('report a goal for the first time at once: one is saved, the other sees what was saved', async () => {
    const [here, there] = await desks();
    const [mine, theirs] = [await formOf(here, goal), await formOf(there, goal)];
    const answers = await Promise.all([
      here.act('report.submit', { ...mine, figures: { women: 41, men: 40 } }),
      there.act('report.submit', { ...theirs, figures: { women: 51, men: 50 } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const saved = answers.find(({ reply }) => reply !== undefined)?.reply?.report;
    const refused = answers.find(({ error }) => error !== undefined)?.error;
    expect(refused).toMatchObject({
      code: 'conflict',
      theirs: { id: saved?.id, figures: saved?.figures, reportedByName: saved?.reportedByName },
    });
    const rows = await rowsOfGoal();
    expect(rows.map(({ values }) => values['Women'])).toEqual([saved?.figures.women]);
  });

  test('change it at once: no change is lost, the later one is asked to choose', async () => {
    const [here, there] = await desks();
    const seen = await formOf(here, goal);
    const answers = await Promise.all([
      here.act('report.submit', { ...seen, figures: { women: 42, men: 40 } }),
      there.act('report.submit', { ...seen, figures: { women: 52, men: 50 } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const saved = answers.find(({ reply }) => reply !== undefined)?.reply?.report;
    const refused = answers.find(({ error }) => error !== undefined)?.error;
    expect(refused).toMatchObject({ code: 'conflict', theirs: { eTag: saved?.eTag } });
    const rows = await rowsOfGoal();
    expect(rows.map(({ values }) => values['Women'])).toEqual([saved?.figures.women]);

    const loser = refused === answers[0].error ? here : there;
    const chosen = { ...seen, seen: { id: saved?.id, eTag: saved?.eTag } };
    const again = await loser.done('report.submit', { ...chosen, figures: { women: 60, men: 60 } });
    expect(again.report.revision).toBe((saved?.revision ?? 0) + 1);
    expect((await rowsOfGoal()).map(({ values }) => values['Women'])).toEqual([60]);
  });
});

test('an instance that is killed while it sends: nothing goes out twice, and what hung ends unknown', async () => {
  const { product, program } = await restartSecond();
  const there = await deskOf(emulator, product, 'Karin');
  const { rows } = await there.view<FollowUpView>('follow-up');
  const asked = rows.find(({ standing, reporterName }) => standing === 'missing' && reporterName);
  // The second instance must send the reminder by hand, since the first does not know of it yet.
  await emulator.fail(connectorPosts, { delayMs: 60_000 }, 1);
  await there.done('round.nudge', { roundId, goalId: asked?.goal.id });
  const hanging = await until('a send that hangs', async () =>
    (await emulator.rows(ledgerList)).find((row) => textOf(row, 'WorkState') === 'Skickas'),
  );
  await program.stop('SIGKILL');
  await emulator.heal();
  const stateNow = async () => {
    const row = (await emulator.rows(ledgerList)).find(({ id }) => id === hanging.id);
    return row && textOf(row, 'WorkState');
  };
  const before = (await emulator.posted()).length;

  const third = await restartSecond();
  expect(await stateNow()).toBe('Skickas');
  await emulator.control('POST', '/clock', { advanceMs: 11 * 60_000 });
  await until('the hung send is given up', async () => (await stateNow()) === 'Oklart');
  expect(await emulator.posted()).toHaveLength(before);

  // The next digests are sent as usual; no instance sends the interrupted messages again.
  await emulator.setClock('2027-02-01T09:00:00Z');
  await until('later digests', async () => (await emulator.posted()).length > before + 20);
  await nothingDoubled(await atRest());
  expect(await stateNow()).toBe('Oklart');

  // An interrupted message is sent again, once, when a process leader asks for it.
  const leaderThere = await deskOf(emulator, third.product, 'Karin');
  await leaderThere.done('ledger.send-again', { deliveryId: String(hanging.id) });
  await until('sent on request', async () => (await stateNow()) === 'Skickad');
  await nothingDoubled(await atRest());
});
