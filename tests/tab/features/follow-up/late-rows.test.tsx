import { screen } from '@testing-library/react';
import { FollowUpPage } from '../../../../src/tab/features/follow-up/follow-up-page';
import { aFollowUpView, aReport, aRow } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const missing = aRow({ daysLate: 1 });
const sentBack = aRow({
  goal: { ...missing.goal, id: '103', title: 'Återsänt mål' },
  standing: 'sent-back',
  daysLate: 2,
  report: aReport({ state: 'sent-back' }),
});

it.each([
  ['Saknas: 1', ['Saknas, 1 dag sen']],
  ['Återsänd: 1', ['Återsänd, 2 dagar sen']],
  ['Försenade: 2', ['Saknas, 1 dag sen', 'Återsänd, 2 dagar sen']],
])('after the due date counts what is missing and what was sent back apart: %s', async (...one) => {
  const [count, shown] = one;
  const { user } = await openPage(<FollowUpPage />, {
    server: fakeServer({ 'follow-up': aFollowUpView({ rows: [missing, sentBack] }) }),
  });
  await user.click(screen.getByRole('button', { name: `Vård- och omsorgsnämnden, ${count}` }));
  expect(screen.getAllByText(/ sen$/).map(({ textContent }) => textContent)).toEqual(shown);
});
