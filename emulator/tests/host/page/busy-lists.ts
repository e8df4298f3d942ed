import { andRead, drawn, hold, pressAround, releaseAll, typing } from './order';
import { karin, type World } from './world';

interface Site {
  readonly lists: readonly { readonly id: string; readonly title: string }[];
}

interface TestRow {
  readonly id: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const rowsRead = /\/host\/lists\/[^/]+\/rows\?/;

/** Tests that presses, focus and typed text survive changes of lists and files. */
export function busyListTests(here: () => World): void {
  afterEach(releaseAll);

  const user = () => here().emulator.person('Karin').id;
  const listId = async () => {
    const { lists } = await here().emulator.page<Site>('GET', `/host/lists?user=${user()}`);
    return lists.find(({ title }) => title === 'Rapporter')?.id ?? '';
  };
  const rowOf = async (title: string) => {
    const path = `/host/lists/${await listId()}/rows?user=${user()}`;
    const rows = await here().emulator.page<readonly TestRow[]>('GET', path);
    return rows.find(({ values }) => values['Title'] === title)?.id ?? 0;
  };
  /** Changes cells of a row over HTTP, as another visitor of the page would. */
  const change = async (title: string, fields: object) => {
    const path = `/host/lists/${await listId()}/rows/${String(await rowOf(title))}`;
    await here().emulator.page('PATCH', path, { userId: user(), fields });
  };
  const cell = (name: string) => here().page.getByRole('button', { name, exact: true });
  const field = () => here().page.getByRole('textbox', { name: 'Ändra Utfall' });

  test('a press on a cell counts although its row moves and others change while the pointer is down', async () => {
    const { open, page } = here();
    await change('Behörighet', { Outcome: 70 });
    await open('view=lists&item=Rapporter');
    await cell('70').waitFor();
    await pressAround(page, cell('12'), () =>
      andRead(page, rowsRead, () => change('Behörighet', { Outcome: 5, Board: 'Barnnämnden' })),
    );
    await field().waitFor();
    expect(await field().inputValue()).toBe('12');
    await page.keyboard.press('Escape');
    await cell('5').waitFor();
    expect(await cell('12').evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('an open field keeps its text, focus and caret while rows are added, changed and deleted', async () => {
    const { page, emulator } = here();
    const rows = await hold(page, rowsRead);
    await change('Behörighet', { Outcome: 6 });
    await rows.held;
    await cell('12').click();
    await field().fill('många');
    await field().evaluate((one: HTMLInputElement) => one.setSelectionRange(2, 2));
    await rows.release();
    // The page has read the rows without the one whose cell is open.
    const without = page.waitForResponse(
      async (response) =>
        rowsRead.test(response.url()) && !(await response.text()).includes('Skärmtid'),
    );
    await emulator.page(
      'DELETE',
      `/host/lists/${await listId()}/rows/${String(await rowOf('Skärmtid'))}?user=${user()}`,
    );
    await (await without).finished();
    await drawn(page);
    expect(await typing(page)).toEqual(['Ändra Utfall', 'många', 2]);
    await page.keyboard.press('Escape');
    await cell('6').waitFor();
    await cell('12').waitFor({ state: 'detached' });
  });

  test('both changes are saved when a person goes straight from one cell to the next', async () => {
    const { page } = here();
    const saving = await hold(page, /\/rows\/\d+$/);
    await cell('6').click();
    await field().fill('7');
    await page.getByRole('button', { name: 'Ändra Utfall' }).click();
    await saving.held;
    await field().last().fill('8');
    await saving.release();
    await cell('7').waitFor();
    expect(await typing(page)).toEqual(['Ändra Utfall', '8', 1]);
    await page.keyboard.press('Enter');
    await cell('8').waitFor();
  });

  test('a list that arrives after the person has gone to another view is not shown there', async () => {
    const { open, page } = here();
    await open('view=meter');
    const lists = await hold(page, /\/host\/lists\?/);
    const rail = page.getByRole('navigation', { name: 'Delar' });
    await rail.getByRole('button', { name: 'Listor' }).click();
    await lists.held;
    await rail.getByRole('button', { name: /^Chatt/ }).click();
    await page.getByRole('textbox', { name: 'Skriv ett meddelande' }).waitFor();
    await lists.release();
    expect(await page.getByRole('heading', { name: 'Rapporter' }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Skriv ett meddelande' }).waitFor();
  });

  test('the page says that a folder does not exist, and shows the first list instead of a list that does not exist', async () => {
    const { open, page, problems } = here();
    await open('view=files&item=999999');
    await page.getByText('Mappen finns inte.').waitFor();
    problems.splice(0);
    await open('view=lists&item=Ingenting');
    await page.getByRole('heading', { name: 'Rapporter' }).waitFor();
  });

  test('the search for switches keeps its result after a switch was set', async () => {
    const { open, page } = here();
    await open('view=switches', karin);
    const find = page.getByRole('searchbox', { name: 'Sök bland växlarna' });
    await find.fill('egna regler');
    const choice = page.getByRole('combobox', { name: /^Kolumnens egna regler/ });
    await andRead(page, /\/host\/switches/, () => choice.selectOption('gäller'));
    expect(await page.locator('.switches li:not([hidden])').count()).toBe(1);
    await page.getByRole('button', { name: 'Ställ alla som vanligt' }).click();
    await page.getByText('Alla står som vanligt.').waitFor();
    await drawn(page);
  });
}
