import type { FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import { startStack, type Stack } from '../support/stack';
import { expectNothingDoubled, ledgerAtRest } from '../support/flows/ledger';
import { deskOf, type Desk } from '../support/flows/product';
import { formOf, mineOf, openRound } from '../support/flows/round';
import { emulatorAt, textOf, until, type Emulator } from '../support/flows/emulator';

jest.setTimeout(120_000);

const graph = { path: '^/v1\\.0/' };
const cardsAndPosts = ['Kort om omgången', 'Inlägg till nämnden'];

let stack: Stack;
let emulator: Emulator;
let leader: Desk;
let manager: Desk;
let greetings: ReadonlySet<string>;

const health = async () => {
  const answer = await fetch(`${stack.product}/healthz`);
  return { status: answer.status, body: (await answer.json()) as { graph: unknown } };
};
const reportRows = async (goalKey: string) =>
  (await emulator.rows('Rapporter')).filter(
    (row) => textOf(row, 'Key') === `helar-2026:${goalKey}`,
  );

beforeAll(async () => {
  stack = await startStack();
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  greetings = await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  leader = await deskOf(emulator, stack.product, 'Karin');
  manager = await deskOf(emulator, stack.product, 'Malin Eklund');
  await openRound(leader);
  await ledgerAtRest(emulator, ...cardsAndPosts);
}, 120_000);
afterAll(() => stack.stop());
afterEach(() => emulator.heal());

const goal = 'BUF-GR-B-1';
const outages = [
  { away: 'answers that it is unavailable', fault: { status: 503 }, women: 41 },
  { away: 'breaks every connection', fault: { reset: 'before' }, women: 42 },
] as const;

describe.each(outages)('While Graph $away', ({ fault, women }) => {
  test('people read what was known and since when, what they write is refused and kept, and later saved once', async () => {
    const form = await formOf(manager, goal);
    const before = (await mineOf(manager, goal)).report;
    const figures = { women, men: 40 };
    const key = `press-of-${String(women)}`;
    await emulator.fail(graph, fault);

    const refused = await manager.act('report.submit', { ...form, figures }, key);
    // A call that was sent may have been carried out; while the product holds calls back, it certainly was not.
    const known = { 503: 'store-unavailable', 504: 'outcome-unknown' }[refused.status];
    expect(known).toBeDefined();
    expect(refused).toMatchObject({ error: { code: known } });
    const view = await leader.view<FollowUpView>('follow-up');
    expect(view.rows.length).toBeGreaterThan(30);
    const { unreachableSince, dataFrom } = view.graph as Record<string, string>;
    expect(Number.isNaN(Date.parse(unreachableSince ?? ''))).toBe(false);
    expect(Number.isNaN(Date.parse(dataFrom ?? ''))).toBe(false);
    expect((await mineOf(manager, goal)).report).toEqual(before);
    expect(await health()).toMatchObject({ status: 200, body: { graph: { unreachableSince } } });

    await emulator.heal();
    // The request is repeated as the tab does it: with the same key and the same input.
    const saved = await until('the save goes through', async () => {
      const { reply } = await manager.act('report.submit', { ...form, figures }, key);
      return reply?.report;
    });
    expect(saved.figures).toMatchObject(figures);
    expect((await reportRows(goal)).map(({ values }) => values['Women'])).toEqual([women]);
    expect((await leader.view<FollowUpView>('follow-up')).graph).toBe('ok');
    expect(await health()).toMatchObject({ status: 200, body: { graph: 'ok' } });
  });
});

test('a reminder that falls due while Graph is away goes out afterwards, once, and an edit of that time is seen', async () => {
  await emulator.fail(graph, { status: 503 });
  const [row] = await reportRows(goal);
  await emulator.edit('Karin', 'Rapporter', { row: row?.id ?? 0, fields: { Women: 55 } });
  await emulator.setClock('2027-01-22T09:00:00Z');
  await until('the outage is noticed', async () => {
    return (await leader.view<FollowUpView>('follow-up')).graph !== 'ok';
  });
  await emulator.heal();
  await expectNothingDoubled(
    emulator,
    await ledgerAtRest(emulator, 'Påminnelse till person', 'Påminnelse till nämnden'),
    greetings,
  );
  const edited = await until('the edit shows', async () => {
    const { report } = await mineOf(manager, goal);
    return report?.editedByName === 'Karin Lindgren' && report;
  });
  expect(edited.figures.women).toBe(55);
});

test('an answer that is lost after the report was stored: one row, and the person sees it saved', async () => {
  const head = await deskOf(emulator, stack.product, 'Eva Lundmark');
  const reports = await emulator.listId('Rapporter');
  await emulator.fail({ method: 'POST', path: `/lists/${reports}/items$` }, { reset: 'after' }, 1);
  const first = await head.done('report.submit', {
    ...(await formOf(head, 'IFF-1')),
    figures: { women: 31, men: 33 },
  });
  expect(first.report).toMatchObject({ figures: { women: 31, men: 33 }, revision: 1 });
  expect(await reportRows('IFF-1')).toHaveLength(1);

  await emulator.fail({ method: 'PATCH', path: `/lists/${reports}/items/` }, { reset: 'after' }, 1);
  const changed = await head.done('report.submit', {
    ...(await formOf(head, 'IFF-1')),
    figures: { women: 35, men: 33 },
  });
  expect(changed.report).toMatchObject({ figures: { women: 35, men: 33 }, revision: 2 });
  expect((await mineOf(head, 'IFF-1')).report).toEqual(changed.report);
  expect((await reportRows('IFF-1')).map(({ values }) => values['Women'])).toEqual([35]);
});
