import { omit } from '../../../../src/core/domain/base/defined';
import { dueMessages, type LedgerView } from '../../../../src/core/domain/messages/due-messages';
import { livingToCompare } from '../../../../src/core/domain/messages/living-messages';
import { mayHaveArrived, messageOf } from '../../../../src/core/domain/messages/messages';
import type { Delivery, Message } from '../../../../src/core/domain/messages/ledger';
import type { World } from '../../../../src/core/domain/world';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aReport,
  aRound,
  aWorld,
  boardChannel,
  someSettings,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

// 23 November 2026 is a Monday, and local time is UTC plus one hour. The round is due on Tuesday 15 December.
const monday = '2026-11-23T09:00:00Z';
const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2' })];
const round = aRound({ openedAt: monday });
const world = aWorld({ goals, rounds: [round] });
const channel = aConversation('kanal', {
  key: 'channel:19:general@thread.tacv2',
  recipient: { kind: 'channel', teamId: boardChannel.teamId, channelId: '19:general@thread.tacv2' },
});
const conversations = [aConversation('Chef'), channel];

/** Returns the due messages at a moment, given the rows of the ledger. */
function dueAt(now: string, deliveries: readonly Delivery[] = [], at: World = world) {
  const view: LedgerView = {
    // A copy, since the copy of a list is another array after each change, and tests add rows to one array.
    deliveries: [...deliveries],
    conversations,
    now,
    isWorkingDay: isWeekday,
  };
  return dueMessages(at, view);
}
const outdatedAt = (now: string, deliveries: readonly Delivery[], at: World = world) =>
  livingToCompare({ world: at, deliveries, conversations: [], today: at.today, now }, undefined)
    .rows.filter(({ shownHash }) => shownHash !== 'now')
    .map((delivery) => ({ delivery, message: messageOf(delivery) }));
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
const cardAndPost = [card, post];

/** Computes the due messages at each moment in order, as if each is sent at once. Returns the hours and keys. */
function simulate(
  moments: readonly string[],
  from: readonly Delivery[] = cardAndPost,
  at: World = world,
) {
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
  test('are sent at once, also at night and at weekends, since a person’s act caused them', () => {
    const saturdayNight = dueAt('2026-11-21T23:30:00Z');
    expect(keysOf(saturdayNight.send)).toEqual([card.key, post.key]);
  });

  test('have the same keys each time, and are not due again once the ledger has them', () => {
    expect(dueAt(monday)).toEqual(dueAt(monday));
    expect(dueAt(monday, cardAndPost).send).toEqual([]);
    for (const state of ['sending', 'sent', 'unknown', 'refused'] as const)
      expect(dueAt(monday, [{ ...card, state }, post]).send).toEqual([]);
  });

  test('are not due before the round opens or after it ends; no card is due when all is reported', () => {
    for (const state of ['planned', 'closed', 'cancelled'] as const)
      expect(dueAt(monday, [], { ...world, rounds: [{ ...round, state }] }).send).toEqual([]);
    const reports = goals.map(({ id, key }) => aReport({ goalId: id, key: `helar-2026:${key}` }));
    expect(keysOf(dueAt(monday, [], { ...world, reports }).send)).toEqual([post.key]);
  });

  test('are not due while the bot cannot reach the recipient', () => {
    const view = { deliveries: [], now: monday, isWorkingDay: isWeekday };
    expect(dueMessages(world, { ...view, conversations: [] }).send).toEqual([]);
    const blocked = aConversation('Chef', { unreachable: 'MessageWritesBlocked' });
    expect(dueMessages(world, { ...view, conversations: [blocked] }).send).toEqual([]);
  });

  test('are not due to a person unknown to the directory or to a board without a channel', () => {
    const lost = aGoal({ id: '3', bodyId: 'board', reporter: anUnknownPerson('Olle') });
    const bodies = anOrganisation().map((body) => omit(body, 'channel'));
    const quiet = { ...world, bodies, goals: [lost] };
    expect(dueAt(monday, [], quiet).send).toEqual([]);
  });
});

describe('reminders', () => {
  const hour = (day: string, at = '07:00') => `2026-12-${day}T${at}:00Z`;

  test('are one digest per person and board on each occasion, before and after the due date', () => {
    const days = Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, '0'));
    const everyHour = days.flatMap((day) =>
      ['06:30', '07:00', '12:00', '20:00'].map((at) => hour(day, at)),
    );
    expect(simulate(everyHour)).toEqual([
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

  test('are postponed from a weekend to Monday, and none is dropped', () => {
    const saturday = { ...round, dueOn: '2026-12-12' };
    const settings = someSettings({ remindDaysBefore: [], remindDaysAfter: [0] });
    const at = { ...world, settings, rounds: [saturday] };
    const cardOfThat = aDelivery({ ...card, details: { dueOn: '2026-12-12' } });
    const moments = ['2026-12-12T09:00:00Z', '2026-12-13T09:00:00Z', '2026-12-14T09:00:00Z'];
    expect(simulate(moments, [cardOfThat], at)).toEqual([
      expect.stringContaining('board-post'),
      `2026-12-14T09 ${person}:2026-12-12+0`,
      `2026-12-14T09 ${board}.2026-12-12+0`,
    ]);
  });

  test('are one per recipient after an outage, and not one per missed occasion', () => {
    expect(simulate([hour('23', '10:00'), hour('23', '10:01')])).toEqual([
      `2026-12-23T10 ${person}:2026-12-15+7`,
      `2026-12-23T10 ${board}.2026-12-15+7`,
    ]);
  });

  test('go only to recipients who have the card or the post since before the occasion', () => {
    expect(simulate([hour('23', '10:00')], [])).toEqual([
      `2026-12-23T10 ${card.key}`,
      `2026-12-23T10 ${post.key}`,
    ]);
    expect(
      simulate([hour('09', '10:00')], [{ ...card, stateAt: hour('09', '09:00') }, post]),
    ).toEqual([`2026-12-09T10 ${board}.2026-12-15-7`]);
  });

  test('are not due for reported goals, and are due again for a report that was sent back', () => {
    const reported = goals.map(({ id, key }) => aReport({ goalId: id, key: `helar-2026:${key}` }));
    expect(simulate([hour('08')], cardAndPost, { ...world, reports: reported })).toEqual([]);
    const [first, second] = reported;
    if (first === undefined || second === undefined) throw new RangeError('two goals');
    const back = aReport({ ...second, state: 'sent-back', sentBackAt: hour('07', '10:00') });
    const sent = simulate([hour('08')], cardAndPost, { ...world, reports: [first, back] });
    expect(sent).toContain(`2026-12-08T07 ${person}:2026-12-15-7`);
  });

  test('go to each of two boards that share a channel, as their posts do', () => {
    const other = aBody({ id: 'board2', key: 'KFN', kind: 'board', channel: boardChannel });
    const bodies = [...anOrganisation(), other];
    const goal = aGoal({ id: '3', key: 'G-3', bodyId: 'board2' });
    const both = { ...world, bodies, goals: [...goals, goal] };
    const sent = dueAt(monday, [], both).send.filter(({ kind }) => kind === 'board-post');
    expect(sent.map(({ details }) => details)).toEqual([{ boardKey: 'BUN' }, { boardKey: 'KFN' }]);
  });

  test('that a process leader asks for wait for their time and for working hours', () => {
    const nudge = aDelivery({
      key: `${person}:nudge`,
      kind: 'reminder-person',
      details: { goalKey: 'G-1' },
      state: 'planned',
      notBefore: '2026-11-24T07:00:00Z',
    });
    const ledger = [...cardAndPost, nudge];
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
    'are sent to a board’s channel when they wait, while the board lacks a report: %p',
    (about, count) => {
      const recipient = { kind: 'channel', ...boardChannel } as const;
      const row = aDelivery({ key: 'k', recipient, state: 'planned', ...about });
      expect(dueAt(monday, [card, post, row]).send).toHaveLength(count);
    },
  );

  test('and cards that wait are dropped when the round has ended', () => {
    const waiting = { ...card, state: 'planned' as const };
    const ended = { ...world, rounds: [{ ...round, state: 'closed' as const, endedAt: monday }] };
    expect(dueAt(monday, [waiting], ended)).toMatchObject({ send: [], drop: [waiting] });
  });
});

describe('notices of events', () => {
  test('go to the reporter once for each time that a report is sent back', () => {
    const report = aReport({
      goalId: '1',
      key: 'helar-2026:G-1',
      state: 'sent-back',
      revision: 2,
      sentBackAt: '2026-12-01T20:00:00.400Z',
    });
    const at = { ...world, reports: [report] };
    const now = '2026-12-01T20:00:01Z';
    const [notice, ...more] = dueAt(now, cardAndPost, at).send;
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      key: 'report-sent-back:helar-2026:oid-chef:1.20261201T200000',
      details: { reportKey: 'helar-2026:G-1' },
    });
    const row = aDelivery({ key: 'x', kind: 'report-sent-back', stateAt: now });
    // An edit raises the revision, and the list stores whole seconds. The report was still sent back only once.
    const edited = { ...world, reports: [{ ...report, revision: 3 }] };
    expect(
      dueAt(now, [...cardAndPost, { ...row, stateAt: '2026-12-01T20:00:00Z' }], edited).send,
    ).toEqual([]);
    const again = { ...report, revision: 5, sentBackAt: '2026-12-02T09:00:00Z' };
    const later = dueAt('2026-12-02T09:00:00Z', [...cardAndPost, row], {
      ...world,
      reports: [again],
    });
    expect(keysOf(later.send)).toEqual(['report-sent-back:helar-2026:oid-chef:1.20261202T090000']);
  });

  test('do not go to who was asked before when somebody else must report a goal that was sent back', () => {
    const sentBackAt = '2026-12-01T20:00:00Z';
    const report = { goalId: '1', key: 'helar-2026:G-1', sentBackAt } as const;
    const reports = [aReport({ ...report, state: 'sent-back', reportedByObjectId: 'oid-chef' })];
    const waiting = aDelivery({
      ...{ key: 'y', kind: 'report-sent-back', state: 'planned', stateAt: sentBackAt },
      details: { reportKey: 'helar-2026:G-1' },
    });
    const now = '2026-12-02T09:00:00Z';
    expect(dueAt(now, [...cardAndPost, waiting], { ...world, reports }).drop).toEqual([]);
    const bodies = world.bodies.map((body) => ({ ...body, manager: aPerson('Ny') }));
    const moved = { ...world, bodies: bodies.map((body) => omit(body, 'substitute')), reports };
    expect(dueAt(now, [...cardAndPost, waiting], moved).drop).toEqual([waiting]);
    // Of a report that is reported anew nobody else must hear, so that the message goes as before.
    const again = { ...moved, reports: [aReport({ goalId: '1', key: 'helar-2026:G-1' })] };
    expect(dueAt(now, [...cardAndPost, waiting], again).drop).toEqual([]);
  });

  test('wait until the product has processed an edit that set the state in the list', () => {
    const reports = [aReport({ goalId: '1', key: 'helar-2026:G-1', state: 'sent-back' })];
    expect(dueAt(monday, cardAndPost, { ...world, reports }).send).toEqual([]);
  });

  test('of a new due date go to each person who has a card, also when the date moves back', () => {
    const moved = (dueOn: string) => ({ ...world, rounds: [{ ...round, dueOn }] });
    const ledger: Delivery[] = [...cardAndPost];
    const keys: string[] = [];
    for (const [at, dueOn] of ['2026-12-18', '2026-12-18', '2026-12-15', '2026-12-18'].entries())
      for (const message of dueAt(monday, ledger, moved(dueOn)).send) {
        keys.push(message.key);
        const stateAt = `2026-12-01T09:0${String(at)}:00Z`;
        ledger.push(aDelivery({ ...message, id: String(200 + ledger.length), stateAt }));
      }
    expect(keys).toEqual([
      'round-changed:helar-2026:oid-chef:2026-12-18.20261123T090000',
      'round-changed:helar-2026:oid-chef:2026-12-15.20261201T090000',
      'round-changed:helar-2026:oid-chef:2026-12-18.20261201T090200',
    ]);
  });

  test('of a cancelled round go once to each person who has a card, and to nobody else', () => {
    const cancelled = { ...world, rounds: [{ ...round, state: 'cancelled' as const }] };
    const { send } = dueAt(monday, cardAndPost, cancelled);
    expect(keysOf(send)).toEqual(['round-changed:helar-2026:oid-chef:cancelled']);
    expect(dueAt(monday, [], cancelled).send).toEqual([]);
    expect(dueAt(monday, [{ ...card, state: 'refused' }], cancelled).send).toEqual([]);
    const closed = { ...world, rounds: [{ ...round, state: 'closed' as const }] };
    expect(dueAt(monday, cardAndPost, closed).send).toEqual([]);
  });
});

describe('living messages', () => {
  const shown = { ...card, activityId: 'a', shownHash: 'before' };

  test('are updated when their content changes, until a month after the round has ended', () => {
    expect(outdatedAt(monday, [shown])).toEqual([{ delivery: shown, message: messageOf(shown) }]);
    expect(outdatedAt(monday, [{ ...shown, shownHash: 'now' }])).toEqual([]);
    expect(outdatedAt(monday, [{ ...shown, notBefore: '2026-11-24T09:00:00Z' }])).toEqual([]);
    expect(outdatedAt(monday, [{ ...shown, state: 'unknown' }])).toEqual([]);
    expect(outdatedAt(monday, [shown], { ...world, rounds: [] })).toEqual([]);
    const ended = (endedAt: string) => ({
      ...world,
      rounds: [{ ...round, state: 'closed' as const, endedAt }],
    });
    expect(outdatedAt(monday, [shown], ended('2026-11-20T09:00:00Z'))).toHaveLength(1);
    expect(outdatedAt(monday, [shown], ended('2026-10-01T09:00:00Z'))).toHaveLength(0);
  });

  test('a recipient is taken to have a message that may have arrived', () => {
    const states = (['planned', 'sending', 'sent', 'refused', 'unknown'] as const).filter((state) =>
      mayHaveArrived({ ...card, state }),
    );
    expect(states).toEqual(['sending', 'sent', 'unknown']);
  });
});
