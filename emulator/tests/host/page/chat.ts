import { aCard } from '../../support/host-emulator';
import type { World } from './world';

/** Tests a person's chat with the bot. */
export function chatTests(here: () => World): void {
  const chatWith = async (name: string): Promise<string> => {
    const { emulator } = here();
    const chat = await emulator.bot('POST', '/v3/conversations', {
      members: [{ id: emulator.person(name).id }],
      tenantId: emulator.tenantId,
    });
    return `/v3/conversations/${String(chat.body.id)}/activities`;
  };

  test('a card of the bot appears, validates its inputs, and is replaced by the card of the bot’s answer', async () => {
    const { open, page, emulator, problems } = here();
    await open('view=chat');
    await page.getByText('Här är det tomt').waitFor();
    await emulator.bot('POST', await chatWith('Karin'), {
      type: 'message',
      attachments: [aCard('Rapportera Helår 2026')],
    });
    await page.getByRole('heading', { name: 'Rapportera Helår 2026' }).waitFor();
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Skriv ett tal, till exempel 12,5.').waitFor();
    await page.getByLabel('Flickor, %').fill('12,5');
    emulator.product.answer(() => ({ status: 503 }));
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Det går inte att nå appen. Försök igen.').waitFor();
    expect(await page.getByLabel('Flickor, %').inputValue()).toBe('12,5');
    emulator.product.answer(({ value }) => {
      const { action } = value as {
        readonly action: { readonly data: { readonly women: string } };
      };
      const card = {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: `Sparat: ${action.data.women}` }],
      };
      return {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
      };
    });
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Sparat: 12,5').waitFor();
    emulator.product.answer(() => ({ status: 200 }));
    problems.splice(0);
  });

  test('a person’s message reaches the bot, and the page shows the bot’s answer without its HTML', async () => {
    const { page, emulator } = here();
    await page.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill('Hej Jämna');
    await page.keyboard.press('Enter');
    const { activity } = await emulator.product.next((one) => one['text'] === 'Hej Jämna');
    const to = `/v3/conversations/${activity.conversation.id}/activities`;
    await emulator.bot('POST', to, {
      type: 'message',
      text: 'Hej **Karin** <img src=x onerror=alert(1)>',
    });
    await page.locator('strong', { hasText: 'Karin' }).waitFor();
    expect(await page.locator('.messages img').count()).toBe(0);
  });

  test('a card’s deep link to the tab opens in the page', async () => {
    const { open, page, emulator, tab } = here();
    const url = `https://teams.microsoft.com/l/entity/${emulator.botId}/goals`;
    const { contentType, content } = aCard('Målen');
    const actions = [{ type: 'Action.OpenUrl', title: 'Se målen', url }];
    await emulator.bot('POST', await chatWith('Anna'), {
      type: 'message',
      attachments: [{ contentType, content: { ...content, actions } }],
    });
    await open('view=chat', 'anna.bergqvist@granforsa.example');
    await page.getByRole('link', { name: 'Se målen' }).click();
    expect((await tab.facts('ready')).context.page.id).toBe('goals');
  });
}
