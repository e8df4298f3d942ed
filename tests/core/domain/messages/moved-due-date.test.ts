import fc from 'fast-check';
import { addDays } from '../../../../src/core/domain/base/calendar';
import { dueMessages } from '../../../../src/core/domain/messages/due-messages';
import type { Delivery, Message } from '../../../../src/core/domain/messages/ledger';
import {
  aConversation,
  aDelivery,
  aGoal,
  aRound,
  aWorld,
  someSettings,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

// Local time is UTC plus one hour. The round was due on Tuesday 15 December, until a process leader moved the date.
const opened = '2026-11-23T09:00:00Z';
const card = aDelivery({
  id: '1',
  key: 'round-card:helar-2026:oid-chef:once',
  kind: 'round-card',
  details: { dueOn: '2026-12-15' },
  stateAt: opened,
});
const settings = someSettings({ remindDaysBefore: [7, 1], remindDaysAfter: [1, 7, 14] });
const movedTo = (dueOn: string) =>
  aWorld({
    goals: [aGoal({ id: '1', key: 'G-1' })],
    rounds: [aRound({ openedAt: opened, dueOn })],
    settings,
  });

/** Returns the messages that go to the person at the moment. */
function toPerson(now: string, dueOn: string, deliveries: readonly Delivery[]) {
  const conversations = [aConversation('Chef')];
  const view = { deliveries: [...deliveries], conversations, now, isWorkingDay: isWeekday };
  return dueMessages(movedTo(dueOn), view).send;
}

const occasionsOf = (messages: readonly Message[]) =>
  messages.map(({ kind, key }) => `${kind} ${key.split(':').at(-1) ?? ''}`);

/** Sends what is due at each moment, and returns the occasions run by run. */
function runs(moments: readonly string[], dueOn: string, from: readonly Delivery[] = [card]) {
  const ledger = [...from];
  return moments.map((now) => {
    const due = toPerson(now, dueOn, ledger);
    for (const message of due)
      ledger.push(aDelivery({ ...message, id: String(ledger.length + 1), stateAt: now }));
    return occasionsOf(due);
  });
}

// Monday 7 December is before every step of the date before the move.
const monday = '2026-12-07T09:00:00Z';

test.each([
  ['seven days before the new date', '2026-12-14'],
  ['between two steps', '2026-12-11'],
  ['the day before the new date', '2026-12-08'],
  ['the day after the new date', '2026-12-06'],
])('the notice of the new date is the only message of its step: %s', (_, dueOn) => {
  const [first, ...later] = runs([monday, '2026-12-07T09:01:00Z', '2026-12-07T12:00:00Z'], dueOn);
  expect(first).toEqual([`round-changed ${dueOn}.20261123T090000`]);
  expect(later).toEqual([[], []]);
});

test('the digest of the next step comes as always', () => {
  const found = runs([monday, '2026-12-10T06:59:00Z', '2026-12-10T07:00:00Z'], '2026-12-11');
  expect(found).toEqual([
    ['round-changed 2026-12-11.20261123T090000'],
    [],
    ['reminder-person 2026-12-11-1'],
  ]);
});

describe('a notice of the new date that has a row', () => {
  const notice = (own: Partial<Delivery>) =>
    aDelivery({
      id: '2',
      key: 'round-changed:helar-2026:oid-chef:2026-12-14.1',
      kind: 'round-changed',
      details: { change: 'due-date', dueOn: '2026-12-14' },
      // Before the step, at 8 in the morning of 7 December in local time.
      stateAt: '2026-12-07T06:00:00Z',
      ...own,
    });
  const reminder = 'reminder-person 2026-12-14-7';
  const itself = 'round-changed 2026-12-14.1';
  test.each<[string, Partial<Delivery>, readonly string[]]>([
    ['and waits for its turn is sent alone', { state: 'planned' }, [itself]],
    [
      'and is put off holds the digest back',
      { state: 'planned', notBefore: '2026-12-07T10:00:00Z' },
      [],
    ],
    ['but was sent before the step holds nothing back', { state: 'sent' }, [reminder]],
    [
      'but was refused for good holds nothing back',
      { state: 'refused', stateAt: '2026-12-07T08:30:00Z' },
      [reminder],
    ],
    [
      'and was refused until the person let the bot in again is sent alone',
      { state: 'refused', stateAt: '2026-11-01T08:30:00Z' },
      [itself],
    ],
    [
      'about another round, to whoever knows the date of this one, holds nothing back',
      { key: 'other', state: 'planned', notBefore: '2026-12-07T10:00:00Z', roundId: '800' },
      [reminder],
    ],
  ])('%s', (_, own, expected) => {
    const knows = own.roundId === undefined ? card : { ...card, details: { dueOn: '2026-12-14' } };
    expect(occasionsOf(toPerson(monday, '2026-12-14', [knows, notice(own)]))).toEqual(expected);
  });
});

test('nobody gets the notice of a new date and a digest in one run, whatever the date and moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 23 }),
      (daysToDue, day, hour) => {
        const on = addDays('2026-12-01', day);
        const now = `${on}T${String(hour).padStart(2, '0')}:00:00Z`;
        const dueOn = addDays(on, daysToDue);
        const kinds = toPerson(now, dueOn, [card]).map(({ kind }) => kind);
        expect(kinds).toEqual(dueOn === '2026-12-15' ? kinds : ['round-changed']);
        expect(kinds.length).toBeLessThanOrEqual(1);
      },
    ),
  );
});
