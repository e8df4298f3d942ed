import { AppError } from '../../../src/core/domain/base/app-error';
import type { Connector } from '../../../src/bot/notices/connector';
import { pressFinder } from '../../../src/bot/handlers/find-out-press';
import type { PressOutcome, TurnContext } from '../../../src/bot/handlers/turn-context';
import type { AdaptiveCard } from '../../../src/bot/cards/base/elements';
import { startBot, type RunningBot } from '../../support/bot/bot-server';
import type { BotSettings } from '../../../src/bot/base/bot-settings';
import { frameFor } from '../../../src/bot/cards/base/card-frame';
import { answerSubmit } from '../../../src/bot/handlers/answer-message';
import { answerPress } from '../../../src/bot/handlers/answer-press';
import { fakeProduct } from '../../support/bot/fake-context';
import { wordsOf } from '../../support/bot/card-schema';
import { aReport, people } from '../../support/bot/granforsa';

const change = {
  ...{ action: 'report.submit', schema: 1, roundId: '21', goalId: '11', stamp: '31.1.-' },
  ...{ women: '90', men: '84' },
};

async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('a card that said that nobody knows whether the answer was saved', () => {
  let running: RunningBot;
  afterEach(() => running.stop());

  /** Makes the next save lose its answer: after it was done, or instead, perhaps with an edit by somebody else. */
  const loseAnswer = (what: 'saved' | 'not-saved' | 'edited') => {
    const { reports } = running.product.tables;
    const lost = new AppError('outcome-unknown', 'The answer was lost.');
    if (what !== 'saved') {
      reports.next.fail = lost;
      const other = { figures: { women: 60, men: 61 }, revision: 2 };
      if (what === 'edited') reports.next.before = () => reports.edit('31', other);
      return;
    }
    const save = reports.save.bind(reports);
    Object.assign(reports, {
      save: async (...given: Parameters<typeof save>) => {
        Object.assign(reports, { save });
        await save(...given);
        throw lost;
      },
    });
  };

  test.each([
    ['saved', 'Tack, rapporten är sparad'],
    ['not-saved', 'Tack, rapporten är sparad'],
    ['edited', 'Någon annan hann spara'],
  ] as const)('shows by itself what became of it: %s', async (what, words) => {
    running = await startBot({ reports: [aReport()] });
    loseAnswer(what);
    const { body } = await running.press(change, { replyToId: '1700000000001' });
    expect(wordsOf(body.value)).toContain('vi vet inte om det sparades');
    const { path, body: shown } = await until(() =>
      running.connector.calls.find(({ method }) => method === 'PUT'),
    );
    expect(path).toContain('/activities/1700000000001');
    expect(JSON.stringify(shown)).toContain(words);
    const [stored, ...others] = running.product.tables.reports.all();
    expect(others).toEqual([]);
    expect(stored?.value.revision).toBe(2);
  });
});

describe('when the outcome comes, the card shows what the person wrote', () => {
  const typed = { ...change, comment: 'Fler vuxna ute', declineReason: 'Fråga Bo', stamp: 'none' };
  const lost = new AppError('outcome-unknown', 'The answer was lost.');

  /** A person's turn, with a finder that tries again at once, and a connector that keeps the cards. */
  function aTurn(conversationType = 'personal') {
    const product = fakeProduct();
    const cards: string[] = [];
    const put: Connector['put'] = (_, _id, { attachments }: { attachments?: unknown }) => {
      cards.push(wordsOf(attachments));
      return Promise.resolve({ kind: 'ok' });
    };
    const connector = { put } as Connector;
    const ctx = product.contextFor({ objectId: people.manager, name: 'Maja', kind: 'member' });
    const settings = { teamsAppId: 'app', tabDomain: 'jamna.example' } as BotSettings;
    const turn = {
      ctx,
      frame: frameFor(settings, ctx.settings(), 'sv-SE'),
      activity: {
        ...{ serviceUrl: '', value: typed, replyToId: '17' },
        conversation: { id: 'a:1', conversationType },
      },
    } as unknown as TurnContext;
    const finder = pressFinder({ ...product, connector }, [1, 1, 1]);
    return { product, cards, connector, turn, finder };
  }

  test.each<[string, (product: ReturnType<typeof fakeProduct>) => void]>([
    ['the round was closed', ({ tables }) => tables.rounds.edit('21', { state: 'closed' })],
    ['the goal was taken out', ({ tables }) => tables.goals.edit('11', { bodyId: '4' })],
    [
      'another person has reported, and it was accepted',
      ({ tables }) =>
        void tables.reports.create(aReport({ state: 'accepted' }), { by: '', handling: '' }),
    ],
  ])('when %s', async (_, meanwhile) => {
    const { product, cards, turn, finder } = aTurn();
    const { next } = product.tables.reports;
    Object.assign(next, { fail: lost, before: () => meanwhile(product) });
    await finder.answer(turn, () => answerPress(turn, typed));
    const words = await until(() => cards[0]);
    expect(words).toContain('Det här skrev du');
    expect(words).toContain('90 / 84');
    expect(words).toContain('Fler vuxna ute');
    expect(words).toContain('Fråga Bo');
  });

  test('but in a channel nothing is tried, and no message is replaced later', async () => {
    const { product, cards, turn, finder } = aTurn('channel');
    product.tables.reports.next.fail = lost;
    await finder.answer(turn, () => answerPress(turn, typed));
    await new Promise((done) => setTimeout(done, 60));
    expect(cards).toEqual([]);
    expect(product.tables.reports.next.fail).toBe(lost);
  });

  test('a press by Action.Submit is found out about too', async () => {
    const { product, cards, connector, turn, finder } = aTurn();
    product.tables.reports.next.fail = lost;
    await answerSubmit(turn, connector, finder);
    expect(cards[0]).toContain('vi vet inte om det sparades');
    expect(await until(() => cards[1])).toContain('Tack, rapporten är sparad');
  });
});

const card = (text: string) => ({ card: { fallbackText: text } }) as unknown as PressOutcome;
const asWords = { wordsCard: { fallbackText: 'no' } as unknown as AdaptiveCard };
const unknown: PressOutcome = { ...card('unknown'), unsettled: 'unknown' };
const away: PressOutcome = { ...card('away'), unsettled: 'not-saved' };
const saved = card('saved');

function begin(outcomes: readonly PressOutcome[]) {
  const shown: string[] = [];
  const alarms: string[] = [];
  const put: Connector['put'] = (_, id, activity) => {
    shown.push(`${id}: ${(activity as { summary: string }).summary}`);
    return Promise.resolve({ kind: 'ok' });
  };
  const log = { info: () => undefined, alarm: (event: string) => void alarms.push(event) };
  const connector = { put } as Connector;
  let background = 0;
  const inBackground = <R>(work: () => R) => ((background += 1), work());
  const finder = pressFinder({ connector, log, inBackground }, [1, 1, 1]);
  const left = [...outcomes];
  const press = jest.fn(() => Promise.resolve(left.shift() ?? unknown));
  const turnOn = (replyToId?: string) =>
    ({
      activity: { serviceUrl: 'https://teams.example', replyToId, conversation: { id: 'a:1' } },
    }) as unknown as TurnContext;
  /** Presses a button: nobody knows what became of it, and `press` is tried afterwards. */
  const start = (turn: TurnContext, tried: () => Promise<PressOutcome>) => {
    const answers = [() => Promise.resolve(unknown)];
    return finder.answer(turn, () => (answers.shift() ?? tried)());
  };
  const rest = () => new Promise((done) => setTimeout(done, 60));
  return { finder, start, press, turnOn, shown, alarms, rest, background: () => background };
}

test.each([
  ['saved at once', [saved], 1, ['m1: saved']],
  ['unknown, away and then saved', [unknown, away, saved], 3, ['m1: saved']],
  ['away to the end: the card says that nothing is saved', [unknown, away, away], 3, ['m1: away']],
  ['unknown to the end: the card says so already', [away, unknown, unknown], 3, []],
  ['answered with words, which replace the card', [{ words: 'no', ...asWords }], 1, ['m1: no']],
] as const)('a press that is tried again: %s', async (_, outcomes, tries, expected) => {
  const { start, press, turnOn, shown, rest, background } = begin(outcomes);
  await start(turnOn('m1'), press);
  await rest();
  expect(press).toHaveBeenCalledTimes(tries);
  // The time of the turn that was answered is up, so each try has time limits of its own.
  expect(background()).toBe(tries);
  expect(shown).toEqual(expected);
});

test('a later press of the same message ends the tries of an earlier one, but not those of other messages', async () => {
  const { finder, start, press, turnOn, shown, rest } = begin([saved]);
  const earlier = jest.fn(() => Promise.resolve(saved));
  await start(turnOn('m1'), earlier);
  await start(turnOn('m2'), press);
  await finder.answer(turnOn('m1'), () => Promise.resolve(away));
  await rest();
  expect(earlier).not.toHaveBeenCalled();
  expect(shown).toEqual(['m2: saved']);
});

test('a press of a message without an id is not tried again, and an unexpected error is an alarm', async () => {
  const { start, press, turnOn, alarms, rest } = begin([]);
  await start(turnOn(), press);
  await start(turnOn('m1'), () => Promise.reject(new TypeError('broken')));
  await rest();
  expect(press).not.toHaveBeenCalled();
  expect(alarms).toEqual(['bot.press-not-found-out']);
});

test.each([
  ['is answered', saved],
  ['is not known either', unknown],
] as const)(
  'an earlier press that ends after a later one, which %s, leaves its card alone',
  async (_, later) => {
    const { finder, start, press, turnOn, shown, rest } = begin([saved]);
    let end: (outcome: PressOutcome) => void = () => undefined;
    const earlier = jest.fn(() => new Promise<PressOutcome>((done) => (end = done)));
    const answer = finder.answer(turnOn('m1'), earlier);
    if (later === unknown) await start(turnOn('m1'), press);
    else await finder.answer(turnOn('m1'), () => Promise.resolve(later));
    end(unknown);
    expect(await answer).toBe(unknown);
    await rest();
    expect(earlier).toHaveBeenCalledTimes(1);
    expect(shown).toEqual(later === unknown ? ['m1: saved'] : []);
  },
);

test('a press that fails is forgotten, and the next one is found out about', async () => {
  const { finder, start, press, turnOn, shown, rest } = begin([saved]);
  await expect(finder.answer(turnOn('m1'), () => Promise.reject(new Error('x')))).rejects.toThrow(
    'x',
  );
  await start(turnOn('m1'), press);
  await rest();
  expect(shown).toEqual(['m1: saved']);
});
