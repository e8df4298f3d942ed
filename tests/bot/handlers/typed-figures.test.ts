import { cardFaults, partsOf, wordsOf } from '../../support/bot/card-schema';
import { startBot, type Answer, type RunningBot } from '../../support/bot/bot-server';

const answer = {
  ...{ action: 'report.submit', schema: 1, roundId: '21', goalId: '11', stamp: 'none' },
  ...{ women: '82,5', men: '84' },
};

/** Returns the card of an answer. Fails when it is not a valid card. */
function cardOf({ body }: Answer): unknown {
  expect(cardFaults(body.value)).toEqual([]);
  return body.value;
}

const fieldOf = (card: unknown, id: string) =>
  partsOf(card, 'Input.Text').find((field) => field['id'] === id)?.['value'];

describe('a figure that a person types in a card', () => {
  let running: RunningBot;
  const start = async () => (running = await startBot({}));
  const reports = () => running.product.tables.reports.all().map(({ value }) => value);
  afterEach(() => running.stop());

  test('is asked about when it lies far from earlier ones, and saved when the same one is sent again', async () => {
    await start();
    const typed = { ...answer, women: '0,8', comment: 'Fler vuxna ute' };
    const asked = cardOf(await running.press(typed));
    expect(wordsOf(asked)).toContain('Värdet ligger långt från tidigare utfall. Stämmer det?');
    expect(wordsOf(asked)).toContain('Inget är sparat än.');
    expect([fieldOf(asked, 'women'), fieldOf(asked, 'comment')]).toEqual(['0,8', 'Fler vuxna ute']);
    expect(reports()).toEqual([]);
    const { confirmed } = partsOf(asked, 'Action.Execute')[0]?.['data'] as { confirmed?: string };
    // Another far figure than the one that was asked about is asked about again.
    cardOf(await running.press({ ...typed, women: '0,9', confirmed }));
    expect(reports()).toEqual([]);
    cardOf(await running.press({ ...typed, confirmed }));
    expect(reports()).toMatchObject([{ figures: { women: 0.8, men: 84 } }]);
  });

  test('is refused with its unit when that is another than the value’s', async () => {
    await start();
    const refused = cardOf(await running.press({ ...answer, women: '82 st' }));
    expect(wordsOf(refused)).toContain('Det som står efter talet (st)');
    expect(reports()).toEqual([]);
  });
});
