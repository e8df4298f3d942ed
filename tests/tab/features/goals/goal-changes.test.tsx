import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { GoalChangesView } from '../../../../src/core/api/goals/goal-changes-view';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { aGoalHistory, aGoalPage, aGoalsView } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

async function openChanges(changes: Partial<GoalChangesView>, locale = 'sv-SE') {
  const view = { ...aGoalPage(), changes: [], isComplete: true, ...changes };
  const goal = { goals: aGoalsView(), 'goal-history': aGoalHistory(), 'goal-page': aGoalPage() };
  const server = fakeServer({ ...goal, 'goal-changes': view });
  const linkTarget = { kind: 'goal', id: '101' } as const;
  const { user, rendered } = await openPage(<GoalsPage />, { server, locale, linkTarget });
  const asked = () => server.seen.filter(({ path }) => path.includes('goal-changes')).length;
  expect(asked()).toBe(0);
  const name = { 'sv-SE': 'Visa ändringarna', 'en-GB': 'Show the changes' }[locale] ?? '';
  await user.click(screen.getByRole('button', { name }));
  expect(asked()).toBe(1);
  return rendered;
}

const at = '2026-11-23T09:00:00Z';

test('the changes are read when somebody asks, and say who, when, what was done and each field in words', async () => {
  const rendered = await openChanges({
    changes: [
      {
        ...{ at, byName: 'Anna Berg', handling: 'Fastställde målet' },
        fields: [
          { field: 'state', from: 'draft', to: 'adopted' },
          { field: 'target', to: 82.5 },
          { field: 'targetOn', from: '2026-12-31', to: '2027-12-31' },
          { field: 'baselineWomen', isHidden: true },
        ],
      },
      { at, byName: 'Karin Lindgren', fields: [], isUnreadable: true },
      { at, byName: 'Erik Nyström', handling: 'Läste in mål', fields: [], isFirst: true },
    ],
  });
  const section = screen.getByRole('heading', { name: 'Ändringar' }).closest('section');
  const items = await within(section ?? document.body).findAllByRole('listitem');
  expect(items[0]).toHaveTextContent(/^Anna Berg 23 november 2026 .* · Fastställde målet/);
  expect(items[0]).toHaveTextContent('Tillstånd: Utkast → Fastställt');
  expect(items[0]).toHaveTextContent('Målvärde: tomt → 82,5');
  expect(items[0]).toHaveTextContent('31 december 2026 → 31 december 2027');
  expect(items[0]).toHaveTextContent('kvinnor eller flickor: ändrat, siffrorna visas inte');
  expect(items[1]).toHaveTextContent('i listan');
  expect(items[1]).toHaveTextContent('Raden gick inte att läsa efter ändringen');
  expect(items[2]).toHaveTextContent('Målet skrevs in');
  expect(await axe(rendered.container)).toHaveNoViolations();
});

test('it is said since when versions exist, and when there are none', async () => {
  const first = await openChanges({ isComplete: false, since: at });
  expect(await screen.findByText(/versioner sedan 23 november 2026/)).toBeInTheDocument();
  first.unmount();
  await openChanges({ isComplete: false }, 'en-GB');
  expect(await screen.findByText(/has kept no older versions/)).toBeInTheDocument();
});
