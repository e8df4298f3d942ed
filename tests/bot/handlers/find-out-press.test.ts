import { AppError } from '../../../src/core/domain/base/app-error';
import type { Connector } from '../../../src/bot/notices/connector';
import { pressFinder } from '../../../src/bot/handlers/find-out-press';
import type { PressOutcome, TurnContext } from '../../../src/bot/handlers/turn-context';
import { startBot, type RunningBot } from '../../support/bot/bot-server';
import { wordsOf } from '../../support/bot/card-schema';
import { aReport } from '../../support/bot/granforsa';

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

const card = (text: string) => ({ card: { fallbackText: text } }) as unknown as PressOutcome;
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
  const rest = () => new Promise((done) => setTimeout(done, 60));
  return { finder, press, turnOn, shown, alarms, rest, background: () => background };
}

test.each([
  ['saved at once', [saved], 1, ['m1: saved']],
  ['unknown, away and then saved', [unknown, away, saved], 3, ['m1: saved']],
  ['away to the end: the card says that nothing is saved', [unknown, away, away], 3, ['m1: away']],
  ['unknown to the end: the card says so already', [away, unknown, unknown], 3, []],
  ['answered with words beside the card', [{ words: 'no' }], 1, []],
] as const)('a press that is tried again: %s', async (_, outcomes, tries, expected) => {
  const { finder, press, turnOn, shown, rest, background } = begin(outcomes);
  finder.start(turnOn('m1'), press);
  await rest();
  expect(press).toHaveBeenCalledTimes(tries);
  // The time of the turn that was answered is up, so each try has time limits of its own.
  expect(background()).toBe(tries);
  expect(shown).toEqual(expected);
});

test('a later press of the same message ends the tries of an earlier one, but not those of other messages', async () => {
  const { finder, press, turnOn, shown, rest } = begin([saved]);
  const earlier = jest.fn(() => Promise.resolve(saved));
  finder.start(turnOn('m1'), earlier);
  finder.start(turnOn('m2'), press);
  finder.pressed(turnOn('m1'));
  await rest();
  expect(earlier).not.toHaveBeenCalled();
  expect(shown).toEqual(['m2: saved']);
});

test('a press of a message without an id is not tried again, and an unexpected error is an alarm', async () => {
  const { finder, press, turnOn, alarms, rest } = begin([]);
  finder.start(turnOn(), press);
  finder.start(turnOn('m1'), () => Promise.reject(new TypeError('broken')));
  await rest();
  expect(press).not.toHaveBeenCalled();
  expect(alarms).toEqual(['bot.press-not-found-out']);
});
