import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { MineView } from '../../../../src/core/api/mine/mine-view';
import { MinePage } from '../../../../src/tab/features/mine/mine-page';
import { serverWith } from '../../../support/tab/report-form';
import { openPage } from '../../../support/tab/render-page';

const duties: MineView['duties'] = [
  { kind: 'goal-missing', bodyId: '2', bodyKey: 'GRA', bodyName: 'Granskolan', isOwn: true },
  { kind: 'goal-missing', bodyId: '3', bodyKey: 'KUL', bodyName: 'Kulturskolan', isOwn: false },
  {
    kind: 'person-unknown',
    mail: 'olle@granforsa.example',
    mentions: [{ list: 'bodies', key: 'X', name: 'Ny enhet', role: 'manager' }],
    mentionCount: 3,
  },
  {
    ...{ kind: 'row-faulty', list: 'Mål' },
    rows: [
      {
        ...{ rowId: '7', title: 'Fler i teknik', column: 'Organ' },
        fault: { field: 'row', reason: 'missing' },
      },
      { rowId: '9', title: '', column: 'Kod', fault: { field: 'row', reason: 'doubled' } },
    ],
    rowCount: 3,
  },
  {
    ...{ kind: 'row-missing', list: 'Organisation', rowId: '5', rowKey: 'IFF' },
    ...{ bodies: [{ key: 'IFF-1', name: 'Stödet' }], bodyCount: 1 },
    ...{ goals: [{ key: 'IFF-G', name: 'Fler får stöd' }], goalCount: 3, reportCount: 1 },
  },
];

const article = (name: string) => screen.getByRole('article', { name });

it('says what else waits and where it is done', async () => {
  const { user, went } = await openPage(<MinePage />, {
    server: serverWith({ items: [], duties, dutyCount: 6 }),
  });
  const own = article('Granskolan saknar ett mätbart mål');
  expect(own).toHaveTextContent('skriv det här');
  expect(article('Kulturskolan saknar ett mätbart mål')).toHaveTextContent(
    'Välj en chef under Mål, Organisation',
  );
  const rows = within(
    article('Jämna hittar ingen medarbetare med adressen olle@granforsa.example'),
  );
  expect(rows.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Chef för Ny enhet (X) i listan OrganisationByt chef',
    'och 2 rader till',
  ]);
  const faulty = within(article('3 rader i listan Mål behöver rättas'));
  expect(faulty.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '”Fler i teknik”, kolumnen Organ: Värdet saknas.',
    'Raden med id 9, kolumnen Kod: Koden finns på fler än en rad.',
    'och en rad till',
  ]);
  const missing = within(article('Raden IFF är borta ur listan Organisation'));
  expect(missing.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Stödet (IFF-1)',
    'Fler får stöd (IFF-G)',
    'och 2 rader till',
    '1 rapport',
  ]);
  expect(screen.getByText('En sak till väntar på dig.')).toBeInTheDocument();
  expect(await axe(document.body)).toHaveNoViolations();
  await user.click(within(own).getByRole('button', { name: 'Skriv ett mål' }));
  await user.click(within(own).getByRole('button', { name: 'Se målen' }));
  expect(went).toEqual(['goals goal-form:body:GRA', 'goals']);
});

it('says nothing of other duties when there are none', async () => {
  await openPage(<MinePage />, { server: serverWith() });
  expect(screen.queryByText('Annat som väntar på dig')).not.toBeInTheDocument();
});

it('names the other causes when several addresses are unknown', async () => {
  const people = ['a', 'b', 'c'].map((name) => ({
    kind: 'person-unknown' as const,
    mail: `${name}@granforsa.example`,
    mentions: [],
    mentionCount: 0,
  }));
  await openPage(<MinePage />, { server: serverWith({ duties: people, dutyCount: 3 }) });
  expect(screen.getByText(/kan Jämna sakna rätten att läsa katalogen/)).toBeInTheDocument();
});
