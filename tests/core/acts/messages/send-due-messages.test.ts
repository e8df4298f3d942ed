import { recordConversation } from '../../../../src/core/acts/messages/record-conversation';
import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import type { Message } from '../../../../src/core/domain/messages/ledger';
import { aConversation, aGoal, aReport } from '../../../support/core/builders';
import { contextOf, refusalOf, type FakeMessenger } from '../../../support/core/fake-context';
import { declaredActs } from '../../../support/core/declared-acts';
import {
  annanCard,
  beginRound,
  chefCard,
  keysOf,
  post,
  rowOf,
  rowsOf,
  run,
} from '../../../support/core/open-round';

describe('when a round is open', () => {
  test('each person gets one card however many goals, and the board one post', async () => {
    const { lists, instance } = beginRound();
    const done = await run(instance);
    const nothing = { updated: 0, refused: 0, unknown: 0, waiting: 0, failed: 0, left: 0 };
    expect(done).toEqual({ sent: 3, ...nothing });
    expect(keysOf(instance.messenger)).toEqual([post, annanCard, chefCard]);
    expect(rowOf(lists, chefCard)).toMatchObject({
      state: 'sent',
      activityId: `activity of ${chefCard}`,
      details: { dueOn: '2026-12-15' },
    });
  });

  test('a second run sends nothing again', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    const writes = lists.deliveries.writes;
    await run(instance);
    expect(instance.messenger.sent).toHaveLength(3);
    expect(lists.deliveries.writes).toBe(writes);
  });

  test('a digest whose answer comes after the next occasion does not swallow that occasion', async () => {
    const { instance } = beginRound({ goals: [aGoal({ id: '1', key: 'G-1' })] });
    await run(instance);
    instance.clock.set('2026-12-08T09:00:00Z');
    const digests: string[] = [];
    instance.messenger.outcome = ({ key, kind }) => {
      if (kind === 'reminder-board') {
        digests.push(key);
        instance.clock.set('2026-12-14T09:00:00Z');
      }
      return undefined;
    };
    await run(instance);
    await run(instance);
    const digest = 'reminder-board:helar-2026:19:board@thread.tacv2:BUN.2026-12-15';
    expect(digests).toEqual([`${digest}-7`, `${digest}-1`]);
  });

  test('only the product’s own clock runs it', async () => {
    const { instance } = beginRound();
    const refused = await refusalOf(sendDueMessages(contextOf(instance, 'Ledare')));
    expect(refused?.code).toBe('not-allowed');
  });

  test('living messages follow the reports', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    lists.reports.add(aReport({ goalId: '1', key: 'helar-2026:G-1' }));
    instance.sync();
    expect(await run(instance)).toMatchObject({ sent: 0, updated: 3 });
    expect(await run(instance)).toMatchObject({ sent: 0, updated: 0 });
    const sentAt = rowOf(lists, chefCard)?.stateAt;
    expect(sentAt).toBe('2026-11-23T09:00:00Z');
  });
});

describe('when a send does not succeed', () => {
  const only =
    (key: string, outcome: ReturnType<FakeMessenger['outcome']>) => (message: Message) =>
      message.key === key ? outcome : undefined;

  test('"later" waits as long as the connector says, and then goes', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = only(chefCard, { kind: 'later', retryAfterSeconds: 30 });
    expect(await run(instance)).toMatchObject({ sent: 2, waiting: 1 });
    expect(rowOf(lists, chefCard)).toMatchObject({
      state: 'planned',
      notBefore: '2026-11-23T09:00:30Z',
    });
    instance.messenger.outcome = () => undefined;
    instance.clock.advance(29);
    expect(await run(instance)).toMatchObject({ sent: 0 });
    instance.clock.advance(1);
    expect(await run(instance)).toMatchObject({ sent: 1 });
    expect(rowOf(lists, chefCard)?.notBefore).toBeUndefined();
  });

  test('a refusal is kept with its reason, and tried again when the bot is let in', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = only(chefCard, {
      kind: 'refused',
      reason: 'MessageWritesBlocked',
    });
    expect(await run(instance)).toMatchObject({ refused: 1 });
    expect(rowOf(lists, chefCard)).toMatchObject({
      state: 'refused',
      reason: 'MessageWritesBlocked',
    });
    instance.messenger.outcome = () => undefined;
    instance.clock.advance(3600);
    expect(await run(instance)).toMatchObject({ sent: 0 });
    expect(lists.conversations.byKey('person:oid-chef')?.value.unreachable).toBe(
      'MessageWritesBlocked',
    );
    await recordConversation(contextOf(instance, 'Chef'), {
      recipient: { kind: 'person', objectId: 'oid-chef' },
      conversationId: 'a:oid-chef',
      serviceUrl: 'https://smba.example/',
    });
    instance.sync();
    expect(await run(instance)).toMatchObject({ sent: 1 });
    expect(rowOf(lists, chefCard)?.reason).toBeUndefined();
  });

  test('a card that waited while the due date moved counts as telling the new date', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = only(chefCard, { kind: 'later', retryAfterSeconds: 30 });
    await run(instance);
    instance.messenger.outcome = () => undefined;
    lists.rounds.edit('900', { dueOn: '2026-12-18' });
    instance.sync();
    instance.clock.advance(30);
    await run(instance);
    expect(rowOf(lists, chefCard)).toMatchObject({
      state: 'sent',
      details: { dueOn: '2026-12-18' },
    });
    await run(instance);
    const told = rowsOf(lists).filter(({ kind }) => kind === 'round-changed');
    expect(told.map(({ recipient }) => recipient)).toMatchObject([{ objectId: 'oid-annan' }]);
  });

  test('a sender that breaks leaves an unknown and an alarm, and the others go', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = only(chefCard, 'throw');
    expect(await run(instance)).toMatchObject({ sent: 2, unknown: 1 });
    expect(rowOf(lists, chefCard)).toMatchObject({ state: 'unknown', reason: 'send-failed' });
    expect(instance.alarms).toEqual(['message.send-failed']);
  });

  test('an update that is refused waits for a change of content, one that is postponed for its time', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    lists.reports.add(aReport({ goalId: '3', key: 'helar-2026:G-3' }));
    instance.sync();
    const outcomes = new Map<string, ReturnType<FakeMessenger['outcome']>>([
      [chefCard, { kind: 'refused', reason: 'gone' }],
      [annanCard, { kind: 'later', retryAfterSeconds: 60 }],
      [post, { kind: 'unknown', reason: 'lost' }],
    ]);
    instance.messenger.outcome = ({ key }) => outcomes.get(key);
    expect(await run(instance)).toMatchObject({ updated: 0 });
    expect(rowOf(lists, chefCard)).toMatchObject({ state: 'sent', reason: 'gone' });
    instance.messenger.outcome = () => undefined;
    await run(instance);
    expect(instance.messenger.updated).toEqual([post]);
    instance.clock.advance(60);
    await run(instance);
    expect(instance.messenger.updated).toEqual([post, annanCard]);
  });

  test('nothing more is sent to a person who has blocked the bot', async () => {
    const { lists, instance } = beginRound();
    const blocked = { kind: 'refused', reason: 'MessageWritesBlocked' } as const;
    instance.messenger.outcome = ({ recipient }) =>
      recipient.kind === 'person' && recipient.objectId === 'oid-chef' ? blocked : undefined;
    await run(instance);
    lists.rounds.edit('900', { dueOn: '2027-03-01' });
    instance.sync();
    expect(await run(instance)).toMatchObject({ refused: 0 });
  });

  test('a process leader’s "send again" tries somebody who had blocked the bot', async () => {
    const { lists, instance } = beginRound();
    const blocked = { kind: 'refused', reason: 'MessageWritesBlocked' } as const;
    instance.messenger.outcome = only(chefCard, blocked);
    await run(instance);
    instance.messenger.outcome = () => undefined;
    const deliveryId = rowOf(lists, chefCard)?.id ?? '';
    await declaredActs['ledger.send-again'](contextOf(instance, 'Ledare'), { deliveryId });
    expect(await run(instance)).toMatchObject({ sent: 1 });
    expect(rowOf(lists, chefCard)?.state).toBe('sent');
  });

  test('a card that was deleted in Teams is sent anew while something is missing', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    lists.reports.add(aReport({ goalId: '3', key: 'helar-2026:G-3' }));
    instance.sync();
    const gone = { kind: 'refused', reason: 'ActivityNotFound', isGone: true } as const;
    instance.messenger.outcome = ({ key }) =>
      key === chefCard || key === annanCard ? gone : undefined;
    await run(instance);
    expect(rowOf(lists, chefCard)).toMatchObject({ state: 'planned' });
    expect(rowOf(lists, chefCard)?.activityId).toBeUndefined();
    instance.messenger.outcome = () => undefined;
    expect(await run(instance)).toMatchObject({ sent: 1 });
    expect(rowOf(lists, chefCard)).toMatchObject({ state: 'sent' });
    expect(rowOf(lists, annanCard)).toMatchObject({ state: 'refused', reason: 'not-needed' });
  });

  test('while Graph is unreachable nothing is sent that could not be claimed', async () => {
    const { lists, instance } = beginRound();
    lists.deliveries.isDown = true;
    expect(await run(instance)).toMatchObject({ sent: 0, failed: 3 });
    expect(instance.messenger.sent).toEqual([]);
    lists.deliveries.isDown = false;
    expect(await run(instance)).toMatchObject({ sent: 3 });
  });
});

test('a person who cannot be reached gets the card once the bot is installed', async () => {
  const { lists, instance } = beginRound();
  const unit = aGoal({ id: '9', key: 'G-9', bodyId: 'admin' });
  lists.goals.rows.set('9', { value: unit, version: 1 });
  instance.sync();
  await run(instance);
  const key = 'round-card:helar-2026:oid-förvaltningschef:once';
  expect(rowsOf(lists).map((row) => row.key)).not.toContain(key);
  lists.conversations.add(aConversation('Förvaltningschef'));
  instance.sync();
  await run(instance);
  expect(rowOf(lists, key)?.state).toBe('sent');
});

test('a planned reminder that nobody needs any more is dropped, and says so', async () => {
  const { lists, instance } = beginRound();
  await run(instance);
  const planned = {
    key: 'reminder-person:helar-2026:oid-annan:nudge',
    kind: 'reminder-person' as const,
    recipient: { kind: 'person' as const, objectId: 'oid-annan' },
    roundId: '900',
    details: { goalKey: 'G-3' },
    state: 'planned' as const,
    stateAt: '2026-11-23T09:00:00Z',
  };
  lists.deliveries.add(planned);
  lists.reports.add(aReport({ goalId: '3', key: 'helar-2026:G-3' }));
  instance.sync();
  expect(await run(instance)).toMatchObject({ sent: 0 });
  expect(rowOf(lists, planned.key)).toMatchObject({ state: 'refused', reason: 'not-needed' });
});
