import { aCard } from '../../support/host-emulator';
import { andRead, drawn, hold, pressAround, releaseAll, typing } from './order';
import type { World } from './world';

const conversationsRead = /\/host\/conversations\?/;

/** Tests that presses, focus and typed text survive arriving messages and changing teams. */
export function busyConversationTests(here: () => World): void {
  afterEach(releaseAll);

  const act = (name: string, about: object, who = 'Karin') => {
    const { emulator } = here();
    const body = { userId: emulator.person(who).id, act: name, ...about };
    return emulator.page<{ readonly channelId: string }>('POST', '/_emulator/acts', body);
  };
  const team = (name: string) => {
    const found = here().emulator.teams.find(({ displayName }) => displayName === name);
    return { teamId: found?.id ?? '', general: found?.channels[0]?.id ?? '' };
  };
  const openChannel = (id: string) => here().open(`view=teams&item=${encodeURIComponent(id)}`);
  const chatId = async (name: string) => {
    const { emulator } = here();
    const path = `/host/conversations?user=${emulator.person(name).id}`;
    return (await emulator.page<{ readonly chat: { readonly id: string } }>('GET', path)).chat.id;
  };
  /** Posts a message as the bot. Bots may send few messages per second, so most messages here come from people. */
  const write = async (conversation: string, message: object) => {
    const path = `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
    const answer = await here().emulator.bot('POST', path, { type: 'message', ...message });
    expect(answer.status).toBe(201);
    return answer;
  };
  const post = (who: string, conversation: string, text: string) => {
    const path = `/host/conversations/${encodeURIComponent(conversation)}/messages`;
    return here().emulator.page('POST', path, { userId: here().emulator.person(who).id, text });
  };
  const messagesRead = (id: string) => new RegExp(`conversations/${encodeURIComponent(id)}\\?`);
  /** Takes the page's own errors, without those that the browser logs for HTTP errors. */
  const faults = () => {
    const { problems } = here();
    return problems.splice(0).filter((one) => !one.startsWith('Failed to load resource'));
  };

  test('a press on a channel counts although unread messages arrive while the pointer is down', async () => {
    const { open, page } = here();
    const [first, second] = [team('Socialnämnden'), team('Barn- och utbildningsnämnden')];
    await open('view=teams&item=');
    const heading = page.getByRole('heading', {
      name: 'Barn- och utbildningsnämnden',
      exact: true,
    });
    const channel = heading.locator('xpath=following-sibling::ul').getByRole('button').first();
    await channel.waitFor();
    await pressAround(page, channel, () =>
      andRead(page, conversationsRead, () => write(first.general, { text: 'Nytt' })),
    );
    await page.getByRole('heading', { name: 'General', level: 1 }).waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toBe(second.general);
  });

  test('typed text and caret stay while posts arrive, the team is renamed and a channel is created', async () => {
    const { page } = here();
    const { teamId, general } = team('Barn- och utbildningsnämnden');
    await openChannel(general);
    const field = page.getByRole('textbox', { name: 'Nytt inlägg' });
    await field.fill('Halvfärdig mening');
    await field.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(4, 4));
    await andRead(page, messagesRead(general), () => post('Anna', general, 'Emellan'));
    await act('renameTeam', { teamId, name: 'Skolan' });
    await page.getByRole('heading', { name: 'Skolan' }).waitFor();
    await act('renameTeam', { teamId, name: 'Barn- och utbildningsnämnden' });
    const { channelId } = await act('createChannel', { teamId, name: 'Tillfällig' });
    await page.getByRole('button', { name: 'Tillfällig' }).waitFor();
    expect(await typing(page)).toEqual(['Nytt inlägg', 'Halvfärdig mening', 4]);
    await act('deleteChannel', { teamId, channelId });
  });

  test('a menu stays open and a card keeps what is typed in it while somebody reacts to the message', async () => {
    const { open, page, emulator } = here();
    const chat = await chatId('Karin');
    await open('view=chat');
    const { body } = await write(chat, { attachments: [aCard('Medan du skriver')] });
    const message = page.locator('.message', { hasText: 'Medan du skriver' });
    const react = (reaction: string) =>
      act('addReaction', { conversationId: chat, messageId: body.id, reaction });
    const field = message.getByLabel('Flickor, %');
    await field.fill('12,5');
    await react('like');
    await message.getByRole('button', { name: 'Gilla 1' }).waitFor();
    expect(await field.inputValue()).toBe('12,5');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await message.getByRole('button', { name: /^Meddelandet från/ }).click();
    await react('heart');
    await message.getByRole('button', { name: 'Hjärta 1' }).waitFor();
    await page.getByRole('button', { name: 'Skratt', exact: true }).click();
    await message.getByRole('button', { name: 'Skratt 1' }).waitFor();
    emulator.product.answer(() => ({ status: 200 }));
  });

  test('typed text and caret of a card stay when the bot replaces the card', async () => {
    const { page } = here();
    const chat = await chatId('Karin');
    const path = `/v3/conversations/${encodeURIComponent(chat)}/activities`;
    const { body } = await write(chat, { attachments: [aCard('Första')] });
    const field = page.locator('.message', { hasText: 'Första' }).getByRole('textbox');
    await field.fill('34,5');
    await field.evaluate((one: HTMLInputElement) => one.setSelectionRange(2, 2));
    const attachments = [aCard('Andra')];
    const update = { type: 'message', id: body.id, attachments };
    await here().emulator.bot('PUT', `${path}/${String(body.id)}`, update);
    const second = page.locator('.message', { hasText: 'Andra' }).getByRole('textbox');
    await second.waitFor();
    expect((await typing(page)).slice(1)).toEqual(['34,5', 2]);
    await here().emulator.bot('DELETE', `${path}/${String(body.id)}`);
    await second.waitFor({ state: 'detached' });
  });

  test('a press on a card counts although a message arrives and the chat scrolls', async () => {
    const { page, emulator } = here();
    const chat = await chatId('Karin');
    const message = page.locator('.message', { hasText: 'Medan du skriver' });
    const lines = Array.from({ length: 30 }, (_, at) => `Rad ${String(at)}`).join('\n\n');
    const mark = emulator.product.received.length;
    await pressAround(page, message.getByRole('button', { name: 'Rapportera', exact: true }), () =>
      andRead(page, messagesRead(chat), () => post('Karin', chat, lines)),
    );
    const pressed = await emulator.product.next(
      (one) =>
        one.type === 'invoke' &&
        emulator.product.received.slice(mark).some(({ activity }) => activity === one),
    );
    expect(JSON.stringify(pressed.activity['value'])).toContain('12,5');
    await page.getByText('Rad 29').last().waitFor();
  });

  test('a message to one person while another is being loaded is neither requested for nor shown to the other', async () => {
    const { page } = here();
    const chat = await chatId('Karin');
    const state = await hold(page, /\/host\/state\?/);
    await page.getByRole('button', { name: /^Du är Karin/ }).click();
    await page.getByRole('searchbox').fill('Anna');
    await page.getByRole('button', { name: /^Anna Bergqvist|Anna Bergqvist/ }).click();
    await state.held;
    await andRead(page, messagesRead(chat), () => post('Karin', chat, 'Till Karin'));
    await page.getByText('Till Karin').first().waitFor();
    await state.release();
    await page.getByRole('button', { name: /^Du är Anna/ }).waitFor();
    expect(await page.getByText('Till Karin').count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  test('a channel that is deleted while it is read causes no error, and the page shows the teams instead', async () => {
    const { page } = here();
    const { teamId } = team('Barn- och utbildningsnämnden');
    const { channelId } = await act('createChannel', { teamId, name: 'Kortlivad' });
    const posts = await hold(page, messagesRead(channelId), 'request');
    await openChannel(channelId);
    await posts.held;
    await page.getByRole('textbox', { name: 'Nytt inlägg' }).fill('Hinner inte');
    await act('deleteChannel', { teamId, channelId });
    await page.getByText('Välj en kanal.').waitFor();
    await posts.release();
    expect(faults()).toEqual([]);
  });

  test('a channel opens by itself when the person becomes a member of its team', async () => {
    const { page, emulator } = here();
    const { teamId, general } = team('Socialnämnden');
    const userIds = [emulator.person('Karin').id];
    await act('removeMembers', { teamId, userIds }, 'Anna');
    await openChannel(general);
    await page.getByText('Välj en kanal.').waitFor();
    await act('addMembers', { teamId, userIds }, 'Anna');
    await page.getByRole('heading', { name: 'General', level: 1 }).waitFor();
    await page.getByRole('textbox', { name: 'Nytt inlägg' }).waitFor();
    expect(faults()).toEqual([]);
  });

  test('the page shows that a change failed, and the choice keeps its value', async () => {
    const { page } = here();
    const installations = '**/host/installations';
    await page.route(installations, (route) => route.abort());
    const choice = page.getByRole('combobox', { name: 'Appen' });
    await choice.selectOption({ label: 'Inte installerad' });
    await page.getByRole('alert').getByText('Det gick inte. Försök igen.').waitFor();
    await page.unroute(installations);
    await drawn(page);
    expect(await choice.inputValue()).toBe('installed');
    await page.getByRole('alert').getByRole('button', { name: 'Stäng' }).click();
    await page.getByText('Det gick inte. Försök igen.').waitFor({ state: 'detached' });
    expect(faults()).toEqual([]);
  });
}
