import { act, fireEvent, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { GoalStatus } from '../../../../src/core/api/goals/goal-view';
import { omit } from '../../../../src/core/domain/base/defined';
import type { BodyView } from '../../../../src/core/api/goals/goals-view';
import type { Fault } from '../../../../src/core/domain/base/fault';
import type { ImportInput } from '../../../../src/core/api/import/acts';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import {
  aGoalHistory,
  aGoalPage,
  aGoalsView,
  aLeader,
  aListedGoal,
  aMe,
  aStatus,
} from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { anImportReply, anImportRow } from '../../../support/tab/import-replies';
import { openPage } from '../../../support/tab/render-page';

const empty = { bodies: [], goals: [], isEmpty: true };

function tree() {
  return within(screen.getByRole('tree', { name: 'Organisationen och dess mål' }));
}

describe('the cascade', () => {
  it('shows each body with its goals, and who lacks a measurable goal (seed:B25, seed:B27)', async () => {
    const { rendered } = await openPage(<GoalsPage />, {
      server: fakeServer({ goals: aGoalsView() }),
    });
    expect(tree().getByText('Jämställdhet i alla verksamheter')).toBeInTheDocument();
    expect(tree().getByText('Saknar mätbart mål')).toBeInTheDocument();
    expect(screen.getByText('En del av organisationen saknar mätbart mål')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('shows the status of a goal with its year, and with its month after part of a year', async () => {
    const [first] = aGoalsView().goals;
    if (first === undefined) throw new TypeError('There is no goal');
    const goalWith = (id: string, over: Partial<GoalStatus>) => ({
      ...first,
      ...{ id, key: `K-${id}`, title: `Mål ${id}`, status: aStatus(over) },
    });
    const goals = [
      goalWith('201', {}),
      goalWith('202', { kind: 'interim', periodTo: '2026-08-31' }),
      goalWith('203', { attainment: 'met', isUnaccepted: true }),
    ];
    await openPage(<GoalsPage />, { server: fakeServer({ goals: aGoalsView({ goals }) }) });
    expect(tree().getByText('Ej uppfyllt 2025')).toBeInTheDocument();
    expect(tree().getByText('Ej uppfyllt aug. 2026')).toBeInTheDocument();
    expect(tree().getByText('Uppfyllt 2025, inte godtagen')).toBeInTheDocument();
  });

  it('opens a goal beside the tree: chain above, what is measured, outcomes', async () => {
    const server = fakeServer({ goals: aGoalsView(), 'goal-history': aGoalHistory() });
    const { user } = await openPage(<GoalsPage />, {
      server,
      linkTarget: { kind: 'goal', id: '101' },
    });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'Fler ska kunna arbeta heltid',
    );
    expect(server.seen.at(-1)?.path).toBe('/api/views/goal-history?goal=101');
    expect(
      await screen.findByText('Kvinnor 52,5 % · Män 68 % · Skillnad 15,5 procentenheter'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('img', { name: /Diagram över Andel heltidsanställda/ }),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', {
        name: /Jämställdhet i alla verksamheter \(Kommunfullmäktige\)/,
      }),
    );
    expect(screen.getByText('Det här är kommunens övergripande mål.')).toBeInTheDocument();
  });

  it('lists goals whose body is gone under a heading of their own, and opens them', async () => {
    const loose = aListedGoal({ id: '77', key: 'X-1', title: 'Fler får plats', bodyName: '' });
    const server = fakeServer({
      goals: aGoalsView({ me: aLeader(), goalsWithoutBody: [loose] }),
      'goal-history': aGoalHistory({ goalId: '77' }),
    });
    const { user } = await openPage(<GoalsPage />, { server });
    const section = within(screen.getByRole('region', { name: 'Mål vars organ är borta' }));
    expect(tree().queryByText('Fler får plats')).not.toBeInTheDocument();
    await user.click(section.getByRole('button', { name: 'Fler får plats (X-1)' }));
    expect(screen.getByRole('heading', { name: /Fler får plats/ })).toBeInTheDocument();
    const outcome = 'Kvinnor 52,5 % · Män 68 % · Skillnad 15,5 procentenheter';
    expect(await screen.findByText(outcome)).toBeInTheDocument();
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('says what is missing, and offers goals only to a process leader', async () => {
    const opened = await openPage(<GoalsPage />, { server: fakeServer({ goals: aGoalsView() }) });
    await opened.user.click(tree().getByText('Saknar mätbart mål'));
    expect(screen.getByText('Här finns inget mål än.')).toBeInTheDocument();
    expect(screen.getByText(/En processledare kan hjälpa till/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Lägg in mål' })).not.toBeInTheDocument();
    opened.rendered.unmount();
    const leader = await openPage(<GoalsPage />, {
      server: fakeServer({ goals: aGoalsView({ me: aLeader() }) }),
    });
    await leader.user.click(tree().getByText('Saknar mätbart mål'));
    expect(screen.getByRole('button', { name: 'Lägg in mål' })).toBeInTheDocument();
  });

  it.each(['JAMSTALLDHET', 'jämnställdhet', 'jämställhet', 'verksamheter jämst'])(
    'finds the goal by %s (seed:A37, seed:B4)',
    async (query) => {
      await openPage(<GoalsPage />, { server: fakeServer({ goals: aGoalsView() }) });
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: query } });
      expect(screen.getByText('En träff')).toBeInTheDocument();
      expect(tree().queryByText('Fler ska kunna arbeta heltid')).not.toBeInTheDocument();
    },
  );

  it('shows only those that lack a measurable goal when asked', async () => {
    const { user } = await openPage(<GoalsPage />, { server: fakeServer({ goals: aGoalsView() }) });
    await user.click(screen.getByRole('checkbox', { name: 'Bara de som saknar mätbart mål' }));
    expect(tree().getByText('Vård- och omsorgsnämnden')).toBeInTheDocument();
    expect(tree().queryByText('Jämställdhet i alla verksamheter')).not.toBeInTheDocument();
  });

  it('says of a goal what it needs to become measurable', async () => {
    const draft = aListedGoal({ isMeasurable: false, missing: ['baseline', 'target'] });
    await openPage(<GoalsPage />, {
      server: fakeServer({ goals: aGoalsView({ goals: [draft] }) }),
      linkTarget: { kind: 'goal', id: '101' },
    });
    expect(
      screen.getByText('För att bli mätbart saknar målet utgångsvärde, målvärde.'),
    ).toBeInTheDocument();
  });
});

describe('a goal that is measured by its parts', () => {
  const lacking = { isMeasurable: false, missing: ['indicator'] } as const;
  const whole = omit(aListedGoal({ ...lacking, parts: { count: 2, metCount: 1 } }), 'indicator');
  const part = aListedGoal({ id: '102', key: 'VOF-2', title: 'Lika lön', parentGoalId: '101' });
  const open = (goal: typeof whole) =>
    openPage(<GoalsPage />, {
      server: fakeServer({
        goals: aGoalsView({ goals: [goal, part] }),
        'goal-history': aGoalHistory({ history: [] }),
      }),
      linkTarget: { kind: 'goal', id: '101' },
    });

  it('says how many of them are met, and has them below it in the tree and on its page', async () => {
    const { rendered, user } = await open(whole);
    const text = 'Uppfyllt när alla delmål är uppfyllda: 1 av 2.';
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Delmål' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Lika lön' })).toBeInTheDocument();
    expect(tree().queryByText('Ännu inte mätbart')).not.toBeInTheDocument();
    const row = tree().getByText('Lika lön').closest('[role=treeitem]');
    expect(row).toHaveAttribute('aria-level', '5');
    await user.click(tree().getByText('Fler ska kunna arbeta heltid'));
    expect(tree().getByText('Lika lön')).toBeInTheDocument();
    expect(await screen.findByText('Utfallen finns hos varje delmål.')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('can be had where a goal lacks an indicator', async () => {
    await open(omit(whole, 'parts'));
    expect(screen.getByText(/saknar målet indikator. Det kan också mätas/)).toBeInTheDocument();
  });
});

describe('bodies and goals that are no longer in force', () => {
  const ended: BodyView = {
    ...{ id: '20', key: 'VOF-X', name: 'Hemtjänst norr', parentId: '12' },
    ...{ kind: 'unit', lacksMeasurableGoal: false, endedOn: '2025-12-31' },
  };
  const goal = aListedGoal({ id: '200', bodyId: '20', title: 'Ett äldre mål', state: 'closed' });
  const view = () => aGoalsView({ bodies: [...aGoalsView().bodies, ended], goals: [goal] });

  it('are folded in at the end by their last year, and open to their goals', async () => {
    const { user, rendered } = await openPage(<GoalsPage />, {
      server: fakeServer({ goals: view(), 'goal-history': aGoalHistory() }),
      linkTarget: { kind: 'goal', id: '101' },
    });
    expect(tree().queryByText('Upphörde 2025')).not.toBeInTheDocument();
    await user.click(tree().getByText('Avslutade nämnder och enheter'));
    await user.click(tree().getByText('Upphörde 2025'));
    await user.click(tree().getByText('Hemtjänst norr'));
    expect(screen.getByText(/Upphörde 31 december 2025\. Målen/)).toBeInTheDocument();
    expect(tree().getByText('Ett äldre mål')).toBeInTheDocument();
    expect(tree().getByText('Avslutat')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('are found by search, with the rows above them', async () => {
    await openPage(<GoalsPage />, { server: fakeServer({ goals: view() }) });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'hemtjänst' } });
    expect(tree().getByText('Upphörde 2025')).toBeInTheDocument();
  });
});

describe('the outcomes of a goal', () => {
  const linkTarget = { kind: 'goal', id: '101' } as const;

  it('have the decimals and the unit of their round, and say when they measured something else', async () => {
    const [past] = aGoalHistory().history;
    if (past === undefined) throw new TypeError('There is no history');
    const asked = { name: 'Andel i tjänst', measure: 'percent', split: 'women-men' } as const;
    const indicator = { ...asked, direction: 'rising', decimals: 1, addsUp: false } as const;
    const history = [{ ...past, figures: { women: 34.1, men: 40 }, indicator }];
    const measuresOther = true;
    const goals = [aListedGoal({ indicator: { ...indicator, name: 'Andel heltid', decimals: 0 } })];
    await openPage(<GoalsPage />, {
      server: fakeServer({
        goals: aGoalsView({ goals }),
        'goal-history': aGoalHistory({
          history: history.map((one) => ({ ...one, measuresOther })),
        }),
      }),
      linkTarget,
    });
    expect(await screen.findByText(/Kvinnor 34,1 %/)).toBeInTheDocument();
    expect(screen.getByText('Mätte något annat då: Andel i tjänst')).toBeInTheDocument();
  });

  it.each([
    ['sv-SE', 'Hämtar …', 'Försök igen'],
    ['en-GB', 'Loading …', 'Try again'],
    ['fi-FI', 'Haetaan …', 'Yritä uudelleen'],
  ])(
    'say in %s that they are read, and when that failed are read again',
    async (locale, loading, again) => {
      const server = fakeServer({ goals: aGoalsView(), 'goal-page': aGoalPage() });
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      const fetch: typeof server.fetch = async (input, init) => {
        if (JSON.stringify(input).includes('goal-history')) await held;
        return server.fetch(input, init);
      };
      const slow = { ...server, fetch };
      const { user } = await openPage(<GoalsPage />, { server: slow, locale, linkTarget });
      expect(await screen.findByRole('status')).toHaveTextContent(loading);
      expect(screen.getByRole('tree')).toBeInTheDocument();
      act(answer);
      const retry = await screen.findByRole('button', { name: again });
      server.views['goal-history'] = aGoalHistory();
      await user.click(retry);
      expect(await screen.findByRole('table')).toBeInTheDocument();
    },
  );

  it('are not there yet for a goal without any', async () => {
    const server = fakeServer({
      goals: aGoalsView(),
      'goal-history': aGoalHistory({ history: [] }),
    });
    const { rendered } = await openPage(<GoalsPage />, { server, linkTarget });
    expect(await screen.findByText('Inget utfall är rapporterat än.')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });
});

describe('set-up by pasting', () => {
  // The device keeps what another test has brought.
  beforeEach(() => localStorage.clear());

  it('tells somebody else that a process leader begins', async () => {
    await openPage(<GoalsPage />, {
      server: fakeServer({ goals: aGoalsView({ ...empty, me: aMe() }) }),
    });
    expect(screen.getByRole('heading', { name: 'Här visas kommunens mål' })).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('shows what is wrong row by row, offers to save those that can be read, then goes on to goals', async () => {
    const server = fakeServer({ goals: aGoalsView({ ...empty, me: aLeader() }) });
    const asked: ImportInput[] = [];
    server.acts['organisation.import'] = (input: ImportInput) => {
      asked.push(input);
      const rows = input.rows.map((row, index) => {
        const isBad = row[2] === '';
        const faults: readonly Fault[] = isBad ? [{ field: 'kind', reason: 'missing' }] : [];
        const outcome = isBad ? 'refused' : 'new';
        return anImportRow({ line: index + 1, label: row[1] ?? '', outcome, faults });
      });
      const isRefused = rows.some((row) => row.outcome === 'refused');
      return anImportReply({ written: input.write && !isRefused ? rows.length : 0, rows });
    };
    const { user, rendered } = await openPage(<GoalsPage />, { server });
    const field = screen.getByLabelText('Klistra in raderna här');
    fireEvent.change(field, {
      target: { value: 'KF\t"Kommun-\nfullmäktige"\tKommunfullmäktige\nBUN\tNämnden\t' },
    });
    await user.click(screen.getByRole('button', { name: 'Kontrollera raderna' }));
    expect(
      await screen.findByText('En rad går inte att läsa. Rätta den här nedanför.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('gridcell', { name: /Värdet saknas/ })).toBeInvalid();
    expect(screen.getByRole('button', { name: 'Spara 1 rad som går att läsa' })).toBeEnabled();
    expect(asked[0]).toMatchObject({
      write: false,
      rows: [
        ['KF', 'Kommun-\nfullmäktige', 'Kommunfullmäktige'],
        ['BUN', 'Nämnden', ''],
      ],
    });
    expect(await axe(rendered.container)).toHaveNoViolations();

    await user.dblClick(screen.getByRole('gridcell', { name: /Värdet saknas/ }));
    await user.keyboard('Nämnd{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Spara 2 rader' }));
    expect(await screen.findByText('2 rader är sparade.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Fortsätt till mål' }));
    expect(screen.getByText('Steg 2 av 2: Mål')).toBeInTheDocument();
  });

  it.each([
    ['sv-SE', 1, /En rad till går inte att läsa/],
    ['sv-SE', 480, /480 rader till går inte att läsa/],
    ['en-GB', 480, /480 more rows cannot be read/],
    ['fi-FI', 480, /Lisäksi 480 riviä ei voida lukea/],
    ['sv-SE', 0, undefined],
  ])('in %s says that %d more rows cannot be read', async (locale, moreRefused, sentence) => {
    const server = fakeServer({ goals: aGoalsView({ ...empty, me: aLeader() }) });
    const faults = [{ field: 'kind', reason: 'missing' }] as const;
    const rows = [anImportRow({ outcome: 'refused', faults })];
    server.acts['organisation.import'] = () => anImportReply({ rows, moreRefused });
    const { user, words } = await openPage(<GoalsPage />, { server, locale });
    const { paste, check } = words.t.goals.setUp;
    fireEvent.change(screen.getByLabelText(paste), { target: { value: 'BUN\tNämnden\t' } });
    await user.click(screen.getByRole('button', { name: check }));
    expect(await screen.findByText('Nämnden')).toBeInTheDocument();
    const more = screen.queryByText(sentence ?? /(rader till|more rows|Lisäksi)/);
    expect(more === null).toBe(sentence === undefined);
  });
});
