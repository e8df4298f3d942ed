import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { GoalPageView } from '../../../../src/core/api/goals/goal-page-view';
import { omit } from '../../../../src/core/domain/base/defined';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { aGoalHistory, aGoalPage, aGoalsView } from '../../../support/tab/builders';
import { fakeServer, Refused } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const comment = {
  ...{ key: 'c-1', text: 'Siffrorna saknas.\nKommer i mars.', authorName: 'Anna Berg' },
  ...{ writtenAt: '2026-11-23T09:00:00Z', roundTitle: 'Helår 2026' },
};

async function openGoal(page: Partial<GoalPageView> = {}) {
  const server = fakeServer({
    goals: aGoalsView(),
    'goal-history': aGoalHistory(),
    'goal-page': aGoalPage(page),
  });
  const linkTarget = { kind: 'goal', id: '101' } as const;
  return { server, ...(await openPage(<GoalsPage />, { server, linkTarget })) };
}

const section = () =>
  within(screen.getByRole('heading', { name: 'Kommentarer' }).closest('section') ?? document.body);

test('a goal says who is responsible and who reports, also when nobody is', async () => {
  const { rendered } = await openGoal();
  expect(await screen.findByText('Erik Nyström')).toHaveTextContent('Ansvarig: Erik Nyström');
  expect(screen.getByText('Anna Berg')).toHaveTextContent('Rapporteras av: Anna Berg');
  expect(await axe(rendered.container)).toHaveNoViolations();
  rendered.unmount();
  const nobody = omit(aGoalPage({ responsibleNames: [] }), 'reporterName');
  const server = fakeServer({ goals: aGoalsView(), 'goal-page': nobody });
  await openPage(<GoalsPage />, { server, linkTarget: { kind: 'goal', id: '101' } });
  expect(await screen.findAllByText('Ingen är angiven')).toHaveLength(2);
});

test('a goal says which decision adopted it, and who recorded it for the body', async () => {
  const decision = {
    ...{ bodyName: 'Vård- och omsorgsnämnden', decidedOn: '2026-11-26', paragraph: '§ 79' },
    registeredByName: 'Karin Lindgren',
  };
  await openGoal({ decision });
  const text = 'Vård- och omsorgsnämnden 26 november 2026, § 79 (registrerat av Karin Lindgren)';
  expect(await screen.findByText(text)).toHaveTextContent('Fastställt av: ');
});

test('the thread shows who wrote when, and what was typed into the list', async () => {
  const { rendered } = await openGoal({
    comments: [comment, { key: 'c-2', text: 'Ur listan' }],
  });
  const items = await section().findAllByRole('listitem');
  expect(items[0]).toHaveTextContent('Anna Berg 23 november 2026');
  expect(items[0]).toHaveTextContent('Om Helår 2026');
  expect(items[0]).toHaveTextContent('Siffrorna saknas.');
  expect(items[1]).toHaveTextContent('Skriven i listan');
  expect(await axe(rendered.container)).toHaveNoViolations();
});

test('a comment whose answer was lost is sent again with its key, and the field is emptied once it is saved', async () => {
  const { server, user } = await openGoal();
  const field = await screen.findByRole('textbox', { name: 'Skriv en kommentar' });
  const send = () => screen.getByRole('button', { name: 'Skicka kommentaren' });
  expect(send()).toBeDisabled();
  await user.type(field, 'Bra');
  const keys: string[] = [];
  server.acts['comment.write'] = (input: { readonly commentKey: string }) => {
    keys.push(input.commentKey);
    if (keys.length === 1) throw new Refused({ code: 'store-unavailable' });
    return { commentKey: input.commentKey };
  };
  await user.click(send());
  expect(await section().findByRole('status')).toBeInTheDocument();
  expect(field).toHaveValue('Bra');
  await user.click(send());
  await waitFor(() => expect(field).toHaveValue(''));
  await user.type(field, 'Tack');
  await user.click(send());
  await waitFor(() => expect(keys).toHaveLength(3));
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('whoever may only read sees no field', async () => {
  await openGoal({ comments: [comment], mayComment: false });
  expect(await section().findByText('Anna Berg')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Skriv en kommentar' })).not.toBeInTheDocument();
});
