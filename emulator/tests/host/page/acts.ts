import type { World } from './world';

/** Tests what people do with messages, channels and teams on the page, and which activities the bot then receives. */
export function actTests(here: () => World): void {
  const openMenu = (name: RegExp) => here().page.getByRole('button', { name }).last().click();
  const choose = (name: string) => here().page.getByRole('button', { name, exact: true }).click();
  /** Waits for the first activity of this kind that the bot received after the mark. */
  const received = async (mark: number, kind: string) => {
    const { product } = here().emulator;
    const isIt = (one: object) => JSON.stringify(one).includes(`"${kind}"`);
    const isNew = (one: object) =>
      product.received.slice(mark).some(({ activity }) => activity === one);
    return (await product.next((one) => isNew(one) && isIt(one))).activity;
  };
  const mark = () => here().emulator.product.received.length;

  test('a person edits and deletes their own message and reacts to one of the bot, and the bot receives each event', async () => {
    const { open, page, emulator } = here();
    await open('view=chat');
    const field = page.getByRole('textbox', { name: 'Skriv ett meddelande' });
    await field.fill('Fel ord');
    await page.keyboard.press('Enter');
    await page.locator('.message.mine', { hasText: 'Fel ord' }).waitFor();
    const before = mark();
    await openMenu(/^Meddelandet från Karin/);
    await choose('Ändra');
    await page.getByRole('textbox', { name: 'Ändra meddelandet' }).fill('Rätt ord');
    await choose('Spara');
    await page.locator('.message.mine', { hasText: 'Rätt ord' }).getByText('ändrat').waitFor();
    expect(await received(before, 'editMessage')).toMatchObject({ text: 'Rätt ord' });
    await openMenu(/^Meddelandet från Karin/);
    await choose('Ta bort');
    await page.getByText('Rätt ord').waitFor({ state: 'detached' });
    await received(before, 'softDeleteMessage');
    await emulator.bot('POST', `/v3/conversations/${await chatOf('Karin')}/activities`, {
      type: 'message',
      text: 'Tack!',
    });
    await page.locator('.message', { hasText: 'Tack!' }).waitFor();
    await openMenu(/^Meddelandet från Jämna/);
    await choose('Hjärta');
    const reaction = page.getByRole('button', { name: 'Hjärta 1' });
    expect(await reaction.getAttribute('aria-pressed')).toBe('true');
    expect(await received(before, 'reactionsAdded')).toMatchObject({ type: 'messageReaction' });
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
    await received(before, 'reactionsRemoved');
  });

  const chatOf = async (name: string) => {
    const { emulator } = here();
    const members = [{ id: emulator.person(name).id }];
    const body = { members, tenantId: emulator.tenantId };
    return String((await emulator.bot('POST', '/v3/conversations', body)).body.id);
  };

  test('an activity notification counts as unread until it is seen, and opens what its link names', async () => {
    const { page, emulator, tab } = here();
    const karin = emulator.person('Karin').id;
    const { access_token } = await emulator.page<{ access_token: string }>(
      'POST',
      '/_emulator/token',
      {
        clientId: emulator.botId,
        userId: emulator.person('Anna').id,
        scope: 'https://graph.microsoft.com/TeamsActivity.Send',
      },
    );
    const webUrl = `https://teams.microsoft.com/l/entity/${emulator.botId}/follow-up`;
    const answer = await fetch(
      `${emulator.host}/v1.0/users/${karin}/teamwork/sendActivityNotification`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          topic: { source: 'text', value: 'Uppföljning', webUrl },
          activityType: 'systemDefault',
          previewText: { content: 'Tre mål saknas' },
          templateParameters: [{ name: 'systemDefaultText', value: 'Dags att rapportera' }],
        }),
      },
    );
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    const rail = page.getByRole('navigation', { name: 'Delar' });
    await rail.getByRole('button', { name: /^Aktivitet.*1 olästa/ }).click();
    await page.getByRole('button', { name: /Dags att rapportera.*Tre mål saknas/ }).click();
    await tab.frame.locator('#facts', { hasText: '"follow-up"' }).waitFor();
    await rail.getByRole('button', { name: 'Aktivitet', exact: true }).waitFor();
  });

  test('a press on a suggested action sends its text, and the next message removes the suggestions', async () => {
    const { open, page, emulator } = here();
    await open('view=chat');
    const actions = [{ type: 'imBack', title: 'Mina mål', value: 'visa mina mål' }];
    await emulator.bot('POST', `/v3/conversations/${await chatOf('Karin')}/activities`, {
      type: 'message',
      text: 'Vad vill du?',
      suggestedActions: { actions },
    });
    const suggested = page.getByRole('button', { name: 'Mina mål' });
    await suggested.click();
    await page.locator('.message.mine', { hasText: 'visa mina mål' }).waitFor();
    await emulator.product.next((one) => one['text'] === 'visa mina mål');
    expect(await suggested.count()).toBe(0);
  });

  test('a person creates, renames and deletes a channel, and the bot receives each event', async () => {
    const { open, page, emulator } = here();
    const team = emulator.teams.find(({ displayName }) => displayName === 'Socialnämnden');
    const general = team?.channels[0]?.id ?? '';
    await open(`view=teams&item=${encodeURIComponent(general)}`);
    const before = mark();
    await openMenu(/^Kanalen General: mer/);
    expect(await page.getByRole('button', { name: 'Ta bort kanalen' }).count()).toBe(0);
    await choose('Ny kanal');
    await page.getByRole('textbox', { name: 'Kanalens namn' }).fill('Uppföljning');
    await choose('Spara');
    await page.getByRole('heading', { name: 'Uppföljning', level: 1 }).waitFor();
    expect(await received(before, 'channelCreated')).toMatchObject({
      channelData: { channel: { name: 'Uppföljning' } },
    });
    await openMenu(/^Kanalen Uppföljning: mer/);
    await choose('Byt namn på kanalen');
    await page.getByRole('textbox', { name: 'Kanalens namn' }).fill('Helår');
    await choose('Spara');
    await page.getByRole('heading', { name: 'Helår', level: 1 }).waitFor();
    await received(before, 'channelRenamed');
    await openMenu(/^Kanalen Helår: mer/);
    await choose('Ta bort kanalen');
    await choose('Ta bort');
    await page.getByText('Välj en kanal.').waitFor();
    await received(before, 'channelDeleted');
  });

  test('a person adds, removes and leaves members of a team, and no longer sees a team that they left', async () => {
    const { open, page, emulator } = here();
    const team = emulator.teams.find(({ displayName }) => displayName === 'Socialnämnden');
    await open(`view=teams&item=${encodeURIComponent(team?.channels[0]?.id ?? '')}`);
    const before = mark();
    await openMenu(/^Kanalen General: mer/);
    await choose('Medlemmar');
    await page.getByRole('combobox', { name: 'Lägg till en medlem' }).selectOption('Erik Sandberg');
    await choose('Lägg till');
    await choose('Ta bort Erik Sandberg ur teamet');
    await page.getByRole('option', { name: 'Erik Sandberg' }).waitFor({ state: 'attached' });
    await received(before, 'teamMemberAdded');
    await received(before, 'teamMemberRemoved');
    await choose('Lämna teamet');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Välj en kanal.').waitFor();
    expect(await page.getByRole('heading', { name: 'Socialnämnden' }).count()).toBe(0);
    const { id } = emulator.person('Karin');
    await emulator.page('POST', '/_emulator/acts', {
      userId: emulator.person('Anna').id,
      act: 'addMembers',
      teamId: team?.id,
      userIds: [id],
    });
    await page.getByRole('heading', { name: 'Socialnämnden' }).waitFor();
  });

  test('the bot cannot write in an archived team until the team is restored', async () => {
    const { page, emulator } = here();
    const team = emulator.teams.find(({ displayName }) => displayName === 'Socialnämnden');
    const channel = team?.channels[0]?.id ?? '';
    const post = async () => {
      const path = `/v3/conversations/${channel}/activities`;
      return (await emulator.bot('POST', path, { type: 'message', text: 'Läget' })).status;
    };
    const heading = page.getByRole('heading', { name: 'Socialnämnden' });
    await heading.locator('xpath=following-sibling::ul').getByRole('button').first().click();
    await openMenu(/^Kanalen General: mer/);
    await choose('Arkivera teamet');
    await page.getByText('Socialnämnden (arkiverat)').waitFor();
    expect(await post()).toBe(403);
    await openMenu(/^Kanalen General: mer/);
    await choose('Öppna teamet igen');
    await page.getByText('Socialnämnden (arkiverat)').waitFor({ state: 'detached' });
    expect(await post()).toBe(201);
  });
}
