import type { World } from './world';

/** Tests the meter, the faults, the switches and the clock. */
export function toolTests(here: () => World): void {
  const anyCall = async () => {
    const { emulator } = here();
    const answer = await fetch(`${emulator.host}/v1.0/sites/root`);
    return answer.status;
  };

  test('a fault applies as often as the person chose, is counted, and ends when it is removed', async () => {
    const { open, page } = here();
    await open('view=meter');
    await page.getByRole('button', { name: 'Störningar' }).click();
    await page.getByText('Inga störningar').waitFor();
    await page.getByLabel('Vad som går fel').selectOption({ label: 'Upptaget (503)' });
    await page
      .getByRole('combobox', { name: 'Var', exact: true })
      .selectOption({ label: 'Hela Microsoft Graph' });
    await page.getByLabel('Hur länge').selectOption({ label: '3 gånger' });
    await page.getByRole('button', { name: 'Lägg till' }).click();
    const cells = page
      .getByRole('region', { name: 'Störningar som finns nu' })
      .locator('tbody tr > *');
    await cells.first().waitFor();
    expect(await cells.allTextContents()).toEqual([
      'Upptaget (503)',
      'Hela Microsoft Graph',
      '0',
      '3',
    ]);
    expect([await anyCall(), await anyCall(), await anyCall()]).toEqual([503, 503, 503]);
    expect(await anyCall()).toBe(401);
    await cells.filter({ hasText: 'slut' }).waitFor();
    expect(await cells.allTextContents()).toEqual([
      'Upptaget (503)',
      'Hela Microsoft Graph',
      '3',
      'slut',
    ]);
    await page.getByRole('button', { name: 'Ta bort alla' }).click();
    await page.getByText('Inga störningar').waitFor();
  });

  test('the emulator accepts every fault that can be chosen on the page', async () => {
    const { page, emulator } = here();
    const what = page.getByLabel('Vad som går fel');
    const names = await what.locator('option').allTextContents();
    for (const label of names) {
      await what.selectOption({ label });
      await page.getByRole('button', { name: 'Lägg till' }).click();
    }
    const rows = page.locator('tbody th');
    await rows.nth(names.length - 1).waitFor();
    expect(await rows.allTextContents()).toEqual(names);
    await emulator.page('DELETE', '/_emulator/faults');
  });

  test('the bot receives a message twice when its delivery is doubled', async () => {
    const { page, emulator } = here();
    const what = page.getByLabel('Vad som går fel');
    await what.selectOption({ label: 'Kommer två gånger' });
    await page.getByLabel('Hur länge').selectOption({ label: 'tills de tas bort' });
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await page.getByRole('cell', { name: 'till appen' }).first().waitFor();
    const { id: userId } = emulator.person('Anna');
    const { chat } = await emulator.page<{ chat: { id: string } }>(
      'GET',
      `/host/conversations?user=${userId}`,
    );
    const path = `/host/conversations/${encodeURIComponent(chat.id)}/messages`;
    await emulator.page('POST', path, { userId, text: 'En gång' });
    const copies = () =>
      emulator.product.received.filter(({ activity }) => activity['text'] === 'En gång');
    await emulator.product.next(() => copies().length === 2);
    await emulator.page('DELETE', '/_emulator/faults');
  });

  test('the page lists every switch with its meaning, finds it by a search, and sets it', async () => {
    const { page, emulator } = here();
    await page.getByRole('button', { name: 'Växlar' }).click();
    await page.getByText('Alla står som vanligt.').waitFor();
    const all = Object.keys(await emulator.page<object>('GET', '/_emulator/switches'));
    const shown = page.locator('.switches li:not([hidden])');
    expect(await shown.locator('code').allTextContents()).toEqual(all);
    await page.getByRole('searchbox', { name: 'Sök bland växlarna' }).fill('egna regler');
    expect(await shown.count()).toBe(1);
    await page.getByRole('combobox', { name: /^Kolumnens egna regler/ }).selectOption('gäller');
    await page.getByText('En växel är ändrad.').waitFor();
    expect(await emulator.page('GET', '/_emulator/switches')).toMatchObject({
      columnRules: 'enforced',
    });
    await page.getByRole('button', { name: 'Ställ alla som vanligt' }).click();
    await page.getByText('Alla står som vanligt.').waitFor();
    expect(await emulator.page('GET', '/_emulator/switches')).toMatchObject({
      columnRules: 'ignored',
    });
  });

  test('the meter shows what each client’s requests cost, and the tab what it cost since it was opened', async () => {
    const { open, page, tab, emulator } = here();
    await open('view=app&item=mine');
    await tab.facts('ready');
    const chip = page.getByRole('button', { name: /anrop, \d+ enheter/ });
    await page.getByText('0 anrop, 0 enheter').waitFor();
    const { access_token } = await emulator.page<{ access_token: string }>(
      'POST',
      '/_emulator/token',
      { clientId: emulator.botId },
    );
    const { siteId } = await emulator.page<{ siteId: string }>('GET', '/_emulator/info');
    await fetch(`${emulator.host}/v1.0/sites/${siteId}/lists`, {
      headers: {
        Authorization: `Bearer ${access_token}`,
        'client-request-id': `my-screen-${crypto.randomUUID()}`,
      },
    });
    await page.getByText('1 anrop, 2 enheter').waitFor();
    await chip.click();
    const row = page.getByRole('row', { name: 'my-screen' });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '2']);
  });

  test('the page shows the new time after the clock was moved', async () => {
    const { page, emulator } = here();
    const clock = page.getByRole('button', { name: /Flytta klockan/ });
    const before = await clock.getAttribute('aria-label');
    await clock.click();
    await page.getByRole('button', { name: '+1 vecka' }).click();
    await page.waitForFunction(
      (old) =>
        document.querySelector('[popovertarget="clock-panel"]')?.getAttribute('aria-label') !== old,
      before,
    );
    const { now } = await emulator.page<{ now: string }>('GET', '/_emulator/clock');
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(6 * 86_400_000);
    await page.keyboard.press('Escape');
  });
}
