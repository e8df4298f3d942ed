import { omit } from '../../../../src/core/domain/base/defined';
import { dueMessages, type LedgerView } from '../../../../src/core/domain/messages/due-messages';
import { isTold, messageOf } from '../../../../src/core/domain/messages/messages';
import type { Delivery, Message } from '../../../../src/core/domain/messages/ledger';
import type { World } from '../../../../src/core/domain/world';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aReport,
  aRound,
  aWorld,
  boardChannel,
  someSettings,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

// 23 November 2026 is a Monday; the zone is an hour before UTC. Due on Tuesday 15 December.
const monday = '2026-11-23T09:00:00Z';
const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2' })];
const round = aRound({ openedAt: monday });
const world = aWorld({ goals, rounds: [round] });
const channel = aConversation('kanal', {
  key: 'channel:19:general@thread.tacv2',
  recipient: { kind: 'channel', teamId: 'team-1', channelId: '19:general@thread.tacv2' },
});
const conversations = [aConversation('Chef'), channel];

/** What is owed at a moment, with what the ledger has. */
function dueAt(now: string, deliveries: readonly Delivery[] = [], at: World = world) {
  const view: LedgerView = {
    deliveries,
    conversations,
    now,
    isWorkingDay: isWeekday,
    hash: () => 'now',
  };
  return dueMessages(at, view);
}
const keysOf = (messages: readonly Message[]) => messages.map(({ key }) => key);

const card = aDelivery({
  id: '1',
  key: 'round-card:helar-2026:oid-chef:once',
  kind: 'round-card',
  details: { dueOn: '2026-12-15' },
  stateAt: monday,
});
const post = aDelivery({
  id: '2',
  key: `board-post:helar-2026:${boardChannel.channelId}:BUN.once`,
  kind: 'board-post',
  recipient: { kind: 'channel', ...boardChannel },
  details: { boardKey: 'BUN' },
  stateAt: monday,
});
const told = [card, post];

/** Runs the moments in order, taking all that is owed as sent at once. */
function play(moments: readonly string[], from: readonly Delivery[] = told, at: World = world) {
  const ledger = [...from];
  const sent: string[] = [];
  for (const now of moments)
    for (const message of dueAt(now, ledger, at).send) {
      sent.push(`${now.slice(0, 13)} ${message.key}`);
      ledger.push(aDelivery({ ...message, id: String(100 + ledger.length), stateAt: now }));
    }
  return sent;
}
const person = 'reminder-person:helar-2026:oid-chef';
const board = `reminder-board:helar-2026:${boardChannel.channelId}:BUN`;

describe('cards and posts', () => {
  test('go at once, at night and on holidays too: they answer a person’s act', () => {
    const saturdayNight = dueAt('2026-11-21T23:30:00Z');
    expect(keysOf(saturdayNight.send)).toEqual([card.key, post.key]);
  });

  test('the same moment gives the same keys, and what the ledger has is not owed', () => {
    expect(dueAt(monday)).toEqual(dueAt(monday));
    expect(dueAt(monday, told).send).toEqual([]);
    for (const state of ['sending', 'sent', 'unknown', 'refused'] as const)
      expect(dueAt(monday, [{ ...card, state }, post]).send).toEqual([]);
  });

  test('none before the round opens, after it ends, or for what is reported', () => {
    for (const state of ['planned', 'closed', 'cancelled'] as const)
      expect(dueAt(monday, [], { ...world, rounds: [{ ...round, state }] }).send).toEqual([]);
    const reports = goals.map(({ id, key }) => aReport({ goalId: id, key: `helar-2026:${key}` }));
    expect(keysOf(dueAt(monday, [], { ...world, reports }).send)).toEqual([post.key]);
  });

  test('who cannot be reached waits, without a ledger row', () => {
    const view = { deliveries: [], now: monday, isWorkingDay: isWeekday, hash: () => '' };
    expect(dueMessages(world, { ...view, conversations: [] }).send).toEqual([]);
    const blocked = aConversation('Chef', { unreachable: 'MessageWritesBlocked' });
    expect(dueMessages(world, { ...view, conversations: [blocked] }).send).toEqual([]);
  });

  test('goals of nobody in the directory, and boards without a channel, are no message', () => {
    const lost = aGoal({ id: '3', bodyId: 'board', reporter: anUnknownPerson('Olle') });
    const bodies = anOrganisation().map((body) => omit(body, 'channel'));
    const quiet = { ...world, bodies, goals: [lost] };
    expect(dueAt(monday, [], quiet).send).toEqual([]);
  });
});

describe('reminders', () => {
  const hour = (day: string, at = '07:00') => `2026-12-${day}T${at}:00Z`;

  test('one digest per person and board at each occasion, before and after the due date', () => {
    const days = Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, '0'));
    const everyHour = days.flatMap((day) =>
      ['06:30', '07:00', '12:00', '20:00'].map((at) => hour(day, at)),
    );
    expect(play(everyHour)).toEqual([
      `2026-12-08T07 ${person}:2026-12-15-7`,
      `2026-12-08T07 ${board}.2026-12-15-7`,
      `2026-12-14T07 ${person}:2026-12-15-1`,
      `2026-12-14T07 ${board}.2026-12-15-1`,
      `2026-12-16T07 ${person}:2026-12-15+1`,
      `2026-12-16T07 ${board}.2026-12-15+1`,
      `2026-12-22T07 ${person}:2026-12-15+7`,
      `2026-12-22T07 ${board}.2026-12-15+7`,
      `2026-12-29T07 ${person}:2026-12-15+14`,
      `2026-12-29T07 ${board}.2026-12-15+14`,
    ]);
  });

  test('a weekend moves a reminder to Monday and drops none', () => {
    const saturday = { ...round, dueOn: '2026-12-12' };
    const settings = someSettings({ remindDaysBefore: [], remindDaysAfter: [0] });
    const at = { ...world, settings, rounds: [saturday] };
    const cardOfThat = aDelivery({ ...card, details: { dueOn: '2026-12-12' } });
    const moments = ['2026-12-12T09:00:00Z', '2026-12-13T09:00:00Z', '2026-12-14T09:00:00Z'];
    expect(play(moments, [cardOfThat], at)).toEqual([
      expect.stringContaining('board-post'),
      `2026-12-14T09 ${person}:2026-12-12+0`,
      `2026-12-14T09 ${board}.2026-12-12+0`,
    ]);
  });

  test('after an outage one catch-up per recipient, not one per missed occasion', () => {
    expect(play([hour('23', '10:00'), hour('23', '10:01')])).toEqual([
      `2026-12-23T10 ${person}:2026-12-15+7`,
      `2026-12-23T10 ${board}.2026-12-15+7`,
    ]);
  });

  test('nobody is reminded who has not had the card, nor in the same breath as it', () => {
    expect(play([hour('23', '10:00')], [])).toEqual([
      `2026-12-23T10 ${card.key}`,
      `2026-12-23T10 ${post.key}`,
    ]);
    expect(play([hour('09', '10:00')], [{ ...card, stateAt: hour('09', '09:00') }, post])).toEqual([
      `2026-12-09T10 ${board}.2026-12-15-7`,
    ]);
  });

  test('what is reported is not reminded of, what is sent back is', () => {
    const reported = goals.map(({ id, key }) => aReport({ goalId: id, key: `helar-2026:${key}` }));
    expect(play([hour('08')], told, { ...world, reports: reported })).toEqual([]);
    const [first, second] = reported;
    if (first === undefined || second === undefined) throw new RangeError('two goals');
    const back = aReport({ ...second, state: 'sent-back', sentBackAt: hour('07', '10:00') });
    const sent = play([hour('08')], told, { ...world, reports: [first, back] });
    expect(sent).toContain(`2026-12-08T07 ${person}:2026-12-15-7`);
  });

  test('boards that share a channel have a post and digests each', () => {
    const other = aBody({ id: 'board2', key: 'KFN', kind: 'board', channel: boardChannel });
    const bodies = [...anOrganisation(), other];
    const goal = aGoal({ id: '3', key: 'G-3', bodyId: 'board2' });
    const both = { ...world, bodies, goals: [...goals, goal] };
    const sent = dueAt(monday, [], both).send.filter(({ kind }) => kind === 'board-post');
    expect(sent.map(({ details }) => details)).toEqual([{ boardKey: 'BUN' }, { boardKey: 'KFN' }]);
  });

  test('a nudge waits for its time and for working hours', () => {
    const nudge = aDelivery({
      key: `${person}:nudge`,
      kind: 'reminder-person',
      details: { goalKey: 'G-1' },
      state: 'planned',
      notBefore: '2026-11-24T07:00:00Z',
    });
    const ledger = [...told, nudge];
    expect(dueAt(monday, ledger).send).toEqual([]);
    expect(dueAt('2026-11-24T05:00:00Z', ledger).send).toEqual([]);
    expect(dueAt('2026-11-24T07:00:00Z', ledger).send).toEqual([messageOf(nudge)]);
    expect(dueAt('2026-11-28T09:00:00Z', ledger)).toMatchObject({ send: [], drop: [] });
    const reports = [aReport({ goalId: '1', key: 'helar-2026:G-1' })];
    const later = dueAt('2026-11-24T07:00:00Z', ledger, { ...world, reports });
    expect(later).toMatchObject({ send: [], drop: [nudge] });
  });

  test.each([
    [{ kind: 'board-post' as const, details: { boardKey: 'BUN' } }, 1],
    [{ kind: 'reminder-board' as const, details: { boardKey: 'BUN' } }, 1],
    [{ kind: 'reminder-board' as const, details: { boardKey: 'XX' } }, 0],
  ])(
    'a waiting message to a channel is wanted while the board misses something: %p',
    (about, count) => {
      const recipient = { kind: 'channel', ...boardChannel } as const;
      const row = aDelivery({ key: 'k', recipient, state: 'planned', ...about });
      expect(dueAt(monday, [card, post, row]).send).toHaveLength(count);
    },
  );

  test('a waiting message of a round that has ended is dropped', () => {
    const waiting = { ...card, state: 'planned' as const };
    const ended = { ...world, rounds: [{ ...round, state: 'closed' as const, endedAt: monday }] };
    expect(dueAt(monday, [waiting], ended)).toMatchObject({ send: [], drop: [waiting] });
  });
});

describe('told at once', () => {
  test('a sending back, once for each time, to the reporter', () => {
    const report = aReport({
      goalId: '1',
      key: 'helar-2026:G-1',
      state: 'sent-back',
      revision: 2,
      sentBackAt: '2026-12-01T20:00:00.400Z',
    });
    const at = { ...world, reports: [report] };
    const now = '2026-12-01T20:00:01Z';
    const [notice, ...more] = dueAt(now, told, at).send;
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      key: 'report-sent-back:helar-2026:oid-chef:1.r2',
      details: { reportKey: 'helar-2026:G-1' },
    });
    const row = aDelivery({ key: 'x', kind: 'report-sent-back', stateAt: now });
    // An edit of the row raises its revision; it is still the same sending back, also when the list cuts the seconds.
    const edited = { ...world, reports: [{ ...report, revision: 3 }] };
    expect(dueAt(now, [...told, { ...row, stateAt: '2026-12-01T20:00:00Z' }], edited).send).toEqual(
      [],
    );
    const again = { ...report, revision: 5, sentBackAt: '2026-12-02T09:00:00Z' };
    const later = dueAt('2026-12-02T09:00:00Z', [...told, row], { ...world, reports: [again] });
    expect(keysOf(later.send)).toEqual(['report-sent-back:helar-2026:oid-chef:1.r5']);
  });

  test('a state set by hand is told when the edit has been taken in', () => {
    const reports = [aReport({ goalId: '1', key: 'helar-2026:G-1', state: 'sent-back' })];
    expect(dueAt(monday, told, { ...world, reports }).send).toEqual([]);
  });

  test('a moved due date, to each who holds a card, also when it moves back again', () => {
    const moved = (dueOn: string) => ({ ...world, rounds: [{ ...round, dueOn }] });
    const ledger: Delivery[] = [...told];
    const keys: string[] = [];
    for (const dueOn of ['2026-12-18', '2026-12-18', '2026-12-15', '2026-12-18'])
      for (const message of dueAt(monday, ledger, moved(dueOn)).send) {
        keys.push(message.key);
        ledger.push(aDelivery({ ...message, id: String(200 + ledger.length) }));
      }
    expect(keys).toEqual([
      'round-changed:helar-2026:oid-chef:2026-12-18.1',
      'round-changed:helar-2026:oid-chef:2026-12-15.2',
      'round-changed:helar-2026:oid-chef:2026-12-18.3',
    ]);
  });

  test('a cancelled round, once, to those who hold a card and no others', () => {
    const cancelled = { ...world, rounds: [{ ...round, state: 'cancelled' as const }] };
    const { send } = dueAt(monday, told, cancelled);
    expect(keysOf(send)).toEqual(['round-changed:helar-2026:oid-chef:cancelled']);
    expect(dueAt(monday, [], cancelled).send).toEqual([]);
    expect(dueAt(monday, [{ ...card, state: 'refused' }], cancelled).send).toEqual([]);
    const closed = { ...world, rounds: [{ ...round, state: 'closed' as const }] };
    expect(dueAt(monday, told, closed).send).toEqual([]);
  });
});

describe('living messages', () => {
  const shown = { ...card, activityId: 'a', shownHash: 'before' };

  test('are listed when they show something else, for a month after the round', () => {
    expect(dueAt(monday, [shown]).update).toEqual([{ delivery: shown, message: messageOf(shown) }]);
    expect(dueAt(monday, [{ ...shown, shownHash: 'now' }]).update).toEqual([]);
    expect(dueAt(monday, [{ ...shown, notBefore: '2026-11-24T09:00:00Z' }]).update).toEqual([]);
    expect(dueAt(monday, [{ ...shown, state: 'unknown' }]).update).toEqual([]);
    expect(dueAt(monday, [shown], { ...world, rounds: [] }).update).toEqual([]);
    const ended = (endedAt: string) => ({
      ...world,
      rounds: [{ ...round, state: 'closed' as const, endedAt }],
    });
    expect(dueAt(monday, [shown], ended('2026-11-20T09:00:00Z')).update).toHaveLength(1);
    expect(dueAt(monday, [shown], ended('2026-10-01T09:00:00Z')).update).toHaveLength(0);
  });

  test('told means that it may have arrived', () => {
    const states = (['planned', 'sending', 'sent', 'refused', 'unknown'] as const).filter((state) =>
      isTold({ ...card, state }),
    );
    expect(states).toEqual(['sending', 'sent', 'unknown']);
  });
});
