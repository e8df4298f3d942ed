import { AppError } from '../../../src/core/domain/base/app-error';
import { editedNames, entityNames } from '../../../src/core/domain/entities';
import type { Lists } from '../../../src/graph/open-lists';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  aReport,
  aRound,
  trace,
  withReport,
} from '../../support/graph/builders';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;
let lists: Lists;
let other: Lists;

beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());
afterEach(() => site.resetSwitches());

beforeEach(async () => {
  lists = site.lists();
  other = site.lists();
  await lists.load();
  await other.load();
});

let nextKey = 0;
const key = (prefix: string) => `${prefix}-${String((nextKey += 1))}`;

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
  return 'no error';
}

/** Returns the ids of the rows with a key, read from the list itself and not from a copy. */
async function rowsWithKey(list: string, wanted: string): Promise<readonly string[]> {
  const path = `${site.list(list)}/items?$expand=fields&$top=5000`;
  const { body } = await site.graph('product').call({ method: 'GET', path });
  const { value } = body as { value: { id: string; fields: { Key?: string } }[] };
  return value.filter(({ fields }) => fields.Key === wanted).map(({ id }) => id);
}

/** Creates a body with a goal, and a round in which to report it. */
async function createGoalAndRound() {
  const { tables } = lists;
  const parent = await tables.bodies.create(aBody({ key: key('BUN') }), trace);
  const unit = aBody({
    key: key('SKOLA'),
    name: 'Forsskolan',
    kind: 'unit',
    parentId: parent.stored.value.id,
  });
  const body = await tables.bodies.create(unit, trace);
  const goal = await tables.goals.create(aGoal(body.stored.value.id, { key: key('G') }), trace);
  const round = await tables.rounds.create(aRound({ key: key('r') }), trace);
  return {
    body,
    goal,
    round,
    ids: { roundId: round.stored.value.id, goalId: goal.stored.value.id },
  };
}

describe('Every list', () => {
  it('returns what was written when another instance reads it', async () => {
    const { ids, body, goal, round } = await createGoalAndRound();
    const person = {
      mail: 'anna.bergqvist@granforsa.example',
      objectId: '0f0f0f0f-0000-4000-8000-00000000000a',
      name: 'Anna Bergqvist',
    };
    const full = {
      ...body.stored.value,
      manager: person,
      substitute: { mail: 'x@granforsa.example' },
      secretary: person,
      processLeaders: [person, { mail: 'johan.niemi@granforsa.example' }],
      channel: { teamId: '0f0f0f0f-0000-4000-8000-000000000002', channelId: '19:abc@thread.tacv2' },
      countsOnly: true,
      validFrom: '2020-01-01',
      validTo: '2030-12-31',
    };
    const savedBody = await lists.tables.bodies.save({ ...body.stored, value: full }, trace);
    const faults = [{ field: 'women', reason: 'too-large', values: { max: 100 } }] as const;
    const report = await lists.tables.reports.create(
      aReport(ids, {
        key: key('report'),
        state: 'sent-back',
        sentBackReason: 'Siffran gäller fel år.\nRätta den.',
        sentBackByName: 'Karin Lindgren',
        sentBackAt: '2026-11-22T08:00:00.000Z',
        evidenceUrl: 'https://granforsa.example/underlag',
        faults,
      }),
      trace,
    );
    const delivery = await lists.tables.deliveries.create(
      aDelivery({ key: key('d'), roundId: ids.roundId }),
      trace,
    );
    const conversation = await lists.tables.conversations.create(
      aConversation({ key: key('c') }),
      trace,
    );

    await other.refresh('all');

    expect(other.tables.bodies.find(savedBody.value.id)?.value).toEqual(full);
    expect(other.tables.goals.find(goal.stored.value.id)?.value).toEqual(goal.stored.value);
    expect(other.tables.rounds.find(round.stored.value.id)?.value).toEqual(round.stored.value);
    expect(other.tables.reports.find(report.stored.value.id)?.value).toEqual(report.stored.value);
    expect(other.tables.deliveries.find(delivery.stored.value.id)?.value).toEqual(
      delivery.stored.value,
    );
    expect(other.tables.conversations.find(conversation.stored.value.id)?.value).toEqual(
      conversation.stored.value,
    );
    expect(report.stored.value.faults).toEqual(faults);
  });

  it('empties the cells of properties that a save leaves out', async () => {
    const { ids } = await createGoalAndRound();
    const { stored } = await lists.tables.reports.create(
      aReport(ids, { key: key('report') }),
      trace,
    );
    const { comment, ...without } = stored.value;
    await lists.tables.reports.save(
      withReport({ ...stored, value: without }, { figures: { women: 0 } }),
      trace,
    );
    await other.refresh('all');
    expect(comment).toBeDefined();
    expect(other.tables.reports.find(stored.value.id)?.value).toEqual({
      ...without,
      figures: { women: 0 },
    });
  });

  it('keeps the whole wording of a goal that is longer than a title can be', async () => {
    const { body } = await createGoalAndRound();
    const title = 'Å'.repeat(600);
    const { stored } = await lists.tables.goals.create(
      aGoal(body.stored.value.id, { key: key('G'), title }),
      trace,
    );
    await other.refresh('all');
    expect(other.tables.goals.find(stored.value.id)?.value.title).toBe(title);
  });

  it('shows in words who changed a row and by which act', async () => {
    const { ids } = await createGoalAndRound();
    const { stored } = await lists.tables.reports.create(
      aReport(ids, { key: key('report') }),
      trace,
    );
    const path = `${site.list('Rapporter')}/items/${stored.value.id}?$expand=fields`;
    const row = (await site.asPerson('karin.lindgren@granforsa.example').call('GET', path)) as {
      fields: object;
    };
    expect(row.fields).toMatchObject({
      ChangedBy: 'Karin Lindgren',
      Act: 'Rapporterade',
      BodyName: 'Forsskolan',
      BoardName: 'Barn- och utbildningsnämnden',
      WorkState: 'Rapporterad',
      Attainment: 'Ej uppfyllt',
    });
  });
});

describe('When two writers save the same row', () => {
  it('the second gets a conflict with the row that the first saved', async () => {
    const { ids } = await createGoalAndRound();
    const { stored } = await lists.tables.reports.create(
      aReport(ids, { key: key('report') }),
      trace,
    );
    await other.refresh('all');
    const seen = other.tables.reports.find(stored.value.id)!;
    await lists.tables.reports.save(withReport(stored, { comment: 'Den första' }), trace);

    const late = other.tables.reports.save(withReport(seen, { comment: 'Den andra' }), trace);
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      theirs: { value: { comment: 'Den första' } },
    });
    expect(other.tables.reports.find(stored.value.id)?.value.comment).toBe('Den första');
  });

  it('a save of a row that a person has deleted is not-found', async () => {
    const { ids } = await createGoalAndRound();
    const { stored } = await lists.tables.reports.create(
      aReport(ids, { key: key('report') }),
      trace,
    );
    await site
      .asPerson('karin.lindgren@granforsa.example')
      .call('DELETE', `${site.list('Rapporter')}/items/${stored.value.id}`);
    expect(await codeOf(lists.tables.reports.save(stored, trace))).toBe('not-found');
    expect(lists.tables.reports.find(stored.value.id)).toBeUndefined();
  });
});

describe.each(['enforced', 'ignored'] as const)(
  'A row with a unique key, uniqueness %s',
  (uniqueColumns) => {
    beforeEach(() => site.control('PUT', '/switches', { uniqueColumns }));

    it('is created by one of two instances only, and both get the same row', async () => {
      const delivery = aDelivery({ key: key('claim') });
      const both = await Promise.all([
        lists.tables.deliveries.create(delivery, { by: 'A', handling: 'Skickade' }),
        other.tables.deliveries.create(delivery, { by: 'B', handling: 'Skickade' }),
      ]);
      expect(both.filter((one) => one.created)).toHaveLength(1);
      expect(new Set(both.map((one) => one.stored.value.id)).size).toBe(1);
    });

    it('is not created twice: the second instance gets the row of the first', async () => {
      const delivery = aDelivery({ key: key('claim') });
      const first = await lists.tables.deliveries.create(delivery, trace);
      const second = await other.tables.deliveries.create(delivery, trace);
      expect(first.created).toBe(true);
      expect(second).toEqual({ stored: first.stored, created: false });
    });

    it('is one row in the copy of each instance', async () => {
      const delivery = aDelivery({ key: key('claim') });
      await Promise.all([lists, other].map((l) => l.tables.deliveries.create(delivery, trace)));
      await Promise.all([lists, other].map((l) => l.refresh('all')));
      for (const { tables } of [lists, other]) {
        expect(tables.deliveries.all().filter((s) => s.value.key === delivery.key)).toHaveLength(1);
      }
    });

    it('is one row in the list, and no instance reports the deleted duplicate as an edit', async () => {
      const { ids } = await createGoalAndRound();
      const report = aReport(ids, { key: key('report') });
      const onlooker = site.lists();
      await onlooker.load();
      await site.control('POST', '/faults', [
        { match: { method: 'DELETE' }, fault: { delayMs: 1_000 } },
      ]);
      const creating = Promise.all(
        [lists, other].map((l) => l.tables.reports.create(report, trace)),
      );
      const written = uniqueColumns === 'ignored' ? 2 : 1;
      while ((await rowsWithKey('Rapporter', report.key)).length < written);
      await onlooker.refresh('edited');
      const both = await creating;
      await site.control('DELETE', '/faults');
      expect(await rowsWithKey('Rapporter', report.key)).toEqual([both[0]?.stored.value.id]);
      expect(await onlooker.refresh('edited')).toEqual([]);
      expect(await lists.refresh('edited')).toEqual([]);
      expect(await other.refresh('edited')).toEqual([]);
      expect(onlooker.tables.reports.findByKey(report.key)).toEqual(both[0]?.stored);
    });
  },
);

describe('The cost in resource units', () => {
  it.each([
    { patchEtag: 'present', createdZone: 'read', changedCost: 2, firstCost: 4 },
    // The product reads the row again for its eTag.
    { patchEtag: 'absent', createdZone: 'read', changedCost: 3, firstCost: 4 },
    // The product saves the instants of the new row again.
    { patchEtag: 'present', createdZone: 'ignored', changedCost: 2, firstCost: 6 },
  ])(
    'is $changedCost for a change, $firstCost for the first report and 1 a list for reading no changes, with the eTag of a changed row $patchEtag and the zone of a new one $createdZone',
    async ({ changedCost, firstCost, ...switches }) => {
      await site.control('PUT', '/switches', switches);
      const { ids } = await createGoalAndRound();
      await lists.refresh('all');
      let stored = await lists.tables.reports
        .create(aReport(ids, { key: key('report') }), trace)
        .then((c) => c.stored);
      const first = await site.resourceUnits(() =>
        lists.tables.reports.create(aReport(ids, { key: key('report') }), trace),
      );
      const changed = await site.resourceUnits(async () => {
        stored = await lists.tables.reports.save(withReport(stored, { comment: 'Ny' }), trace);
      });
      await lists.refresh('all');
      const nothing = await site.resourceUnits(() => lists.refresh('all'));
      const edited = await site.resourceUnits(() => lists.refresh('edited'));
      expect({ first, changed, nothing, edited }).toEqual({
        first: firstCost,
        changed: changedCost,
        nothing: entityNames.length,
        edited: editedNames.length,
      });
    },
  );
});
