import { act, screen } from '@testing-library/react';
import { MinePage } from '../../../../src/tab/features/mine/mine-page';
import { aMineView, aReport, anItem } from '../../../support/tab/builders';
import { fill, serverWith } from '../../../support/tab/report-form';
import { openPage } from '../../../support/tab/render-page';

beforeEach(() => localStorage.clear());

const unknown = /^Vi vet inte om det du skickade sparades/;

/** Sends a report whose answer is lost, and stops trying. */
async function stopAfterLoss() {
  const server = serverWith();
  const page = await openPage(<MinePage />, { server });
  await page.user.click(screen.getByRole('button', { name: 'Rapportera' }));
  fill('Kvinnor', '60');
  fill('Män', '70');
  server.mood = 'down';
  await page.user.click(screen.getByRole('button', { name: 'Rapportera' }));
  await page.user.click(await screen.findByRole('button', { name: 'Sluta försöka' }));
  return { ...page, server };
}

it('goes on saying that nobody knows after the person has stopped trying', async () => {
  await stopAfterLoss();
  expect(screen.getByText(unknown)).toBeInTheDocument();
  expect(screen.getByLabelText(/^Kvinnor/)).toHaveValue('60');
  fill('Kvinnor', '61');
  expect(screen.queryByText(unknown)).not.toBeInTheDocument();
});

it('gives the receipt once the page shows the report that was sent', async () => {
  const { server, readAgain } = await stopAfterLoss();
  const report = aReport({ figures: { women: 60, men: 70 }, comment: '' });
  server.views['mine'] = aMineView({ items: [anItem({ report, owed: false })] });
  server.mood = 'well';
  await act(readAgain);
  expect(await screen.findByText(/^Sparat kl\./)).toBeInTheDocument();
  expect(localStorage).toHaveLength(0);
});
