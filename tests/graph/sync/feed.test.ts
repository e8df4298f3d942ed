import { openLists, type Lists } from '../../../src/graph/open-lists';
import {
  aBody,
  aDelivery,
  aGoal,
  aReport,
  aRound,
  trace,
  withReport,
} from '../../support/graph/builders';
import { startSite, type TestSite } from '../../support/graph/site';

const karin = 'karin.lindgren@granforsa.example';
let site: TestSite;
let lists: Lists;
let reportId: string;
let ids: { readonly roundId: string; readonly goalId: string };

beforeAll(async () => {
  site = await startSite();
  lists = site.lists();
  await lists.load();
  const { tables } = lists;
  const body = await tables.bodies.create(aBody(), trace);
  const goal = await tables.goals.create(aGoal(body.stored.value.id), trace);
  const round = await tables.rounds.create(aRound(), trace);
  ids = { roundId: round.stored.value.id, goalId: goal.stored.value.id };
  reportId = (await tables.reports.create(aReport(ids), trace)).stored.value.id;
  await lists.refresh('all');
}, 180_000);
afterAll(() => site.stop());
afterEach(async () => {
  await site.control('DELETE', '/faults');
  await site.resetSwitches();
});

const rowPath = (id = reportId) => `${site.list('Rapporter')}/items/${id}`;
const edit = (fields: object, id = reportId) =>
  site.asPerson(karin).call('PATCH', `${rowPath(id)}/fields`, fields);
const report = (id = reportId) => lists.tables.reports.find(id)!;

let nextKey = 0;
const newReport = async () => {
  nextKey += 1;
  const key = `helar-2026:X-${String(nextKey)}`;
  return (await lists.tables.reports.create(aReport(ids, { key }), trace)).stored;
};

describe('An edit of a process leader in a list', () => {
  it('is reported with the editor and the row before it, although delta leaves the editor out', async () => {
    const before = report().value;
    await edit({ Women: 90.5 });
    const edits = await lists.refresh('edited');
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({
      list: 'reports',
      id: reportId,
      kind: 'changed',
      editor: { name: 'Karin Lindgren' },
      before,
    });
    expect(edits[0]?.editor?.objectId).toMatch(/^[0-9a-f-]{36}$/);
    expect(report().value.figures).toEqual({ women: 90.5, men: 81 });
    expect(await lists.refresh('edited')).toEqual([]);
  });

  it('costs 1 resource unit more than reading no changes, and three edited rows cost 2 more', async () => {
    const more = await Promise.all([newReport(), newReport(), newReport()]);
    await lists.refresh('all');
    await edit({ Women: 91 });
    expect(await site.resourceUnits(() => lists.refresh('edited'))).toBe(7 + 1);
    for (const stored of more) await edit({ Women: 50 }, stored.value.id);
    expect(await site.resourceUnits(() => lists.refresh('edited'))).toBe(7 + 2);
  });

  it('is reported also when the product has saved the row since', async () => {
    const other = site.lists();
    await other.load();
    await edit({ Women: 70 });
    const seen = await other.refresh('edited');
    const theirs = other.tables.reports.find(reportId)!;
    await other.tables.reports.save(withReport(theirs, { comment: 'Ny' }), trace);
    const edits = await lists.refresh('edited');
    // Both instances name the edit by the version that the person wrote.
    expect(seen.at(-1)?.eTag).toBe(theirs.eTag);
    const editor = { name: 'Karin Lindgren' };
    expect(edits).toMatchObject([{ id: reportId, editor, eTag: theirs.eTag, isSavedSince: true }]);
    expect(report().value).toMatchObject({ comment: 'Ny', figures: { women: 70 } });
  });

  it('is reported once, also when a save finds it first', async () => {
    const seen = report();
    await edit({ Women: 71 });
    const late = lists.tables.reports.save(withReport(seen, { comment: 'Sen' }), trace);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect(await lists.refresh('edited')).toMatchObject([{ id: reportId, before: seen.value }]);
    expect(await lists.refresh('edited')).toEqual([]);
  });

  it('is reported when it adds a row and when it deletes one', async () => {
    const added = (await site.asPerson(karin).call('POST', `${site.list('Organisation')}/items`, {
      fields: { Key: 'SN', Title: 'Socialnämnden', Kind: 'Nämnd' },
    })) as { id: string };
    expect(await lists.refresh('edited')).toMatchObject([
      { list: 'bodies', id: added.id, kind: 'created', editor: { name: 'Karin Lindgren' } },
    ]);
    const { value: before, eTag } = lists.tables.bodies.find(added.id)!;
    await site.asPerson(karin).call('DELETE', `${site.list('Organisation')}/items/${added.id}`);
    expect(await lists.refresh('edited')).toMatchObject([
      { list: 'bodies', id: added.id, kind: 'deleted', before, lastETag: eTag },
    ]);
    expect(lists.tables.bodies.find(added.id)).toBeUndefined();
  });

  it('is found at the next start when the product was not running', async () => {
    await edit({ Women: 72 });
    const goalPath = `${site.list('Mål')}/items/${ids.goalId}/fields`;
    await site.asPerson(karin).call('PATCH', goalPath, { Decimals: 1 });
    const later = site.lists();
    await later.load();
    const edits = await later.refresh('edited');
    expect(edits.find(({ list, id }) => list === 'reports' && id === reportId)).toMatchObject({
      list: 'reports',
      kind: 'changed',
      editor: { name: 'Karin Lindgren' },
    });
    expect(edits.filter(({ list }) => list !== 'reports')).toMatchObject([
      { list: 'goals', id: ids.goalId, kind: 'changed', editor: { name: 'Karin Lindgren' } },
    ]);
    await lists.refresh('edited');
  });
});

describe('A value that its column does not allow', () => {
  it('is refused by Graph when Graph checks the choices of a column', async () => {
    await site.control('PUT', '/switches', { columnRules: 'enforced' });
    await expect(edit({ Attainment: 'Strålande' })).rejects.toThrow(': 400 ');
    expect(await lists.refresh('edited')).toEqual([]);
  });

  it('is otherwise a fault of the report and stays in the row, until a person corrects it', async () => {
    await site.control('PUT', '/switches', { columnRules: 'ignored' });
    await edit({ Attainment: 'Strålande' });
    await lists.refresh('edited');
    expect(report().value.faults).toEqual([{ field: 'attainment', reason: 'unreadable' }]);
    const saved = await lists.tables.reports.save(withReport(report(), { comment: 'Sedd' }), trace);
    const row = (await site.asPerson(karin).call('GET', `${rowPath()}?$expand=fields`)) as {
      fields: object;
    };
    expect(row.fields).toMatchObject({ Attainment: 'Strålande', Comment: 'Sedd' });
    expect(saved.value.comment).toBe('Sedd');
    await edit({ Attainment: 'Uppfyllt' });
    await lists.refresh('edited');
    await lists.tables.reports.save(
      { ...report(), value: { ...report().value, faults: [] } },
      trace,
    );
    expect(report().value).toMatchObject({ attainment: 'met', faults: [] });
  });

  it('in a cell that the product needs makes a broken row, which is listed apart and left out', async () => {
    const stored = await newReport();
    await lists.refresh('edited');
    await edit({ Key: null }, stored.value.id);
    await lists.refresh('edited');
    expect(lists.tables.reports.find(stored.value.id)).toBeUndefined();
    expect(lists.tables.reports.broken()).toMatchObject([
      { list: 'Rapporter', id: stored.value.id, column: 'Kod', reason: 'missing' },
    ]);
    await site.asPerson(karin).call('DELETE', rowPath(stored.value.id));
    await lists.refresh('edited');
    expect(lists.tables.reports.broken()).toEqual([]);
  });
});

describe('The copy', () => {
  it('keeps a row that a save adds while the whole list is read again', async () => {
    const graph = site.graph('product');
    const found = await graph.call({ method: 'GET', path: `${site.list('Rapporter')}?$select=id` });
    const { id: reportsId } = found.body as { id: string };
    const isOfReports = (path: string) => path.includes(reportsId) && path.includes('/delta');
    let meanwhile: (() => Promise<unknown>) | undefined;
    const racing = openLists(site.settings('product'), {
      graph: {
        health: graph.health,
        manyRows: graph.manyRows,
        async call(call) {
          const answer = await graph.call(call);
          const work = answer.status === 200 && isOfReports(call.path) ? meanwhile : undefined;
          if (work === undefined) return answer;
          meanwhile = undefined;
          await work();
          return answer;
        },
      },
    });
    await racing.load();
    await racing.refresh('all');
    await site.control('POST', '/expire-delta-tokens');
    const value = aReport(ids, { key: 'helar-2026:mitt-i' });
    meanwhile = () => racing.tables.reports.create(value, trace);
    expect(await racing.refresh('edited')).toEqual([]);
    expect(racing.tables.reports.findByKey(value.key)).toBeDefined();
    await lists.refresh('all');
  });

  it('takes a save of another instance, and reports no edit', async () => {
    const other = site.lists();
    await other.load();
    const theirs = other.tables.reports.find(reportId)!;
    await other.tables.reports.save(withReport(theirs, { comment: 'Härifrån' }), trace);
    expect(await lists.refresh('edited')).toEqual([]);
    expect(report().value.comment).toBe('Härifrån');
  });

  it('keeps the newer row when delta lags behind the saves of the product', async () => {
    await site.control('PUT', '/switches', { deltaLagMs: 60_000 });
    const stored = report();
    await lists.tables.reports.save(withReport(stored, { comment: 'Nyss' }), trace);
    expect(await lists.refresh('edited')).toEqual([]);
    expect(report().value.comment).toBe('Nyss');
    await site.control('PUT', '/switches', { deltaLagMs: 0 });
    expect(await lists.refresh('edited')).toEqual([]);
    expect(report().value.comment).toBe('Nyss');
  });

  it('is complete again after its delta token has expired, deletions included', async () => {
    const stored = await newReport();
    await lists.refresh('all');
    await edit({ Women: 60 });
    await site.asPerson(karin).call('DELETE', rowPath(stored.value.id));
    await site.control('POST', '/expire-delta-tokens');
    const edits = await lists.refresh('all');
    expect(edits.map(({ id, kind }) => `${kind} ${id}`).sort()).toEqual(
      [`changed ${reportId}`, `deleted ${stored.value.id}`].sort(),
    );
    expect(report().value.figures?.women).toBe(60);
  });

  it('reads everything again when an entry of a page could not be read', async () => {
    const stored = await newReport();
    await lists.refresh('all');
    await site.asPerson(karin).call('DELETE', rowPath(stored.value.id));
    await site.control('POST', '/faults', [
      { match: { path: 'delta' }, times: 7, fault: { errorObjectInPage: true } },
    ]);
    await lists.refresh('all');
    await site.control('DELETE', '/faults');
    await lists.refresh('all');
    expect(lists.tables.reports.find(stored.value.id)).toBeUndefined();
    expect(report()).toBeDefined();
  });

  it('has a version that rises with each change and with nothing else', async () => {
    await lists.refresh('all');
    const before = lists.version();
    await lists.refresh('all');
    expect(lists.version()).toBe(before);
    await edit({ Women: 61 });
    await lists.refresh('all');
    expect(lists.version()).toBeGreaterThan(before);
  });

  it('has the settings of the municipality, and the default of one that cannot be read', async () => {
    const put = (Key: string, SettingValue: string) =>
      site.asPerson(karin).call('POST', `${site.list('Inställningar')}/items`, {
        fields: { Key, Title: Key, SettingValue },
      });
    await put('smallCountsBelow', '10');
    await put('remindDaysBefore', '14, 3');
    await put('sendFromHour', 'sju');
    await lists.refresh('all');
    expect(lists.settings()).toMatchObject({
      smallCountsBelow: 10,
      remindDaysBefore: [14, 3],
      sendFromHour: 8,
    });
  });
});

describe('A start of the product', () => {
  it('costs 53 resource units for nine lists, with the set-up check', async () => {
    const fresh = site.lists();
    const cost = await site.resourceUnits(async () => {
      await fresh.load();
      await fresh.check();
    });
    // 1 for the site, 2 for its lists, 2 for the columns and 2 for the rows of each list, 2 for the delta link
    // of each of the seven lists that people edit.
    expect(cost).toBe(1 + 2 + 9 * 2 + 9 * 2 + 7 * 2);
  });
});

describe('While Graph is down', () => {
  it('the copy stays, the outcome of a save is unknown, and health has the time since when', async () => {
    const stored = report();
    await site.control('POST', '/faults', [{ match: { path: '/v1.0/' }, fault: { status: 503 } }]);
    await expect(
      lists.tables.deliveries.create(aDelivery({ key: 'while-down' }), trace),
    ).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(lists.health().graph).toHaveProperty('unreachableSince');
    expect(report()).toEqual(stored);
    await site.control('DELETE', '/faults');
  }, 180_000);
});
