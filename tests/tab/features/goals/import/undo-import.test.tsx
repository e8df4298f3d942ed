import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { UndoReply } from '../../../../../src/core/api/import/acts';
import { SetUp } from '../../../../../src/tab/features/goals/set-up';
import { importServer } from '../../../../support/tab/import-server';
import { Refused } from '../../../../support/tab/fake-server';
import { openPage } from '../../../../support/tab/render-page';

const sheet = [
  'Kod\tNamn\tNivå\tHör till\tProcessledare',
  'KF\tKommunfullmäktige\tKommunfullmäktige\t\tledare@granforsa.example',
  'BUN\tNämnden\tNämnd\tKF',
].join('\n');
const nothing = () => undefined;

async function begin(text = sheet) {
  const made = importServer({ bodies: [] });
  const page = (
    <main>
      <SetUp start="organisation" personId="oid-ledare" onDone={nothing} onWrite={nothing} />
    </main>
  );
  const opened = await openPage(page, { server: made.server });
  const press = async (name: string | RegExp) =>
    opened.user.click(await screen.findByRole('button', { name }));
  fireEvent.change(screen.getByLabelText('Klistra in raderna här'), { target: { value: text } });
  await press('Kontrollera raderna');
  return { ...made, ...opened, page, press };
}

const confirm = async () =>
  within(await screen.findByRole('group', { name: 'Ångra importen' })).getByRole('button', {
    name: 'Ångra importen',
  });

beforeEach(() => localStorage.clear());

test('an import is taken back once it is confirmed, and its table is there again, to mend and save', async () => {
  const { user, lists, press, rendered, page, server } = await begin();
  await press('Spara 2 rader');
  await screen.findByText('2 rader är sparade.');
  await press('Ångra importen');
  expect(screen.getByText(/Nya rader tas bort/)).toBeInTheDocument();
  await press('Behåll det som sparats');
  expect(lists.bodies.byKey('BUN')).toBeDefined();
  await press('Ångra importen');
  expect(await axe(rendered.container)).toHaveNoViolations();
  await user.click(await confirm());
  const said = await screen.findByText('Importen är ångrad. 2 nya rader är borttagna.');
  expect(document.activeElement).toContainElement(said);
  expect(lists.bodies.byKey('KF') ?? lists.bodies.byKey('BUN')).toBeUndefined();
  expect(screen.queryByText('2 rader är sparade.')).not.toBeInTheDocument();
  // The device keeps the table, as before it was saved.
  rendered.unmount();
  await openPage(page, { server });
  await press('Spara 2 rader');
  await waitFor(() => expect(lists.bodies.byKey('BUN')).toBeDefined());
});

test('what is brought while an import is saved is not lost when it is saved', async () => {
  const { press, server, lists } = await begin();
  const save = server.acts['organisation.import'];
  let goOn: () => void = nothing;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  server.acts['organisation.import'] = async (input, key) => {
    await held;
    return save?.(input, key);
  };
  await press('Spara 2 rader');
  await press('Byt tabell');
  const box = screen.getByLabelText('Klistra in raderna här');
  fireEvent.change(box, { target: { value: 'En annan tabell' } });
  goOn();
  await screen.findByText('2 rader är sparade.');
  expect(lists.bodies.byKey('BUN')).toBeDefined();
  expect(screen.getByLabelText('Klistra in raderna här')).toHaveValue('En annan tabell');
});

test('the rows that are left are named with the reason, and those in use can be taken back later', async () => {
  const { user, press, server, asked } = await begin();
  const replies: UndoReply[] = [
    {
      ...{ removed: 1, restored: 2, moreLeft: 1 },
      left: [
        { list: 'bodies', key: 'BUN', label: 'Nämnden', why: 'changed-since', by: 'Maria Ek' },
        { list: 'bodies', key: 'KF', label: 'Kommunfullmäktige', why: 'in-use' },
      ],
    },
    { removed: 1, restored: 0, moreLeft: 0, left: [] },
  ];
  const keys: unknown[] = [];
  server.acts['import.undo'] = (input: { readonly importKey: string }) => {
    keys.push(input.importKey);
    if (keys.length === 1) throw new Refused({ code: 'store-unavailable' });
    return replies[keys.length - 2];
  };
  await press('Spara 2 rader');
  await press('Ångra importen');
  await user.click(await confirm());
  // What SharePoint did not take back is asked for again with the same button.
  await user.click(await confirm());
  expect(
    await screen.findByText(/1 ny rad är borttagen. 2 ändrade rader är som före importen. 3 rader/),
  ).toHaveTextContent(
    'BUN Nämnden: ändrad efter importen av Maria EkKF Kommunfullmäktige: annat hör till den och måste tas bort förstoch 1 till',
  );
  await press('Ångra importen');
  await user.click(await confirm());
  expect(await screen.findByText(/^Importen är ångrad. 2 nya rader/)).toBeInTheDocument();
  const written = asked.filter(({ write }) => write).map(({ importKey }) => importKey);
  expect(keys).toEqual([written[0], written[0], written[0]]);
});

test('an import that stopped halfway is taken back by the code that its rows have', async () => {
  const { user, press, server } = await begin();
  const whole = server.acts['organisation.import'];
  const undone: unknown[] = [];
  server.acts['organisation.import'] = (input: { readonly write: boolean }, key: string) => {
    if (input.write)
      throw new Refused({
        code: 'store-unavailable',
        rowCounts: { written: 1, unchanged: 0, notWritten: 1, unknown: 0 },
      });
    return whole?.(input as never, key);
  };
  server.acts['import.undo'] = (input: unknown): UndoReply => {
    undone.push(input);
    return { removed: 1, restored: 0, left: [], moreLeft: 0 };
  };
  await press('Spara 2 rader');
  await press('Ångra importen');
  await user.click(await confirm());
  await screen.findByText('Importen är ångrad. 1 ny rad är borttagen.');
  expect(undone).toEqual([{ importKey: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }]);
  expect(screen.queryByText(/Importen stoppades/)).not.toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Spara 2 rader' })).toBeEnabled();
});
