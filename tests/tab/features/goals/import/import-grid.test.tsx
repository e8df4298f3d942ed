import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { GoalsPage } from '../../../../../src/tab/features/goals/goals-page';
import { SetUp } from '../../../../../src/tab/features/goals/set-up';
import { importServer } from '../../../../support/tab/import-server';
import { openPage } from '../../../../support/tab/render-page';

const columns =
  'Kod\tMål\tOrgan\tIndikator\tMäts i\tUppdelning\tRiktning\tMålvärde\tSka vara nått\tAnteckning';
const goal = (key: string, rest: string) => `${key}\tFler ${key}\tKF\tAndel\t${rest}\t`;
const messy = [
  'Jämställdhetsmål',
  columns,
  goal('A', 'Procnt\tTotalt\tSka öka\tca 45 %\t31/12 2026'),
  goal('B', 'Procent\tTotalt\tSka öka\t50\tdec 2026'),
  'Summa',
].join('\n');

const nothing = () => undefined;

async function begin(text = messy) {
  const made = importServer();
  const page = (
    <main>
      <SetUp start="goals" personId="oid-ledare" onDone={nothing} onWrite={nothing} />
    </main>
  );
  const opened = await openPage(page, { server: made.server });
  const grid = () => screen.getByRole('grid', { name: 'Raderna i tabellen' });
  const cell = (name: RegExp) => within(grid()).getByRole('gridcell', { name });
  const check = () =>
    opened.user.click(screen.getByRole('button', { name: 'Kontrollera raderna' }));
  if (text !== '') {
    fireEvent.change(screen.getByLabelText('Klistra in raderna här'), { target: { value: text } });
    await check();
    await screen.findByRole('grid');
  }
  return { ...made, ...opened, grid, cell, check, page };
}

beforeEach(() => localStorage.clear());

test('a cell shows what was written, as what it was read, and its fault with a word that one press takes', async () => {
  const { user, cell, grid, rendered, asked } = await begin();
  expect(cell(/^31\/12 2026/)).toHaveTextContent('Läst som 31 december 2026');
  expect(cell(/^ca 45 %/)).toHaveTextContent('Läst som 45');
  expect(cell(/^Procnt/)).toHaveTextContent(/Det här kan stå: Procent, /);
  expect(cell(/^Procnt/)).toBeInvalid();
  expect(within(grid()).getByRole('rowheader', { name: /^3/ })).toHaveTextContent('Går inte att läsa'); // prettier-ignore
  expect(await axe(rendered.container)).toHaveNoViolations();
  await user.click(screen.getByRole('button', { name: 'Byt till Procent' }));
  await waitFor(() =>
    expect(screen.getByRole('rowheader', { name: /^3/ })).toHaveTextContent('Ny'),
  );
  // The cell keeps the keyboard, although its button is gone.
  expect(cell(/^Procent/)).toHaveFocus();
  expect(asked.at(-1)?.rows[2]?.[4]).toBe('Procent');
  expect(screen.getByRole('button', { name: 'Spara 2 rader' })).toBeEnabled();
});

test('the grid is used by its keys alone', async () => {
  const { user, cell, asked, grid } = await begin();
  await user.click(screen.getByRole('button', { name: /^Alla/ }));
  fireEvent.click(cell(/^Fler A/));
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect(document.activeElement).toHaveTextContent('KF');
  await user.keyboard('X{Escape}');
  expect(document.activeElement).toHaveTextContent(/^KF$/);
  await user.keyboard('{F2}{Backspace}{Backspace}BUN{Tab}');
  expect(document.activeElement).toHaveTextContent('Andel');
  await user.keyboard('{Delete}');
  await waitFor(() => expect(asked.at(-1)?.rows[3]?.slice(2, 4)).toEqual(['BUN', '']));
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(document.activeElement).toHaveAttribute('role', 'columnheader');
  await user.keyboard('{ArrowRight}{Enter}');
  expect(screen.getByLabelText('Kod: läs som')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(document.activeElement).toHaveAttribute('role', 'columnheader');
  expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(2);
});

test('a row that is mended stays in sight of those that cannot be read, and the good ones are saved without the others', async () => {
  const { user, cell, lists, asked } = await begin(`${messy}\n${goal('C', 'Procnt\tx\ty\tz\tå')}`);
  expect(screen.getByRole('button', { name: 'Går inte att läsa 2' })).toBePressed();
  await user.click(screen.getAllByRole('button', { name: 'Byt till Procent' })[0] ?? document.body);
  await screen.findByRole('button', { name: 'Går inte att läsa 1' });
  expect(cell(/^Fler A/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Spara 2 rader som går att läsa' }));
  expect(await screen.findByText(/2 rader är sparade/)).toBeInTheDocument();
  expect(screen.getByText('Fler A (ny)')).toBeInTheDocument();
  expect(lists.goals.byKey('A')?.value.target).toBe(45);
  expect(asked.filter(({ write }) => write).map(({ onlyGood }) => onlyGood)).toEqual([true]);
  expect(await screen.findByRole('button', { name: 'Finns redan 2' })).toBeInTheDocument();
});

test('figures below 1 are asked about for their column, and the answer can be taken back', async () => {
  const text = [columns, goal('A', 'Procent\tTotalt\tSka öka\t0,955\t2026')].join('\n');
  const { user, asked } = await begin(text);
  await user.click(screen.getByRole('radio', { name: 'Ja, läs som 95,5 %' }));
  await waitFor(() => expect(asked.at(-1)?.fractions).toEqual([{ name: 'target', isFraction: true }])); // prettier-ignore
  expect(await screen.findByText(/tal under 1 läses som andelar/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Ångra svaret' }));
  expect(await screen.findByRole('radio', { name: 'Ja, läs som 95,5 %' })).toBeInTheDocument();
});

test('columns are chosen in their headings, and one that the sheet lacks is added', async () => {
  const text = 'Kod\tMål\tOrgan\tEnhet\nA\tFler\tx\tKF\n';
  const { user, asked, cell, grid } = await begin(text);
  expect(screen.getByText(/Flera kolumner kan vara Organ: Organ, Enhet/)).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Organ: läs som'), '');
  await waitFor(() => expect(asked.at(-1)?.columns).toEqual([null, null, '', null]));
  await user.selectOptions(screen.getByLabelText('Enhet: läs som'), '');
  await user.click(await screen.findByRole('button', { name: 'Lägg till kolumnen Organ' }));
  await waitFor(() => expect(within(grid()).getAllByRole('columnheader')).toHaveLength(6));
  await user.dblClick(within(grid()).getAllByRole('gridcell').at(-1) ?? document.body);
  await user.keyboard('KF{Enter}');
  expect(await screen.findByRole('button', { name: 'Spara 1 rad' })).toBeEnabled();
  expect(cell(/^Fler/)).toBeInTheDocument();
});

test('what was pasted and edited is there after a reload, and not any more when it is saved', async () => {
  const { user, rendered, page, server } = await begin();
  await user.click(screen.getByRole('button', { name: 'Byt till Procent' }));
  await screen.findByRole('button', { name: 'Spara 2 rader' });
  rendered.unmount();
  const again = await openPage(page, { server });
  expect(await screen.findByRole('grid')).toHaveTextContent('Fler A');
  await again.user.click(screen.getByRole('button', { name: 'Spara 2 rader' }));
  await screen.findByText(/2 rader är sparade/);
  again.rendered.unmount();
  await openPage(page, { server });
  expect(screen.getByLabelText('Klistra in raderna här')).toHaveValue('');
});

test('the newest of many rows is on the last page, and a page is turned by keys and buttons', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `G-${String(at)}\tMål ${String(at)}\tKF`);
  const { user, grid } = await begin(['Kod\tMål\tOrgan', ...rows].join('\n'));
  expect(within(grid()).getAllByRole('row')).toHaveLength(51);
  expect(grid()).toHaveAttribute('aria-rowcount', '121');
  await user.click(screen.getByRole('button', { name: 'Nästa' }));
  expect(screen.getByText('51–100 av 120 rader')).toBeInTheDocument();
  fireEvent.click(within(grid()).getByRole('gridcell', { name: 'Mål 99' }));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toHaveTextContent('Mål 100');
});

/** A window of a telephone. */
class NarrowObserver {
  private readonly tell: (entries: unknown[]) => void;
  constructor(tell: (entries: unknown[]) => void) {
    this.tell = tell;
  }
  observe(): void {
    this.tell([{ contentRect: { width: 288 } }]);
  }
  disconnect(): void {
    // Nothing is observed any more.
  }
}

test('on a narrow screen the rows are a list, and each opens to its cells', async () => {
  Object.assign(globalThis, { ResizeObserver: NarrowObserver });
  try {
    const { user, asked, rendered } = await begin('');
    fireEvent.change(screen.getByLabelText('Klistra in raderna här'), { target: { value: messy } });
    await user.click(screen.getByRole('button', { name: 'Kontrollera raderna' }));
    await user.click(await screen.findByText(/Rad 3: Fler A/));
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(screen.getByText('Läst som 31 december 2026')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
    await user.click(screen.getByRole('button', { name: 'Byt till Procent' }));
    await waitFor(() => expect(asked.at(-1)?.rows[2]?.[4]).toBe('Procent'));
    expect(await screen.findByRole('button', { name: 'Spara 2 rader' })).toBeEnabled();
  } finally {
    Reflect.deleteProperty(globalThis, 'ResizeObserver');
  }
});

test('the page of goals leads a process leader to the import', async () => {
  const { server } = importServer();
  server.views['goals'] = { ...(server.views['goals'] as object), isEmpty: false };
  const { user } = await openPage(<GoalsPage />, { server });
  await user.click(screen.getByRole('button', { name: 'Importera mål' }));
  expect(await screen.findByLabelText('Klistra in raderna här')).toBeInTheDocument();
});
