import type { World } from './world';

/** Tests deep links to Teams, from the app and from elsewhere. */
export function linkTests(here: () => World): void {
  const follow = async (link: string) => {
    const { page } = here();
    await page.getByRole('button', { name: 'Visning' }).click();
    await page.getByLabel('Öppna en Teams-länk').fill(link);
    await page.getByRole('button', { name: 'Öppna', exact: true }).click();
  };
  const address = () => new URL(here().page.url()).searchParams;

  test('the tab navigates to another tab and by a deep link, and the browser’s back button returns', async () => {
    const { open, tab, page } = here();
    await open('view=app&item=mine');
    await tab.facts('ready');
    await tab.frame.locator('#other').click();
    await tab.frame.locator('#facts', { hasText: '"goals"' }).waitFor();
    expect((await tab.facts('ready')).context.page).toMatchObject({
      id: 'goals',
      subPageId: 'BUN-1',
    });
    await tab.frame.locator('#link').click();
    await tab.frame.locator('#facts', { hasText: '"follow-up"' }).waitFor();
    expect((await tab.facts('ready')).context.page.subPageId).toBe('helar-2026');
    await page.goBack();
    await tab.frame.locator('#facts', { hasText: '"goals"' }).waitFor();
  });

  test('a link that the tab shares opens the place in the tab that it names', async () => {
    const { page, tab } = here();
    await tab.facts('ready');
    await tab.frame.locator('#share').click();
    const field = page.getByRole('textbox', { name: 'Länk att dela' });
    const link = await field.inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Chatt/ }).click();
    await follow(link);
    await tab.frame.locator('#facts', { hasText: '"goals"' }).waitFor();
    expect((await tab.facts('ready')).context.page.subPageId).toBe('BUN-1');
  });

  test('a link to a channel’s message focuses the message, and the page says why a link to an unknown channel fails', async () => {
    const { page, emulator } = here();
    const channel = emulator.teams[0]?.channels[1]?.id ?? '';
    const { body } = await emulator.bot('POST', '/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: channel } },
      activity: { type: 'message', text: 'Läget i nämnden' },
    });
    const to = (kind: string, ...parts: readonly string[]) =>
      `https://teams.microsoft.com/l/${kind}/${parts.map(encodeURIComponent).join('/')}`;
    await follow(to('message', channel, String(body.activityId)));
    await page.locator('.message:focus', { hasText: 'Läget i nämnden' }).waitFor();
    expect(address().get('item')).toBe(channel);
    await follow(to('message', '19:nowhere@thread.tacv2', '1'));
    await page.getByText('Länken öppnas inte').waitFor();
    await page.keyboard.press('Escape');
  });

  test('a link to the chat puts its message into the field, and the page refuses links to chats between people', async () => {
    const { page, emulator, tab, open } = here();
    const chat = (users: string) =>
      `https://teams.microsoft.com/l/chat/0/0?users=${users}&message=Hej%20igen`;
    await follow(chat('anna.bergqvist@granforsa.example'));
    await page.getByText('not between people').waitFor();
    await page.keyboard.press('Escape');
    await follow(chat(`28:${emulator.botId}`));
    const field = page.getByRole('textbox', { name: 'Skriv ett meddelande' });
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Hej igen');
    await open('view=app&item=mine');
    await tab.facts('ready');
    await tab.frame.locator('#chat').click();
    await page.waitForFunction(
      () => document.querySelector('textarea')?.value === 'Hej från fliken',
    );
    expect(await field.inputValue()).toBe('Hej från fliken');
  });
}
