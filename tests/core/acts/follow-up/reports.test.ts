import { viewMine } from '../../../../src/core/views/mine/view-mine';
import type { ReportInput } from '../../../../src/core/api/follow-up/acts';
import { omit } from '../../../../src/core/domain/base/defined';
import type { World } from '../../../../src/core/domain/world';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const {
  'report.submit': submitReport,
  'report.accept': acceptReport,
  'report.send-back': sendBackReport,
  'report.decline': declineReport,
} = declaredActs;
const goal = aGoal({ id: '1', key: 'G-1' });
const round = aRound();

function begin(overrides: Partial<World> = {}, refusesDuplicates = true) {
  const world = aWorld({ goals: [goal], rounds: [round], ...overrides });
  const lists = listsOf({ world, refusesDuplicates });
  return { lists, instance: anInstance(lists) };
}

const reportInput = (overrides: Partial<ReportInput> = {}): ReportInput => ({
  goalId: '1',
  roundId: '900',
  figures: { women: 82, men: 81 },
  cannotBeAssessed: false,
  ...overrides,
});

describe('reporting', () => {
  test('the manager reports, and the figures say the attainment', async () => {
    const { lists, instance } = begin();
    const { report } = await submitReport(contextOf(instance, 'Chef'), reportInput());
    expect(report).toMatchObject({
      key: 'helar-2026:G-1',
      state: 'submitted',
      figures: { women: 82, men: 81, gap: 1 },
      attainment: 'met',
      revision: 1,
      reportedByName: 'Chef',
    });
    expect(lists.reports.rows.size).toBe(1);
    expect(instance.wakes).toBe(1);
  });

  test('the same report twice, from tab or bot, is saved once', async () => {
    const { lists, instance } = begin();
    const chef = contextOf(instance, 'Chef');
    const first = await submitReport(chef, reportInput());
    const second = await submitReport(chef, reportInput());
    expect(second).toEqual(first);
    expect(lists.reports.writes).toBe(1);
  });

  test('a changed report must name the report that was seen, and raises the revision', async () => {
    const { instance } = begin();
    const chef = contextOf(instance, 'Chef');
    const { report } = await submitReport(chef, reportInput());
    const changed = reportInput({ figures: { women: 50, men: 51 } });
    const refused = await refusalOf(submitReport(chef, changed));
    expect(refused).toMatchObject({ code: 'conflict', theirs: { key: report.key, revision: 1 } });
    const seen = { id: report.id, eTag: report.eTag };
    const again = await submitReport(chef, { ...changed, seen });
    expect(again.report).toMatchObject({ revision: 2, attainment: 'not-met' });
    // The person presses a card that shows the earlier revision.
    const old = await refusalOf(submitReport(chef, reportInput({ seen, comment: 'gammalt kort' })));
    expect(old).toMatchObject({ code: 'conflict', theirs: { revision: 2 } });
  });

  test.each([true, false])(
    'two people at once make one row, and the loser sees the other’s (list refuses duplicates: %p)',
    async (refusesDuplicates) => {
      const { lists, instance } = begin({}, refusesDuplicates);
      const other = anInstance(lists);
      const results = await Promise.allSettled([
        submitReport(contextOf(instance, 'Chef'), reportInput()),
        submitReport(contextOf(other, 'Ersättare'), reportInput({ comment: 'annat' })),
      ]);
      const winners = results.filter(({ status }) => status === 'fulfilled');
      expect(winners).toHaveLength(1);
      const [loser] = results.filter((result) => result.status === 'rejected');
      expect(loser?.reason).toMatchObject({ code: 'conflict', theirs: { key: 'helar-2026:G-1' } });
      instance.sync();
      expect(contextOf(instance, 'Chef').tables.reports.all()).toHaveLength(1);
    },
  );

  test.each([true, false])(
    'the same statement from two instances at once is a repeat (list refuses duplicates: %p)',
    async (refusesDuplicates) => {
      const { lists, instance } = begin({}, refusesDuplicates);
      const other = anInstance(lists);
      const [one, two] = await Promise.all([
        submitReport(contextOf(instance, 'Chef'), reportInput()),
        submitReport(contextOf(other, 'Chef'), reportInput()),
      ]);
      expect(one.report.id).toBe(two.report.id);
    },
  );

  test('a report whose key somebody has changed in the list is found, and the next save corrects the key', async () => {
    const broken = aReport({ goalId: '1', key: 'helar-2026:FEL' });
    const { lists, instance } = begin({ reports: [broken] });
    const chef = contextOf(instance, 'Chef');
    const [item] = viewMine(chef).items;
    const seen = { id: item?.report?.id ?? '', eTag: item?.report?.eTag ?? '' };
    const { report } = await submitReport(chef, reportInput({ seen, figures: broken.figures }));
    expect(report).toMatchObject({ id: broken.id, key: 'helar-2026:G-1' });
    expect(lists.reports.rows.size).toBe(1);
  });

  test('no update is lost between two instances that both saw the same row', async () => {
    const { lists, instance } = begin();
    const { report } = await submitReport(contextOf(instance, 'Chef'), reportInput());
    const other = anInstance(lists);
    const seen = { id: report.id, eTag: report.eTag };
    const results = await Promise.allSettled([
      submitReport(contextOf(instance, 'Chef'), reportInput({ seen, comment: 'en' })),
      submitReport(contextOf(other, 'Ersättare'), reportInput({ seen, comment: 'två' })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [loser] = results.filter((result) => result.status === 'rejected');
    const stored = lists.reports.rows.get(report.id)?.value;
    expect(loser?.reason).toMatchObject({ theirs: { comment: stored?.comment, revision: 2 } });
  });

  test.each([
    [{ figures: { women: 120, men: 50 } }, 'women', 'too-large'],
    [{ figures: { women: 50 } }, 'men', 'missing'],
    [{ cannotBeAssessed: true, figures: {} }, 'attainmentReason', 'missing'],
    [{ attainment: 'not-met' as const }, 'attainmentReason', 'missing'],
    [{ figures: { women: 120, men: 50 }, attainment: 'met' as const }, 'women', 'too-large'],
  ])('%p is refused at its field: %s %s', async (overrides, field, reason) => {
    const { lists, instance } = begin();
    const refused = await refusalOf(
      submitReport(contextOf(instance, 'Chef'), reportInput(overrides)),
    );
    expect(refused?.code).toBe('invalid');
    expect(refused?.faults).toEqual([expect.objectContaining({ field, reason })]);
    expect(lists.reports.rows.size).toBe(0);
  });

  test('"cannot be assessed" is a state of its own and holds no figures', async () => {
    const { instance } = begin();
    const { report } = await submitReport(
      contextOf(instance, 'Chef'),
      reportInput({ cannotBeAssessed: true, attainmentReason: 'Underlaget saknas' }),
    );
    expect(report).toMatchObject({ attainment: 'cannot-be-assessed', figures: {} });
  });

  test('where the figures suggest no attainment, the person chooses one and gives a reason', async () => {
    const even = anIndicator({ direction: 'even', measure: 'people', decimals: 0, addsUp: true });
    const { instance } = begin({ goals: [{ ...goal, indicator: even }] });
    const chef = contextOf(instance, 'Chef');
    const nobody = reportInput({ figures: { women: 0, men: 0 } });
    const refused = await refusalOf(submitReport(chef, nobody));
    expect(refused?.faults).toEqual([{ field: 'attainment', reason: 'missing' }]);
    const judged = { attainment: 'not-met', attainmentReason: 'Ingen sökte' } as const;
    const { report } = await submitReport(chef, { ...nobody, ...judged });
    expect(report).toMatchObject({ attainment: 'not-met', figures: { total: 0 } });
  });

  test('a goal that lost its indicator takes no report', async () => {
    const { instance } = begin({ goals: [omit(goal, 'indicator')] });
    const refused = await refusalOf(submitReport(contextOf(instance, 'Chef'), reportInput()));
    expect(refused?.faults).toEqual([{ field: 'goal', reason: 'not-measurable' }]);
  });

  test('comment, evidence, and the attainment of a goal without a baseline are saved', async () => {
    const { instance } = begin({ goals: [omit(goal, 'baseline', 'target')] });
    const words = { comment: 'Nytt arbetssätt', evidenceUrl: 'https://granforsa.example/a' };
    const judged = { attainment: 'met', attainmentReason: 'Klart' } as const;
    const { report } = await submitReport(
      contextOf(instance, 'Chef'),
      reportInput({ ...words, ...judged }),
    );
    expect(report).toMatchObject({ ...words, ...judged });
  });

  test('a person may choose another attainment than the figures suggest, with a reason', async () => {
    const { instance } = begin();
    const judged = reportInput({ attainment: 'partly-met', attainmentReason: 'Liten grupp' });
    const { report } = await submitReport(contextOf(instance, 'Chef'), judged);
    expect(report).toMatchObject({ attainment: 'partly-met', attainmentReason: 'Liten grupp' });
  });

  test('nobody else may report, and no round that is not open takes a report', async () => {
    const { instance } = begin();
    for (const name of ['Annan', 'Ledare', 'Sekreterare', 'Förvaltningschef', 'Anställd'])
      expect((await refusalOf(submitReport(contextOf(instance, name), reportInput())))?.code).toBe(
        'not-allowed',
      );
    const closed = begin({ rounds: [{ ...round, state: 'closed' }] });
    const refused = await refusalOf(
      submitReport(contextOf(closed.instance, 'Chef'), reportInput()),
    );
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'round-closed' }]);
  });

  test('a goal that is gone is refused like one of somebody else, and a report that is gone is a conflict', async () => {
    const { instance } = begin();
    const chef = contextOf(instance, 'Chef');
    expect((await refusalOf(submitReport(chef, reportInput({ goalId: '77' }))))?.code).toBe(
      'not-allowed',
    );
    const seen = { id: '5', eTag: '1' };
    expect(await refusalOf(submitReport(chef, reportInput({ seen })))).toMatchObject({
      code: 'conflict',
      theirs: undefined,
    });
  });

  test('while Graph is unreachable the act fails with `store-unavailable` and saves nothing', async () => {
    const { lists, instance } = begin();
    lists.reports.isDown = true;
    const chef = contextOf(instance, 'Chef');
    expect((await refusalOf(submitReport(chef, reportInput())))?.code).toBe('store-unavailable');
    lists.reports.isDown = false;
    expect((await submitReport(chef, reportInput())).report.revision).toBe(1);
    lists.reports.isDown = true;
    const [stored] = chef.tables.reports.all();
    const seen = { id: stored?.value.id ?? '', eTag: stored?.eTag ?? '' };
    const change = submitReport(chef, reportInput({ seen, comment: 'igen' }));
    expect((await refusalOf(change))?.code).toBe('store-unavailable');
  });
});

describe('reviewing a report', () => {
  const report = aReport({ id: '50', goalId: '1', key: 'helar-2026:G-1' });

  test('sent back with a reason, corrected, accepted', async () => {
    const { instance } = begin({ reports: [report] });
    const leader = contextOf(instance, 'Ledare');
    const input = { reportId: '50', eTag: '1', reason: 'Är det verkligen hela året?' };
    const back = await sendBackReport(leader, input);
    expect(back.report).toMatchObject({
      state: 'sent-back',
      sentBackByName: 'Ledare',
      revision: 2,
    });
    expect(await sendBackReport(leader, input)).toEqual(back);
    const seen = { id: '50', eTag: back.report.eTag };
    const { report: again } = await submitReport(
      contextOf(instance, 'Chef'),
      reportInput({ seen }),
    );
    expect(again).toMatchObject({ state: 'submitted', revision: 3 });
    expect(again.sentBackReason).toBeUndefined();
    const accepted = await acceptReport(leader, { reportId: '50', eTag: again.eTag });
    expect(accepted.report).toMatchObject({ state: 'accepted', acceptedByName: 'Ledare' });
    expect(await acceptReport(leader, { reportId: '50', eTag: again.eTag })).toEqual(accepted);
  });

  test('an accepted report is not changed by its reporter, only after it was sent back', async () => {
    const { instance } = begin({ reports: [aReport({ ...report, state: 'accepted' })] });
    const chef = contextOf(instance, 'Chef');
    const seen = { id: '50', eTag: '1' };
    const refused = await refusalOf(submitReport(chef, reportInput({ seen })));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'already-accepted' }]);
    const leader = contextOf(instance, 'Ledare');
    const back = await sendBackReport(leader, { reportId: '50', eTag: '1', reason: 'Fel år' });
    expect(back.report.acceptedByName).toBeUndefined();
  });

  test('a report that has changed since the process leader saw it is neither accepted nor sent back', async () => {
    const { instance } = begin({ reports: [report] });
    const leader = contextOf(instance, 'Ledare');
    const stale = { reportId: '50', eTag: '0' };
    expect((await refusalOf(acceptReport(leader, stale)))?.code).toBe('conflict');
    const refused = await refusalOf(sendBackReport(leader, { ...stale, reason: 'x' }));
    expect(refused).toMatchObject({ code: 'conflict', theirs: { id: '50', eTag: '1' } });
  });

  test('only process leaders review, and a report that breaks a rule is not accepted', async () => {
    const faults = [{ field: 'women', reason: 'too-large' }] as const;
    const { instance } = begin({ reports: [{ ...report, faults }] });
    const input = { reportId: '50', eTag: '1' };
    expect((await refusalOf(acceptReport(contextOf(instance, 'Chef'), input)))?.code).toBe(
      'not-allowed',
    );
    const refused = await refusalOf(acceptReport(contextOf(instance, 'Ledare'), input));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'cannot-be-accepted' }]);
    const missing = { reportId: '51', eTag: '1', reason: 'x' };
    expect((await refusalOf(sendBackReport(contextOf(instance, 'Ledare'), missing)))?.code).toBe(
      'not-found',
    );
  });

  test('after the round is closed a report is accepted but not sent back', async () => {
    const rounds = [{ ...round, state: 'closed' as const }];
    const { instance } = begin({ reports: [report], rounds });
    const leader = contextOf(instance, 'Ledare');
    const input = { reportId: '50', eTag: '1', reason: 'För sent' };
    const refused = await refusalOf(sendBackReport(leader, input));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'cannot-be-sent-back' }]);
    expect((await acceptReport(leader, input)).report.state).toBe('accepted');
  });
});

describe('"not me"', () => {
  test('both process leaders get a ledger row at once, once for each person and goal', async () => {
    const { lists, instance } = begin();
    const input = { goalId: '1', roundId: '900', reason: 'Fråga Annan' };
    expect(await declineReport(contextOf(instance, 'Chef'), input)).toEqual({ notifiedCount: 2 });
    await declineReport(contextOf(instance, 'Chef'), { goalId: '1', roundId: '900' });
    const rows = [...lists.deliveries.rows.values()].map(({ value }) => value);
    expect(rows.map(({ recipient }) => recipient)).toEqual([
      { kind: 'person', objectId: 'oid-ledare' },
      { kind: 'person', objectId: 'oid-ledare2' },
    ]);
    expect(rows[0]).toMatchObject({
      kind: 'report-declined',
      state: 'planned',
      details: { goalKey: 'G-1', byName: 'Chef', reason: 'Fråga Annan' },
    });
  });

  test('only the person who is asked can decline, while the round is open', async () => {
    const { instance } = begin();
    const input = { goalId: '1', roundId: '900' };
    expect((await refusalOf(declineReport(contextOf(instance, 'Annan'), input)))?.code).toBe(
      'not-allowed',
    );
    const closed = begin({ rounds: [{ ...round, state: 'closed' }] });
    const refused = await refusalOf(declineReport(contextOf(closed.instance, 'Chef'), input));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'round-closed' }]);
  });
});
