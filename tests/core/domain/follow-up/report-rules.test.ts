import { omit } from '../../../../src/core/domain/base/defined';
import type { ReportState } from '../../../../src/core/domain/follow-up/report';
import {
  accept,
  canAccept,
  canSendBack,
  canSubmit,
  sendBack,
  submit,
} from '../../../../src/core/domain/follow-up/report-rules';
import type { RoundState } from '../../../../src/core/domain/follow-up/round';
import { aGoal, anActor, aReport, aRound } from '../../../support/core/builders';
import { refusalOf } from '../../../support/core/faults';

const at = '2026-12-10T09:00:00Z';
const actor = anActor('Chef');
const goal = aGoal({ id: '1', key: 'G-1' });
const faults = [{ field: 'men', reason: 'too-large' }] as const;
const asked = (state: RoundState = 'open') => ({
  goal,
  round: aRound({ state }),
  partlyMetFrom: 0.75,
});
const statement = { figures: { women: 60, men: 70 }, cannotBeAssessed: false };
const review = (state: RoundState = 'open') => ({
  round: aRound({ state }),
  byName: 'Karin Lindgren',
  byObjectId: 'oid-karin',
  processLeaderIds: ['oid-karin'],
  at,
});
const roundStates = ['planned', 'open', 'closed', 'cancelled'] as const;
const reportStates = ['submitted', 'sent-back', 'accepted'] as const;

/** The pairs of round and report in which a rule says yes, as `round report`. */
function pairs(isAllowed: (round: RoundState, report: ReportState) => boolean): readonly string[] {
  return roundStates.flatMap((round) =>
    reportStates.filter((report) => isAllowed(round, report)).map((report) => `${round} ${report}`),
  );
}

describe('the states in which a report', () => {
  test('can be submitted: the round is open, and no accepted report is there', () => {
    expect(
      pairs((state, report) => canSubmit(aRound({ state }), aReport({ state: report }))),
    ).toEqual(['open submitted', 'open sent-back']);
    const states = roundStates.filter((state) => canSubmit(aRound({ state }), undefined));
    expect(states).toEqual(['open']);
  });

  test('can be sent back: the round is open, and it has not been sent back', () => {
    expect(
      pairs((state, report) => canSendBack(aRound({ state }), aReport({ state: report }))),
    ).toEqual(['open submitted', 'open accepted']);
  });

  test('can be accepted: it is submitted without faults, and the round is open or closed', () => {
    expect(
      pairs((state, report) => canAccept(aRound({ state }), aReport({ state: report }))),
    ).toEqual(['open submitted', 'closed submitted']);
    expect(canAccept(aRound(), aReport({ faults }))).toBe(false);
  });
});

describe('submitting', () => {
  test('makes the first report, with the figures, the suggested attainment and the person', () => {
    expect(submit(asked(), statement, { actor, at, before: undefined })).toEqual({
      key: 'helar-2026:G-1',
      roundId: '900',
      goalId: '1',
      state: 'submitted',
      figures: { women: 60, men: 70 },
      attainment: 'not-met',
      reportedByName: 'Chef',
      reportedByObjectId: 'oid-chef',
      reportedAt: at,
      revision: 1,
      faults: [],
    });
  });

  test('keeps what was typed into the row that asks, unless it says something else', () => {
    const typed = { comment: 'Skrivet i listan', evidenceUrl: 'Dnr 2026/17' };
    const { id, key, roundId, goalId } = aReport();
    const row = {
      id,
      key,
      roundId,
      goalId,
      state: 'asked',
      revision: 0,
      faults: [],
      typed,
    } as const;
    expect(submit(asked(), statement, { actor, at, before: row })).toMatchObject(typed);
    const own = { ...statement, comment: 'Eget' };
    expect(submit(asked(), own, { actor, at, before: row })).toMatchObject({ comment: 'Eget' });
    const again = aReport({ comment: 'Förra' });
    expect(submit(asked(), statement, { actor, at, before: again })).not.toHaveProperty('comment');
  });

  test('keeps a correction of the row and its reason', () => {
    const kept = { correction: { byName: 'Karin', at }, correctionReason: 'Fel kolumn' };
    expect(submit(asked(), statement, { actor, at, before: aReport(kept) })).toMatchObject(kept);
  });

  test('again replaces a report that was sent back, and keeps nothing of the sending back', () => {
    const before = aReport({
      state: 'sent-back',
      sentBackReason: 'Saknas kommentar',
      sentBackAt: at,
      revision: 4,
      comment: 'Gammal',
      faults,
    });
    const next = submit(asked(), statement, { actor, at, before });
    expect(next).toMatchObject({ state: 'submitted', revision: 5, faults: [] });
    for (const field of ['sentBackReason', 'sentBackAt', 'comment'])
      expect(next).not.toHaveProperty(field);
  });

  test.each([
    ['planned', undefined, ['state round-planned']],
    ['closed', undefined, ['state round-closed']],
    ['cancelled', aReport({ state: 'accepted' }), ['state round-cancelled']],
    ['open', aReport({ state: 'accepted' }), ['state already-accepted']],
    ['open', aReport(), []],
  ] as const)('in a round that is %s is refused for its state (%#)', (state, before, refusal) => {
    expect(refusalOf(() => submit(asked(state), statement, { actor, at, before }))).toEqual(
      refusal,
    );
  });

  test('is refused for fields only once the states allow it', () => {
    const broken = { ...statement, figures: { women: 101 } };
    const submission = { actor, at, before: undefined };
    expect(refusalOf(() => submit(asked(), broken, submission))).toEqual([
      'women too-large',
      'men missing',
    ]);
    expect(refusalOf(() => submit(asked('closed'), broken, submission))).toEqual([
      'state round-closed',
    ]);
  });
});

describe('sending back', () => {
  test('keeps the outcome, and notes the reason, the person and the time', () => {
    const report = aReport({ revision: 2 });
    expect(sendBack(report, 'Kommentera', review())).toEqual({
      ...report,
      state: 'sent-back',
      sentBackReason: 'Kommentera',
      sentBackByName: 'Karin Lindgren',
      sentBackAt: at,
      revision: 3,
    });
  });

  test('an accepted report takes the acceptance away', () => {
    const report = aReport({ state: 'accepted', acceptedByName: 'Karin Lindgren', acceptedAt: at });
    const next = sendBack(report, 'Kommentera', review());
    expect(next).not.toHaveProperty('acceptedByName');
    expect(next).not.toHaveProperty('acceptedAt');
  });

  test('with the same reason again changes nothing; another reason is refused', () => {
    const before = aReport({ state: 'sent-back', sentBackReason: 'Kommentera' });
    expect(sendBack(before, 'Kommentera', review('closed'))).toBe(before);
    const refusal = ['state cannot-be-sent-back'];
    expect(refusalOf(() => sendBack(before, 'Annat', review()))).toEqual(refusal);
    expect(refusalOf(() => sendBack(aReport(), 'Annat', review('closed')))).toEqual(refusal);
  });
});

describe('accepting', () => {
  test('keeps the outcome, and notes the person and the time', () => {
    const report = aReport({ revision: 2 });
    expect(accept(report, review('closed'))).toEqual({
      ...report,
      state: 'accepted',
      acceptedByName: 'Karin Lindgren',
      acceptedAt: at,
      revision: 3,
    });
  });

  test('again changes nothing', () => {
    const before = aReport({ state: 'accepted', acceptedByName: 'Annan' });
    expect(accept(before, review('cancelled'))).toBe(before);
  });

  test.each([
    ['a report that was sent back', aReport({ state: 'sent-back' }), 'open'],
    ['a report with a fault', aReport({ faults }), 'open'],
    ['a report in a cancelled round', omit(aReport(), 'comment'), 'cancelled'],
  ] as const)('%s is refused', (_, report, state) => {
    expect(refusalOf(() => accept(report, review(state)))).toEqual(['state cannot-be-accepted']);
  });
});
