import { AppError } from '../../../src/core/domain/base/app-error';
import { startBot, type RunningBot } from '../../support/bot/bot-server';

/** The activity that Teams sends once, when the app is installed for a person. */
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

  test('an installation gets 503, and is recorded when Teams delivers it again', async () => {
    expect((await running.post(installed)).status).toBe(503);
    isReady = true;
    expect((await running.post(installed)).status).toBe(200);
    expect(running.product.tables.conversations.all()).toHaveLength(1);
  });

  test('a press is answered with a message', async () => {
    const answer = await running.press({ action: 'report.submit' });
    expect(answer.status).toBe(200);
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
  });
});
