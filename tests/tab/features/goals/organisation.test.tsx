import { screen, waitFor } from '@testing-library/react';
import type {
  OrganisationBody,
  OrganisationView,
} from '../../../../src/core/api/organisation/organisation-view';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { aBase, aGoalsView, aLeader } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const aBody = (over: Partial<OrganisationBody>): OrganisationBody => ({
  ...{ id: '1', key: 'KF', name: 'Kommunfullmäktige', kind: 'council', depth: 0 },
  ...{ isAway: false, hasEnded: false, goalCount: 1 },
  ...over,
});
const bodies = [
  aBody({ leaders: [] }),
  aBody({ id: '2', key: 'BUN', name: 'Skolnämnden', kind: 'board', parentKey: 'KF', depth: 1 }),
];

async function open(me: OrganisationView['me']) {
  const server = fakeServer({
    goals: aGoalsView({ me }),
    organisation: { ...aBase({ me }), bodies },
  });
  const opened = await openPage(<GoalsPage />, { server });
  return { ...opened, server };
}

test('a process leader reaches Organisation from Mål, and renames and moves a body with what was seen', async () => {
  const { user, server } = await open(aLeader());
  server.acts['body.change'] = () => ({ changed: true });
  await user.click(screen.getByText('Organisation'));
  await user.click(await screen.findByText(/Skolnämnden/));
  const change = screen.getAllByText('Ändra namn eller plats')[1];
  await user.click(change ?? document.body);
  await user.type(screen.getByLabelText(/Namn/), ' och förskolan');
  await user.click(screen.getByText('Spara'));
  await waitFor(() => expect(screen.queryByText('Spara')).not.toBeInTheDocument());
  expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({
    bodyKey: 'BUN',
    name: { seen: 'Skolnämnden', next: 'Skolnämnden och förskolan' },
    parent: { seen: 'KF', next: 'KF' },
  });
});

test('a manager changes who stands in and the absence, and nothing else', async () => {
  const me = { ...aLeader(), isProcessLeader: false, managesBodyIds: ['2'] };
  const { user } = await open(me);
  await user.click(screen.getByText('Organisation'));
  await user.click(await screen.findByText(/Skolnämnden/));
  expect(screen.getAllByText('Utse ersättare')).toHaveLength(2);
  expect(screen.getAllByText('Chefens frånvaro')).toHaveLength(2);
  expect(screen.queryByText(/Utse chef|Ändra namn|Lägg till/)).not.toBeInTheDocument();
});

test('who manages no body sees no way to Organisation', async () => {
  await open({ ...aLeader(), isProcessLeader: false, managesBodyIds: [] });
  expect(screen.queryByText('Organisation')).not.toBeInTheDocument();
});
