import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReportInput } from '../../../../src/core/api/follow-up/acts';
import { MinePage } from '../../../../src/tab/features/mine/mine-page';
import { aGoal, aMineView, anIndicator, anItem, aReport } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const summary = /^Få personer bakom värdet/;

beforeEach(() => localStorage.clear());

async function openForm(item: Parameters<typeof anItem>[0] = {}) {
  const server = fakeServer({ mine: aMineView({ items: [anItem(item)] }) });
  const inputs: ReportInput[] = [];
  server.acts['report.submit'] = (input: ReportInput) => {
    inputs.push(input);
    return { report: aReport() };
  };
  const opened = await openPage(<MinePage />, { server, locale: 'sv-SE' });
  const { mine } = opened.words.t;
  const name = item.report === undefined ? mine.open : mine.change;
  await opened.user.click(screen.getByRole('button', { name }));
  return { ...opened, inputs };
}

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('the numbers of people behind the figures are folded, optional, and reported when filled in', async () => {
  const { user, inputs } = await openForm();
  expect(screen.getByText(summary).closest('details')).not.toHaveAttribute('open');
  fill('Kvinnor', '55');
  fill('Män', '70');
  fill('Antal kvinnor bakom värdet', '3');
  await user.click(screen.getByRole('button', { name: 'Rapportera' }));
  const figures = { women: 55, men: 70, womenPersons: 3 };
  await waitFor(() => expect(inputs[0]?.figures).toEqual(figures));
});

it('a number of people that is no whole number is refused at its field', async () => {
  await openForm();
  fill('Antal män bakom värdet', '2,5');
  expect(screen.getByText('Värdet är inte ett heltal.')).toBeInTheDocument();
});

it('stored numbers of people stand open in the form', async () => {
  const figures = { women: 61, men: 72.5, womenPersons: 3, menPersons: 40 };
  await openForm({ owed: false, report: aReport({ figures }) });
  expect(screen.getByText(summary).closest('details')).toHaveAttribute('open');
  expect(screen.getByLabelText('Antal kvinnor bakom värdet')).toHaveDisplayValue('3');
});

it.each([
  ['women-men', 'percent', 'Antal män bakom värdet'],
  ['girls-boys', 'days', 'Antal flickor bakom värdet'],
  ['total', 'points', 'Antal personer bakom värdet'],
] as const)('the fields follow the split %s of a goal in %s', async (split, measure, label) => {
  await openForm({ goal: aGoal({ indicator: anIndicator({ split, measure }) }) });
  expect(screen.getByLabelText(label)).toBeInTheDocument();
});

it.each(['people', 'count'] as const)('a goal in %s has no such fields', async (measure) => {
  await openForm({ goal: aGoal({ indicator: anIndicator({ measure, decimals: 0 }) }) });
  expect(screen.queryByText(summary)).toBeNull();
});
