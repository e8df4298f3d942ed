import { AppError } from '../../src/core/domain/base/app-error';
import { startBot, type RunningBot } from '../support/bot/bot-server';

/** What Teams sends when the app is installed for a person: it is told once. */
const installed = { type: 'installationUpdate', action: 'add', id: 'f:1' };

describe('the bot while the lists cannot be reached', () => {
  let running: RunningBot;
  let isReady: boolean;
  beforeEach(async () => {
    running = await startBot();
    isReady = false;
    const { contextFor } = running.product;
    Object.assign(running.product, {
      contextFor: (...given: Parameters<typeof contextFor>) => {
        if (!isReady) throw new AppError('store-unavailable', 'The first load goes on.');
        return contextFor(...given);
      },
    });
  });
  afterEach(() => running.stop());

  test('an installation is not taken in, and is kept when it is delivered again', async () => {
    expect((await running.post(installed)).status).toBe(503);
    isReady = true;
    expect((await running.post(installed)).status).toBe(200);
    expect(running.product.tables.conversations.all()).toHaveLength(1);
  });

  test('a press is answered with words, for a person waits', async () => {
    const answer = await running.press({ action: 'report.submit' });
    expect(answer.status).toBe(200);
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
  });
});
