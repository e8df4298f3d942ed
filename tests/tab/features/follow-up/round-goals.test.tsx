import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ActName } from '../../../../src/core/api/acts';
import type {
  CollectionRow,
  FollowUpView,
} from '../../../../src/core/api/follow-up/follow-up-view';
import { FollowUpPage } from '../../../../src/tab/features/follow-up/follow-up-page';
import {
  aFollowUpView,
  aGoal,
  aPreview,
  aReport,
  aRound,
  aRow,
  noRowRights,
} from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

/** Opens the page, and collects the inputs of the acts that are done. */
async function open(view: Partial<FollowUpView>, others: Record<string, unknown> = {}) {
  const server = fakeServer({ 'follow-up': aFollowUpView(view), ...others });
  const done: (readonly [ActName, unknown])[] = [];
  const acts: readonly ActName[] = [
    'round.add-goals',
    'round.leave-out-goals',
    'round.take-new-words',
    'report.renew-as-asked',
    'report.take-back-acceptance',
  ];
  for (const act of acts)
    server.acts[act] = (input: unknown) => {
      done.push([act, input]);
      return { round: aRound(), report: aReport() };
    };
  return { ...(await openPage(<FollowUpPage />, { server })), done };
}

async function openRow(over: Partial<CollectionRow>, view: Partial<FollowUpView> = {}) {
  const opened = await open({ rows: [aRow(over)], ...view });
  await opened.user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
  return opened;
}

describe('a round whose rows are being written', () => {
  it.each([
    [
      'opening',
      'Omgången öppnas: 340 av 2 000 mål. Ingen får besked förrän alla är klara.',
      { 'round.change-due-date': true, 'round.cancel': true },
      ['Ändra sista dag', 'Ställ in omgången'],
    ],
    ['closing', 'Omgången avslutas: 340 av 2 000 mål. Ingen kan rapportera längre.', {}, []],
  ] as const)('%s: shows how far it has come', async (state, text, rights, buttons) => {
    const none = Object.keys(aFollowUpView().can).map((act) => [act, false] as const);
    const can = { ...aFollowUpView().can, ...Object.fromEntries(none), ...rights };
    const round = aRound({ state, progress: { done: 340, of: 2000 } });
    const { rendered } = await open({ round, can });
    const heading = screen.getByRole('heading', { name: /^Omgången/ });
    expect(heading.textContent.replace(/\s/g, ' ')).toBe(text);
    expect(screen.getByRole('progressbar', { name: /340 av 2/ })).toBeInTheDocument();
    const names = ['Ändra sista dag', 'Ställ in omgången', 'Avsluta omgången', 'Öppna igen'];
    expect(names.filter((name) => screen.queryByRole('button', { name }) !== null)).toEqual(
      buttons,
    );
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('says nothing of it when the round is open', async () => {
    await open({});
    expect(screen.queryByText(/Omgången öppnas/)).not.toBeInTheDocument();
  });
});

it('names the round with its kind', async () => {
  await open({ round: aRound({ kind: 'interim' }) });
  expect(screen.getByText(/^Delårsuppföljning · Pågår/)).toBeInTheDocument();
});

it('shows how a goal has been changed, and takes the new words', async () => {
  const goalToday = aGoal({
    title: 'Alla ska kunna arbeta heltid',
    target: 90,
    baseline: { women: 41, men: 60 },
  });
  const { user, done, rendered } = await openRow({ goalToday });
  expect(screen.getByText('Målet har ändrats sedan omgången öppnades.')).toBeInTheDocument();
  expect(screen.queryByText('I dag: Alla ska kunna arbeta heltid')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Visa skillnaden' }));
  expect(screen.getByText('I omgången: Fler ska kunna arbeta heltid')).toBeInTheDocument();
  expect(screen.getByText('I dag: Alla ska kunna arbeta heltid')).toBeInTheDocument();
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    'Mål',
    'Utgångsvärde',
    'Målvärde',
  ]);
  expect(await axe(rendered.container)).toHaveNoViolations();
  await user.click(screen.getByRole('button', { name: 'Ta de nya orden' }));
  await waitFor(() =>
    expect(done).toEqual([['round.take-new-words', { roundId: '7', goalId: '101' }]]),
  );
});

it.each([
  [{ rowFault: 'missing' }, /raden saknas i listan/],
  [{ rowFault: 'spoiled' }, /raden har ändrats i listan/],
  [{ goalToday: aGoal({ target: 90 }) }, /målet har ändrats/],
] as const)('says on the closed line what waits for a person: %p', async (row, text) => {
  await open({ rows: [aRow(row)] });
  expect(screen.getByRole('button', { name: /Fler ska kunna/ })).toHaveTextContent(text);
});

it('says that a difference does not show when only the goal above has changed', async () => {
  const { user } = await openRow({ goalToday: aGoal() });
  await user.click(screen.getByRole('button', { name: 'Visa skillnaden' }));
  expect(screen.getByText(/Skillnaden syns inte här/)).toBeInTheDocument();
});

it('leaves a goal out of the round after a question', async () => {
  const { user, done } = await openRow({});
  await user.click(screen.getByRole('button', { name: 'Lämna utanför omgången' }));
  const asking = within(screen.getByRole('group', { name: 'Lämna utanför' }));
  expect(done).toEqual([]);
  await user.click(asking.getByRole('button', { name: 'Lämna utanför' }));
  await waitFor(() =>
    expect(done).toEqual([['round.leave-out-goals', { roundId: '7', goalKeys: ['VOF-1'] }]]),
  );
});

it.each([
  ['a report', { standing: 'reported', report: aReport() }, {}],
  ['a closed round', {}, { round: aRound({ state: 'closed' }) }],
] as const)('offers no way to leave a goal out of %s', async (_, row, view) => {
  await openRow(row, view);
  expect(screen.queryByRole('button', { name: 'Lämna utanför omgången' })).not.toBeInTheDocument();
});

it('makes a row again that somebody has deleted', async () => {
  const { user, done } = await openRow({ rowFault: 'missing' });
  expect(screen.getByText(/Raden saknas i listan Rapporter/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Skapa raden igen' }));
  await waitFor(() =>
    expect(done).toEqual([['round.add-goals', { roundId: '7', goalKeys: ['VOF-1'] }]]),
  );
});

it('writes the goal again into a row in which somebody has changed it', async () => {
  const can = { ...noRowRights, 'report.renew-as-asked': true };
  const { user, done } = await openRow({ rowFault: 'spoiled', can });
  expect(screen.getByText(/i en kolumn som bara Jämna skriver/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Skriv målet i raden på nytt' }));
  await waitFor(() =>
    expect(done).toEqual([['report.renew-as-asked', { roundId: '7', goalId: '101' }]]),
  );
});

it('takes an acceptance back', async () => {
  const { user, done } = await openRow({
    standing: 'accepted',
    report: aReport({ state: 'accepted' }),
    can: { ...noRowRights, 'report.take-back-acceptance': true },
  });
  await user.click(screen.getByRole('button', { name: 'Ta tillbaka godtagandet' }));
  await waitFor(() =>
    expect(done).toEqual([['report.take-back-acceptance', { reportId: '501', eTag: '"1"' }]]),
  );
});

describe('goals for which the round does not ask', () => {
  const unasked = {
    addable: [
      { key: 'N-1', title: 'Nytt mål', bodyName: 'Björkskolan' },
      { key: 'N-2', title: 'Ännu ett nytt mål', bodyName: 'Granskolan' },
    ],
    leftOut: [
      { key: 'L-1', title: 'Utelämnat mål', bodyName: 'Simhallen', isReported: true },
      { key: 'L-2', title: 'L-2', isReported: false },
    ],
  };

  it('are listed, and added one by one or all at once', async () => {
    const { user, done, rendered } = await open({ unasked });
    expect(screen.getByText('Simhallen · har en rapport, som inte räknas med')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
    for (const name of ['Ta med: Nytt mål', 'Ta med alla 2', 'Ta med igen: Utelämnat mål']) {
      const button = screen.getByRole('button', { name });
      await waitFor(() => expect(button).toBeEnabled());
      await user.click(button);
    }
    const keys = () => done.map(([, input]) => (input as { goalKeys: string[] }).goalKeys);
    await waitFor(() => expect(keys()).toEqual([['N-1'], ['N-1', 'N-2'], ['L-1']]));
  });

  it('are named with the rows that wait, which a process leader adds or leaves out', async () => {
    const waitingRows = [
      {
        ...{ id: '1', key: 'typed', title: 'Inskrivet mål', goalKey: 'T-1' },
        reason: 'not-asked' as const,
      },
      {
        ...{ id: '2', key: 'kopia', title: 'Annat mål', goalKey: 'VOF-1' },
        ...{ reason: 'double' as const, recordKey: 'helar-2026:VOF-1' },
      },
    ];
    const { user, done } = await open({ waitingRows });
    expect(screen.queryByRole('button', { name: 'Ta med: Annat mål' })).not.toBeInTheDocument();
    for (const name of ['Ta med: Inskrivet mål', 'Lämna utanför: Inskrivet mål']) {
      const button = screen.getByRole('button', { name });
      await waitFor(() => expect(button).toBeEnabled());
      await user.click(button);
    }
    const input = { roundId: '7', goalKeys: ['T-1'] };
    await waitFor(() =>
      expect(done).toEqual([
        ['round.add-goals', input],
        ['round.leave-out-goals', input],
      ]),
    );
  });

  it('are not shown when there are none', async () => {
    await open({ unasked: { addable: [], leftOut: [] } });
    expect(screen.queryByText('Mål som omgången inte frågar efter')).not.toBeInTheDocument();
  });
});

it('changes which goals a planned round leaves out', async () => {
  const round = aRound({ state: 'planned' });
  const leftOut = [
    {
      goalKey: 'VOF-2',
      goalTitle: 'Utelämnat mål',
      bodyName: 'Simhallen',
      bodyKey: 'SIM',
      reason: 'by-hand' as const,
      missing: [],
    },
  ];
  const goals = [
    { ...aGoal(), id: '1', key: 'VOF-1', title: 'Första målet' },
    { ...aGoal(), id: '2', key: 'VOF-2', title: 'Utelämnat mål' },
  ];
  const { user, done } = await open(
    { round },
    { 'round-preview': aPreview({ round, leftOut }), goals: { goals } },
  );
  await user.click(await screen.findByRole('button', { name: 'Ändra vilka mål som är med' }));
  await user.click(await screen.findByRole('checkbox', { name: /Första målet/ }));
  await user.click(screen.getByRole('checkbox', { name: /Utelämnat mål/ }));
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() =>
    expect(done).toEqual([
      ['round.leave-out-goals', { roundId: '7', goalKeys: ['VOF-1'] }],
      ['round.add-goals', { roundId: '7', goalKeys: ['VOF-2'] }],
    ]),
  );
});
