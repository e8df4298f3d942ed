import type { World } from './world';

/** Tests how the page shows lists. */
export function listTests(here: () => World): void {
  test('a process leader sees the formatted view and changes a figure with a decimal comma, and the version history names them', async () => {
    const { open, page } = here();
    await open('view=lists&item=Rapporter');
    await page.getByRole('rowheader').or(page.locator('th.group')).first().waitFor();
    expect(await page.locator('th.group').allTextContents()).toEqual([
      'Barnnämnden (2)',
      'Socialnämnden (1)',
    ]);
    expect(await page.locator('.pill.good').allTextContents()).toEqual(['Uppfyllt']);
    await page.getByRole('button', { name: '78,25' }).click();
    await page.getByRole('textbox', { name: 'Ändra Utfall' }).fill('81,5');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '81,5' }).waitFor();
    await page.getByRole('button', { name: 'Versioner: Behörighet' }).click();
    const newest = page.locator('.versions li').first();
    await newest.getByText('Version 2').waitFor();
    expect(await newest.textContent()).toContain('Karin Lindgren');
    await page.keyboard.press('Escape');
  });

  test('the page says why text in a number column is refused, and keeps what the person typed', async () => {
    const { page, problems } = here();
    await page.getByRole('button', { name: '12', exact: true }).click();
    await page.getByRole('textbox', { name: 'Ändra Utfall' }).fill('många');
    await page.keyboard.press('Enter');
    await page
      .locator('td .problem')
      .filter({ hasText: /Det du skrev passar inte i ”Utfall”/ })
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Ändra Utfall' }).inputValue()).toBe('många');
    problems.splice(0);
  });

  test('an employee without a right on the site sees SharePoint’s access denied message', async () => {
    const { open, page } = here();
    await open('view=lists', 'nils.persson@granforsa.example');
    await page.getByText('Du behöver behörighet för att komma åt den här webbplatsen.').waitFor();
  });
}
