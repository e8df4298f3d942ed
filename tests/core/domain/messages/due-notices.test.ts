import { omit } from '../../../../src/core/domain/base/defined';
import {
  boardMessage,
  boardPosts,
  roundCards,
  roundChangedNotices,
} from '../../../../src/core/domain/messages/due-notices';
import { sentBackNotices } from '../../../../src/core/domain/messages/sent-back-notices';
import type { Delivery, Message } from '../../../../src/core/domain/messages/ledger';
import {
  aDelivery,
  aGoal,
  anOrganisation,
  aPerson,
  aReport,
  aRound,
  aWorld,
  boardChannel,
} from '../../../support/core/builders';

const round = aRound();
const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2', bodyId: 'unit2' })];
const world = aWorld({ goals, rounds: [round] });
const keysOf = (messages: readonly Message[]) => messages.map(({ key }) => key);
const card = aDelivery({
  id: '1',
  key: 'card',
  kind: 'round-card',
  details: { dueOn: round.dueOn },
});

describe('the cards of a round', () => {
  test('go once to each person who is asked for a goal that needs a report, with the due date', () => {
    const reports = [aReport({ goalId: '2' })];
    expect(keysOf(roundCards(world, round))).toEqual([
      'round-card:helar-2026:oid-chef:once',
      'round-card:helar-2026:oid-annan:once',
    ]);
    expect(roundCards({ ...world, reports }, round)).toEqual([
      {
        key: 'round-card:helar-2026:oid-chef:once',
        kind: 'round-card',
        recipient: { kind: 'person', objectId: 'oid-chef' },
        roundId: '900',
        details: { dueOn: '2026-12-15' },
      },
    ]);
  });
});

describe('the posts of a round', () => {
  test('go once to each board with a goal that the round asks for, reported or not', () => {
    const reports = goals.map(({ id }) => aReport({ goalId: id }));
    const key = `board-post:helar-2026:${boardChannel.channelId}:BUN.once`;
    expect(keysOf(boardPosts({ ...world, reports }, round))).toEqual([key]);
    expect(boardPosts({ ...world, goals: [] }, round)).toEqual([]);
  });

  test('do not exist for a board without a channel', () => {
    const [, board] = anOrganisation().map((body) => omit(body, 'channel'));
    if (board === undefined) throw new RangeError('no board');
    expect(boardMessage('board-post', { round, board }, 'once')).toBeUndefined();
  });
});

describe('the notice that a report was sent back', () => {
  const sentBackAt = '2026-12-01T20:00:00.400Z';
  const report = aReport({ goalId: '1', key: 'helar-2026:G-1', state: 'sent-back', sentBackAt });
  const noticesWith = (deliveries: readonly Delivery[]) =>
    sentBackNotices({ ...world, reports: [report] }, round, deliveries);
  const told = (stateAt: string, reportKey = report.key) =>
    aDelivery({ key: 'k', kind: 'report-sent-back', details: { reportKey }, stateAt });

  test('goes to the reporter', () => {
    expect(noticesWith([])).toMatchObject([
      { recipient: { objectId: 'oid-chef' }, details: { reportKey: report.key } },
    ]);
  });

  test.each([
    ['by a row of that second', told('2026-12-01T20:00:00Z'), 0],
    ['by a later row', told('2026-12-03T00:00:00Z'), 0],
    ['by a row of exactly a second before', told('2026-12-01T19:59:59.400Z'), 0],
    ['unless the row is older than a second', told('2026-12-01T19:59:59Z'), 1],
    ['unless the row is of another report', told('2026-12-03T00:00:00Z', 'helar-2026:G-2'), 1],
  ])('is replaced %s', (_, row, count) => {
    expect(noticesWith([row])).toHaveLength(count);
  });

  test('is named by the instant, in whole seconds, whatever the revision of the row', () => {
    const [notice] = noticesWith([]);
    expect(notice?.key).toBe('report-sent-back:helar-2026:oid-chef:1.20261201T200000');
    const read = { ...report, revision: 7, sentBackAt: '2026-12-01T20:00:00Z' };
    const [again] = sentBackNotices({ ...world, reports: [read] }, round, []);
    expect(again?.key).toBe(notice?.key);
  });

  test('is due again for a row that was deleted, reported anew and sent back with the same revision', () => {
    const earlier = told('2026-12-01T20:00:00Z');
    const later = { ...report, sentBackAt: '2026-12-03T08:00:00Z' };
    const [notice] = sentBackNotices({ ...world, reports: [later] }, round, [earlier]);
    expect(notice?.key).toBe('report-sent-back:helar-2026:oid-chef:1.20261203T080000');
  });

  test('goes to the new manager, once, and not to the former one', () => {
    const bodies = anOrganisation().map((body) =>
      body.id === 'unit' ? { ...body, manager: aPerson('Ny'), substitute: aPerson('Vik') } : body,
    );
    const now = { ...world, bodies, reports: [report] };
    const of = (deliveries: readonly Delivery[]) =>
      sentBackNotices(now, round, deliveries).map(({ recipient }) => recipient);
    const ny = { kind: 'person', objectId: 'oid-ny' } as const;
    expect(of([])).toEqual([ny]);
    expect(of([told('2026-12-01T20:00:00Z')])).toEqual([ny]);
    expect(of([{ ...told('2026-12-01T20:00:00Z'), recipient: ny }])).toEqual([]);
    const bySubstitute = { ...report, reportedByObjectId: 'oid-vik' };
    const [notice] = sentBackNotices({ ...now, reports: [bySubstitute] }, round, []);
    expect(notice?.recipient).toEqual({ kind: 'person', objectId: 'oid-vik' });
  });

  test('is not due for a double of the row that counts', () => {
    const double = { ...report, id: '99999', key: `${report.key}-kopia` };
    const right = aReport({ goalId: '1', key: report.key });
    expect(sentBackNotices({ ...world, reports: [right, double] }, round, [])).toEqual([]);
  });

  test('is not due for another round, another state, or a state without a time', () => {
    const others = [
      { ...report, roundId: '800' },
      aReport({ goalId: '1' }),
      omit(report, 'sentBackAt'),
    ];
    expect(sentBackNotices({ ...world, reports: others }, round, [])).toEqual([]);
  });
});

describe('the notice that a round has changed', () => {
  const changed = (id: string, dueOn: string) =>
    aDelivery({
      id,
      key: `changed ${id}`,
      kind: 'round-changed',
      details: { change: 'due-date', dueOn },
    });
  const noticesOf = (change: object, ...more: readonly Delivery[]) =>
    roundChangedNotices({ ...round, ...change }, [card, ...more]);

  test('goes only to people who may have the round’s card', () => {
    const dueOn = '2026-12-18';
    const rows = (['planned', 'sending', 'sent', 'refused', 'unknown'] as const).map((state) =>
      aDelivery({ ...card, recipient: { kind: 'person', objectId: state }, state }),
    );
    const keys = keysOf(roundChangedNotices({ ...round, dueOn }, rows));
    expect(keys.map((key) => key.split(':')[2])).toEqual(['sending', 'sent', 'unknown']);
    expect(roundChangedNotices({ ...round, id: '800', dueOn }, rows)).toEqual([]);
  });

  test('tells a due date that is not the last one told, by the order of the rows’ numbers', () => {
    expect(noticesOf({})).toEqual([]);
    expect(noticesOf({ dueOn: '2026-12-18' })).toMatchObject([
      { details: { change: 'due-date', dueOn: '2026-12-18' } },
    ]);
    const rows = [changed('10', '2026-12-18'), changed('9', '2026-12-20')];
    expect(noticesOf({ dueOn: '2026-12-18' }, ...rows)).toEqual([]);
    expect(noticesOf({ dueOn: '2026-12-20' }, ...rows)).toHaveLength(1);
  });

  test('does not count what another person was told, or the same person about another round', () => {
    const dueOn = '2026-12-18';
    const row = changed('2', dueOn);
    const others: readonly Delivery[] = [
      { ...row, recipient: { kind: 'person', objectId: 'oid-annan' } },
      { ...row, recipient: { kind: 'channel', ...boardChannel } },
      { ...row, roundId: '800' },
    ];
    for (const other of others) {
      const [notice] = noticesOf({ dueOn }, other);
      expect(notice?.key).toBe(`round-changed:helar-2026:oid-chef:${dueOn}.20261123T090000`);
    }
  });

  test('tells no due date to a person whose card had none', () => {
    const rows = [aDelivery({ ...card, details: {} })];
    expect(roundChangedNotices(round, rows)).toEqual([]);
  });

  describe('after a cancelling', () => {
    const endedAt = '2026-12-02T10:00:00.700Z';
    const cancelling = (id: string, own: Partial<Delivery> = {}) =>
      aDelivery({
        ...{ id, key: `cancelled ${id}`, kind: 'round-changed', details: { change: 'cancelled' } },
        stateAt: '2026-12-02T10:01:00Z',
        ...own,
      });
    const resumption = aDelivery({
      ...{ id: '3', key: 'resumed', kind: 'round-changed' },
      details: { change: 'resumed', dueOn: round.dueOn },
      stateAt: '2026-12-03T08:00:00Z',
    });
    const keys = (change: object, ...more: readonly Delivery[]) =>
      keysOf(noticesOf(change, ...more)).map((key) => key.split(':')[3]);

    test('a round that is on again is told to those who were told of the cancelling, once', () => {
      expect(keys({}, cancelling('2'))).toEqual(['resumed.20261202T100100']);
      expect(noticesOf({}, cancelling('2'))[0]?.details).toEqual({
        change: 'resumed',
        dueOn: '2026-12-15',
      });
      expect(keys({}, cancelling('2'), resumption)).toEqual([]);
      expect(keys({ dueOn: '2026-12-18' }, cancelling('2'), resumption)).toHaveLength(1);
      expect(keys({}, cancelling('2', { state: 'refused', reason: 'BotDisabledByAdmin' }))).toEqual(
        [],
      );
    });

    test('each cancelling is told by the instant at which the round ended', () => {
      const cancelled = { state: 'cancelled', endedAt };
      expect(keys(cancelled)).toEqual(['cancelled.20261202T100000']);
      expect(keys(cancelled, cancelling('2'))).toEqual([]);
      const again = { state: 'cancelled', endedAt: '2026-12-05T10:00:00Z' };
      expect(keys(again, cancelling('2'), resumption)).toEqual(['cancelled.20261203T080000']);
      const dropped = cancelling('2', { state: 'refused', reason: 'not-needed' });
      expect(keys(again, dropped)).toEqual(['cancelled.20261205T100000']);
      // A row of an earlier version of the product, whose key has no instant.
      expect(
        keys(cancelled, cancelling('2', { key: 'round-changed:helar-2026:oid-chef:cancelled' })),
      ).toEqual([]);
    });
  });

  test('tells a cancelled round once, and nothing of a planned or a closed one', () => {
    const dueOn = '2026-12-18';
    expect(noticesOf({ state: 'cancelled', dueOn })).toMatchObject([
      { key: 'round-changed:helar-2026:oid-chef:cancelled', details: { change: 'cancelled' } },
    ]);
    expect(noticesOf({ state: 'planned', dueOn })).toEqual([]);
    expect(noticesOf({ state: 'closed', dueOn })).toEqual([]);
  });

  test.each([
    ['after the reopening', 'sent', '2027-01-04T09:05:00Z', 0],
    ['in the second of the reopening', 'sent', '2027-01-04T09:00:00Z', 0],
    ['before the round was closed', 'sent', '2026-12-01T09:00:00Z', 1],
    ['at an unknown time', 'unknown', '2027-01-04T09:05:00Z', 1],
  ] as const)(
    'tells a reopening unless the card was sent after it: %s',
    (_, state, stateAt, count) => {
      const reopening = { at: '2027-01-04T09:00:00.400Z', byName: 'Karin', reason: 'Två saknas' };
      const rows = [aDelivery({ ...card, state, stateAt })];
      expect(roundChangedNotices({ ...round, reopening }, rows)).toHaveLength(count);
    },
  );

  test('tells each reopening once, with its due date', () => {
    const at = '2027-01-04T09:00:00Z';
    const reopening = { at, byName: 'Karin', reason: 'Två saknas' };
    const dueOn = '2027-01-20';
    const [notice, ...more] = noticesOf({ reopening, dueOn });
    expect(more).toEqual([]);
    expect(notice?.details).toEqual({ change: 'reopened', reopenedAt: at, dueOn });
    const told = aDelivery({
      id: '2',
      key: 'k',
      kind: 'round-changed',
      details: { change: 'reopened', reopenedAt: at, dueOn },
    });
    expect(noticesOf({ reopening, dueOn }, told)).toEqual([]);
    expect(noticesOf({ reopening, dueOn: '2027-02-01' }, told)).toMatchObject([
      { details: { change: 'due-date' } },
    ]);
    const again = { ...reopening, at: '2027-03-01T09:00:00Z' };
    expect(noticesOf({ reopening: again, dueOn }, told)).toMatchObject([
      { details: { change: 'reopened', reopenedAt: again.at } },
    ]);
  });
});
