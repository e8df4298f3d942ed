import type { World } from './world';

const board = 'Barn- och utbildningsnämnden';

/** A channel of the board's team. */
const channelOf = ({ emulator }: World, at: number) => {
  const team = emulator.teams.find(({ displayName }) => displayName === board);
  return { team, id: team?.channels[at]?.id ?? '' };
};

/** Tests tabs of channels: people configure them in the app's page, open, change, rename and remove them. */
export function channelTabTests(here: () => World): void {
  const strip = () => here().page.getByRole('navigation', { name: 'Kanalens flikar' });
  const names = () => strip().getByRole('listitem').allTextContents();
  const save = () => here().page.getByRole('dialog').getByRole('button', { name: 'Spara' });
  const openAdding = async () => {
    await strip().getByRole('button', { name: 'Lägg till en flik' }).click();
    return here().window.facts('ready');
  };

  test('the configuration page enables the button, refuses with a reason, and then becomes a tab', async () => {
    const world = here();
    const { page, window, tab, open } = world;
    const { id, team } = channelOf(world, 0);
    await open(`view=teams&item=${encodeURIComponent(id)}`);
    const settings = await openAdding();
    expect(settings.frameContext).toBe('settings');
    expect(settings.address).toBe('?page=config&channel=General');
    expect(await save().isDisabled()).toBe(true);
    await window.press('refuse-once');
    await window.press('choose');
    await save().click();
    await page.getByText('Choose a board first.').waitFor();
    await save().click();
    const shown = await tab.facts('ready');
    expect(await names()).toEqual(['Inlägg', 'Nämndens mål']);
    expect(shown.context).toMatchObject({
      page: { id: 'board-7', frameContext: 'content' },
      channel: { id, displayName: 'General', membershipType: 'Regular' },
      team: { groupId: team?.id, displayName: board },
    });
    expect(shown.address).toBe(
      `?page=board&channel=${encodeURIComponent(id)}&group=${String(team?.id)}`,
    );
    expect(await tab.press('saved')).toMatchObject({ entityId: 'board-7' });
  });

  test('a page outside the validDomains and one without an address do not become tabs', async () => {
    const { page, window } = here();
    await openAdding();
    expect(await window.press('choose-nothing')).toContain('contentUrl');
    await window.press('choose-stranger');
    await save().click();
    await page.getByText(/elsewhere\.example is not among the validDomains/).waitFor();
    await page.keyboard.press('Escape');
    expect(await names()).toEqual(['Inlägg', 'Nämndens mål']);
    here().problems.splice(0);
  });

  test('a channel can have several tabs of the app, and a person or the tab itself can rename one', async () => {
    const { page, window, tab } = here();
    await openAdding();
    await window.press('choose');
    await save().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Fliken .*: mer$/ }).click();
    await page.getByRole('button', { name: 'Byt namn' }).click();
    await page.getByRole('textbox', { name: 'Flikens namn' }).fill('Läsåret');
    await page.keyboard.press('Enter');
    await strip().getByRole('button', { name: 'Läsåret', exact: true }).waitFor();
    await strip().getByRole('button', { name: 'Nämndens mål', exact: true }).click();
    await tab.press('rename');
    await strip().getByRole('button', { name: 'Nytt namn', exact: true }).waitFor();
    expect(await names()).toEqual(['Inlägg', 'Nytt namn', 'Läsåret']);
    const { teamTabs } = await tab.press<{ teamTabs: readonly object[] }>('instances');
    expect(teamTabs).toHaveLength(2);
    expect(teamTabs[0]).toMatchObject({ tabName: 'Nytt namn', channelName: 'General' });
  });

  test('the settings page opens with the saved settings, and the tab receives changeSettings when they change', async () => {
    const { page, window, tab } = here();
    await tab.facts('ready');
    await page.getByRole('button', { name: 'Fliken Nytt namn: mer' }).click();
    await page.getByRole('button', { name: 'Inställningar' }).click();
    expect((await window.facts('ready')).context.page.id).toBe('board-7');
    expect(await window.press('saved')).toMatchObject({ suggestedDisplayName: 'Nytt namn' });
    await window.press('choose');
    await save().click();
    await tab.facts('changed');
    await strip().getByRole('button', { name: 'Nämndens mål', exact: true }).waitFor();
    expect(await names()).toEqual(['Inlägg', 'Nämndens mål', 'Läsåret']);
  });

  test('the app’s removal page opens before its tab is removed, and can refuse', async () => {
    const { page, window } = here();
    await page.getByRole('button', { name: 'Fliken Nämndens mål: mer' }).click();
    await page.getByRole('button', { name: 'Ta bort' }).click();
    expect((await window.facts('ready')).frameContext).toBe('remove');
    await window.press('refuse-once');
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Ta bort' });
    await remove.click();
    await page.getByText('There are open reports.').waitFor();
    await remove.click();
    await strip()
      .getByRole('button', { name: 'Nämndens mål', exact: true })
      .waitFor({ state: 'detached' });
    await strip().locator('[aria-current]', { hasText: 'Inlägg' }).waitFor();
    expect(await names()).toEqual(['Inlägg', 'Läsåret']);
  });

  test('a team from which the app is removed loses its tabs, and can add none without the app', async () => {
    const { page } = here();
    const state = page.getByRole('combobox', { name: 'Appen' });
    await state.selectOption({ label: 'Inte installerad' });
    await strip().getByRole('button', { name: 'Läsåret' }).waitFor({ state: 'detached' });
    expect(await strip().getByRole('button').count()).toBe(1);
    await state.selectOption({ label: 'Installerad' });
    await strip().getByRole('button', { name: 'Lägg till en flik' }).waitFor();
    expect(await names()).toEqual(['Inlägg']);
  });
}
