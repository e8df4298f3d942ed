import { dueMessages } from '../../../../src/core/domain/messages/due-messages';
import type { Delivery, Message } from '../../../../src/core/domain/messages/ledger';
import type { Body } from '../../../../src/core/domain/organisation/body';
import type { World } from '../../../../src/core/domain/world';
import {
  aConversation,
  aDelivery,
  aGoal,
  anOrganisation,
  aPerson,
  aReport,
  aRound,
  aWorld,
  boardChannel,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

// 16 December 2026 is a Wednesday. The round was due the day before, so that reminders of late reports are due.
const now = '2026-12-16T09:00:00Z';
const today = '2026-12-16';
const round = aRound({ openedAt: '2026-11-23T09:00:00Z', dueOn: '2026-12-15' });
const bodyIds = anOrganisation().map(({ id }) => id);
const goals = [
  ...bodyIds.map((bodyId) => aGoal({ id: `of ${bodyId}`, key: `G-${bodyId}`, bodyId })),
  aGoal({ id: 'named', key: 'G-named', bodyId: 'unit2', reporter: aPerson('Nina') }),
];
const people = ['Chef', 'Ersättare', 'Annan', 'Förvaltningschef', 'Sekreterare', 'Ledare', 'Nina'];
const conversations = [
  ...people.map((name) => aConversation(name)),
  aConversation('kanal', {
    key: `channel:${boardChannel.channelId}`,
    recipient: { kind: 'channel', ...boardChannel },
  }),
];
const sentBack = aReport({
  goalId: 'of unit',
  key: 'helar-2026:G-unit',
  state: 'sent-back',
  sentBackAt: '2026-12-16T08:00:00Z',
});

const worldWith = (dates: Partial<Body>): World => {
  const bodies = anOrganisation().map((body) => ({ ...body, ...dates }));
  return aWorld({ bodies, goals, rounds: [round], reports: [sentBack], today });
};

const due = (world: World, deliveries: readonly Delivery[] = []) =>
  dueMessages(world, { deliveries, conversations, now, isWorkingDay: isWeekday });

/** The ledger after the cards and posts of the round went out, with another date than the round has now. */
const sentAtOpening = due(worldWith({})).send.map((message: Message, index) =>
  aDelivery({
    ...message,
    id: String(index + 1),
    stateAt: '2026-11-23T09:00:01Z',
    ...(message.kind === 'round-card' && { details: { dueOn: '2026-12-01' } }),
  }),
);
const planned = (rows: readonly Delivery[]) =>
  rows.map((row): Delivery => ({ ...row, state: 'planned' }));

test.each([
  ['its last day is today', { validTo: '2026-12-16' }],
  ['its first day is today', { validFrom: '2026-12-16', validTo: '2026-12-16' }],
])('a body is asked and reminded while it exists: %s', (_, dates) => {
  const kinds = (messages: readonly Message[]) => [...new Set(messages.map(({ kind }) => kind))];
  const world = { ...worldWith(dates), rounds: [{ ...round, periodTo: '2026-12-31' }] };
  expect(kinds(due(world).send)).toEqual(['round-card', 'board-post', 'report-sent-back']);
  const later = due(
    world,
    sentAtOpening.filter(({ kind }) => kind !== 'report-sent-back'),
  ).send;
  expect(kinds(later)).toEqual(
    expect.arrayContaining(['report-sent-back', 'round-changed', 'reminder-board']),
  );
});

test.each([
  ['has ended', { validTo: '2026-12-15' }],
  ['has not begun', { validFrom: '2026-12-17' }],
])('nobody is asked or reminded for a body that %s, and no waiting row is sent', (_, dates) => {
  const world = worldWith(dates);
  expect(due(world).send).toEqual([]);
  const others = sentAtOpening.filter(({ kind }) => kind !== 'report-sent-back');
  expect(due(world, others).send).toEqual([]);
  const waiting = planned(others.filter(({ kind }) => kind === 'round-card'));
  expect(waiting).not.toEqual([]);
  expect(due(world, waiting)).toMatchObject({ send: [], drop: waiting });
});

test('a board that has ended gets no post and no reminder about the present bodies below it', () => {
  const all = worldWith({});
  const bodies = all.bodies.map((body) =>
    body.id === 'board' ? { ...body, validTo: '2026-12-15' } : body,
  );
  const toChannels = (deliveries: readonly Delivery[] = []) =>
    due({ ...all, bodies }, deliveries).send.filter(
      ({ recipient }) => recipient.kind === 'channel',
    );
  expect(toChannels()).toEqual([]);
  expect(toChannels(sentAtOpening)).toEqual([]);
});
