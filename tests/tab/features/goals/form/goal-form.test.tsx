import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ActInput } from '../../../../../src/core/api/acts';
import { GoalsPage } from '../../../../../src/tab/features/goals/goals-page';
import type { GoalFormView } from '../../../../../src/core/api/goals/goal-form-view';
import { aGoal, aLeader } from '../../../../support/tab/builders';
import { Refused } from '../../../../support/tab/fake-server';
import {
  aFormGoal,
  aGoalFormView,
  aNewGoalView,
  formServer,
  noMay,
  someFields,
  writing,
} from '../../../../support/tab/goal-form';
import { fill } from '../../../../support/tab/report-form';
import { openPage } from '../../../../support/tab/render-page';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
});

async function openForm(view: GoalFormView, locale = 'sv-SE') {
  const server = formServer(view);
  const target = view.goal === undefined ? {} : { goalKey: view.goal.key };
  const linkTarget = { kind: 'goal-form', ...target } as const;
  const opened = await openPageWith(server, linkTarget, locale);
  await screen.findByRole('button', { name: /^(Till målen|Back to the goals|Takaisin)/ });
  return { ...opened, server };
}

const openPageWith = (
  server: ReturnType<typeof formServer>,
  linkTarget: Parameters<typeof openPage>[1]['linkTarget'],
  locale: string,
) => openPage(<GoalsPage />, { server, locale, ...(linkTarget && { linkTarget }) });

const save = (name = 'Spara utkast') => screen.getByRole('button', { name });

describe('a new goal', () => {
  it('is written from the button in Mål, gets its code, and the way back leads to the goals', async () => {
    const server = formServer(aNewGoalView());
    const inputs = writing(server);
    const { user, rendered } = await openPage(<GoalsPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Skriv ett mål' }));
    expect(await screen.findByRole('heading', { name: 'Skriv ett mål' })).toBeInTheDocument();
    expect(location.search).toContain('sub=goal-form%3Anew');
    await user.selectOptions(screen.getByLabelText(/^Nämnd, förvaltning/), 'Hemtjänsten');
    await waitFor(() => expect(server.seen.at(-1)?.path).toBe('/api/views/goal-form?body=VOF-HT'));
    expect(screen.getByLabelText('Bygger på')).toHaveDisplayValue(/KF-1.*föreslås/);
    fill('Målet med egna ord*', 'Fler kvinnor kan arbeta heltid');
    expect(await axe(rendered.container)).toHaveNoViolations();
    await user.click(save());
    expect(await screen.findByText(/Målets kod är VOF-4/)).toBeInTheDocument();
    const written = { bodyKey: 'VOF-HT', title: 'Fler kvinnor kan arbeta heltid' };
    expect(inputs).toEqual([{ ...written, parentGoalKey: 'KF-1', rounds: 'keep' }]);
    expect(location.search).toContain('sub=goal-form%3Agoal%3AVOF-4');
    expect(localStorage).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Till målen' }));
    await waitFor(() => expect(screen.getByRole('tree')).toBeVisible());
  });

  it('begins at a body that lacks one', async () => {
    const server = formServer(aNewGoalView({ fields: { bodyKey: 'VON', title: '' } }));
    const { user } = await openPage(<GoalsPage />, { server });
    await user.click(screen.getByText('Saknar mätbart mål'));
    const [, beside] = screen.getAllByRole('button', { name: 'Skriv ett mål' });
    await user.click(beside ?? document.body);
    await screen.findByRole('heading', { name: 'Skriv ett mål' });
    expect(server.seen.at(-1)?.path).toBe('/api/views/goal-form?body=VON');
  });

  it('says of a goal without an indicator that its parts measure it', async () => {
    const fields = { bodyKey: 'VOF', title: 'Lika villkor' };
    await openForm(aGoalFormView({ fields, hasMeasuringParts: true }));
    expect(screen.getByText(/^Målet behöver ingen indikator/)).toBeInTheDocument();
  });

  it('says what it lacks while the person types, and when it is measurable', async () => {
    const { user } = await openForm(aNewGoalView({ fields: { bodyKey: 'VOF', title: '' } }));
    const lacks = 'Ännu inte mätbart: indikator, utgångsvärde, målvärde, måldatum saknas.';
    expect(screen.getByText(lacks)).toBeInTheDocument();
    fill('Indikator', 'Andel heltidsanställda');
    fill('Kvinnor', '40,5 %');
    fill('Män', '61');
    fill('Målvärde', '80');
    expect(screen.getByText('Ännu inte mätbart: måldatum saknas.')).toBeInTheDocument();
    fill('Ska vara nått senast', '2027-12-31');
    expect(screen.getByText('Målet är mätbart.')).toBeInTheDocument();
    const differ = screen.getByRole('checkbox', { name: /^Olika målvärden för kvinnor och män/ });
    await user.click(differ);
    const targets = within(screen.getByRole('group', { name: 'Målvärde' }));
    expect(targets.getByLabelText('Kvinnor')).toHaveValue('80');
    await user.clear(targets.getByLabelText('Kvinnor'));
    await user.type(targets.getByLabelText('Kvinnor'), '85');
    expect(screen.getByText('Målet är mätbart.')).toBeInTheDocument();
    await user.click(differ);
    expect(screen.getByLabelText('Målvärde')).toHaveValue('85');
    await user.click(screen.getByRole('radio', { name: 'Totalt' }));
    await user.click(screen.getByRole('radio', { name: 'Skillnaden ska minska' }));
    expect(screen.getByText(/indikatorn går inte att läsa så/)).toBeInTheDocument();
    expect(screen.getByText(/kräver att värdena delas upp på kön/)).toBeInTheDocument();
  });

  it('can start from a goal of the bank, whose source comes with it', async () => {
    const { user, server } = await openForm(
      aNewGoalView({ fields: { bodyKey: 'VOF', title: '' } }),
    );
    const inputs = writing(server);
    await user.click(screen.getByRole('button', { name: 'Utgå från ett färdigt mål' }));
    const bank = within(screen.getByRole('region', { name: 'Målbank' }));
    await user.type(bank.getByRole('searchbox'), 'gymnasieexamen');
    expect(bank.getByText('1 mål')).toBeInTheDocument();
    expect(bank.getByText(/Siffror: Kolada N60960/)).toBeInTheDocument();
    await user.click(bank.getByRole('button', { name: /^Använd målet/ }));
    expect(screen.getByLabelText('Flickor')).toHaveValue('');
    await user.click(save());
    await waitFor(() => expect(inputs).toHaveLength(1));
    expect(inputs[0]).toMatchObject({
      title: 'Flickor och pojkar når gymnasieexamen i samma utsträckning',
      indicator: { measure: 'percent', split: 'girls-boys', source: 'Kolada N60960' },
    });
  });
});

describe('a goal that is changed', () => {
  it('shows faults at their field: on leaving it, on saving, and those of the server', async () => {
    const { user, server } = await openForm(aGoalFormView());
    const women = screen.getByLabelText('Kvinnor');
    await user.clear(women);
    await user.type(women, 'tolv');
    expect(women).not.toHaveAccessibleDescription('Det är inte ett tal.');
    await user.tab();
    expect(women).toHaveAccessibleDescription('Det är inte ett tal.');
    fill('Målet med egna ord*', '');
    await user.click(save());
    expect(screen.getByText('Rätta 2 fält först.')).toBeInTheDocument();
    expect(server.seen.filter(({ method }) => method === 'POST')).toEqual([]);
    fill('Målet med egna ord*', 'Fler arbetar heltid');
    fill('Kvinnor', '41');
    server.acts['goal.write'] = () => {
      const faults = [{ field: 'reporterMail', reason: 'not-an-address' }] as const;
      throw new Refused({ code: 'invalid', faults });
    };
    await user.click(save());
    const reporter = screen.getByLabelText(/^Annan rapportör/);
    await waitFor(() => expect(reporter).toHaveAccessibleDescription(/Det är inte en adress/));
  });

  it('asks for a reason when it is adopted, and whether an open round takes the new words', async () => {
    const goal = aFormGoal({ state: 'adopted' });
    const may = { ...noMay, write: true, takeNewWords: true };
    const askedIn = [{ id: '7', title: 'Helår 2026', hasOtherWords: false }];
    const { user, server } = await openForm(aGoalFormView({ goal, may, askedIn }));
    const inputs = writing(server);
    expect(screen.queryByLabelText(/^Skäl till ändringen/)).not.toBeInTheDocument();
    fill('Målvärde', '85');
    await user.click(save('Spara ändringen'));
    expect(screen.getByText('Skriv ett skäl.')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /gamla orden/ })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: /nya orden/ }));
    await user.type(screen.getByLabelText(/^Skäl till ändringen/), 'Nytt avtal');
    await user.click(save('Spara ändringen'));
    await waitFor(() => expect(inputs).toHaveLength(1));
    expect(inputs[0]).toMatchObject({
      ...{ key: 'VOF-1', target: 85, reason: 'Nytt avtal', rounds: 'take' },
      seen: { target: 80 },
    });
  });

  it('takes the last outcome as baseline, but not one that measured something else', async () => {
    const [last] = aGoal().history;
    const opened = await openForm(aGoalFormView(last && { lastOutcome: last }));
    await opened.user.click(screen.getByRole('button', { name: 'Ta utfallet för Helår 2025' }));
    expect(screen.getByLabelText('Kvinnor')).toHaveValue('52,5');
    expect(screen.getByLabelText('År')).toHaveValue('2025');
    opened.rendered.unmount();
    localStorage.clear();
    const other = last && { ...last, measuresOther: true as const };
    await openForm(aGoalFormView(other && { lastOutcome: other }));
    expect(screen.queryByRole('button', { name: /^Ta utfallet/ })).not.toBeInTheDocument();
  });

  it('keeps what is typed through a reload, and lets the person choose where others have changed the same', async () => {
    const first = await openForm(aGoalFormView());
    fill('Målvärde', '90');
    first.rendered.unmount();
    const { user, server, readAgain } = await openForm(aGoalFormView());
    expect(screen.getByLabelText('Målvärde')).toHaveValue('90');
    const theirs = someFields({ target: 70, source: 'Planen 2026' });
    server.views['goal-form'] = aGoalFormView({ fields: theirs });
    await act(readAgain);
    const title = 'Målet har ändrats medan du skrev';
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'I listan: 70' })).not.toBeChecked();
    const inputs = writing(server);
    await user.click(screen.getByRole('button', { name: 'Spara mitt val' }));
    await waitFor(() => expect(inputs).toHaveLength(1));
    expect(inputs[0]).toMatchObject({ target: 90, source: 'Planen 2026', seen: { target: 70 } });
  });
});

describe('what the person may do with the goal', () => {
  it('is only shown when it is allowed', async () => {
    await openForm(aGoalFormView({ may: noMay }));
    const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(buttons).toEqual(['Till målen']);
    expect(screen.getByLabelText('Målvärde')).toBeDisabled();
  });

  it('is to propose it, after what was typed has been saved; what it lacks is said at the field', async () => {
    const { user, server } = await openForm(aGoalFormView());
    const inputs = writing(server);
    const asked: unknown[] = [];
    server.acts['goal.propose'] = (input: ActInput<'goal.propose'>) => {
      asked.push(input);
      const faults = [{ field: 'targetOn', reason: 'missing' }] as const;
      throw new Refused({ code: 'invalid', faults });
    };
    fill('Målvärde', '85');
    await user.click(screen.getByRole('button', { name: 'Föreslå målet' }));
    await waitFor(() => expect(asked).toEqual([{ key: 'VOF-1' }]));
    expect(inputs[0]).toMatchObject({ target: 85 });
    const targetOn = screen.getByLabelText('Ska vara nått senast');
    await waitFor(() => expect(targetOn).toHaveAccessibleDescription('Värdet saknas.'));
  });

  it('is to record its adoption, by a decision that is there or by body, day and paragraph', async () => {
    const adoptAs = [{ key: 'VON', name: 'Vård- och omsorgsnämnden' }];
    const decision = { bodyKey: 'VON', decidedOn: '2026-11-12', paragraph: '§ 79' };
    const known = { ...decision, key: 'VON-2026-11-12-1', bodyName: 'Vård- och omsorgsnämnden' };
    const view = aGoalFormView({
      ...{ me: aLeader(), goal: aFormGoal({ state: 'proposed' }) },
      ...{ may: { ...noMay, adoptAs }, decisions: [known] },
    });
    const { user, server, rendered } = await openForm(view);
    const asked: unknown[] = [];
    server.acts['goal.adopt'] = (input: ActInput<'goal.adopt'>) => {
      asked.push(input);
      return { key: 'VOF-1', state: 'adopted' };
    };
    await user.click(screen.getByRole('button', { name: 'Registrera beslut' }));
    const form = within(screen.getByRole('form', { name: /^Registrera/ }));
    expect(form.getByText(/Karin Lindgren har registrerat beslutet/)).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Registrera beslut' }));
    expect(form.getAllByText('Värdet saknas.')).toHaveLength(2);
    await user.selectOptions(form.getByLabelText('Beslut'), 'VON-2026-11-12-1');
    expect(form.getByLabelText(/^Paragraf/)).toHaveValue('§ 79');
    expect(await axe(rendered.container)).toHaveNoViolations();
    await user.click(form.getByRole('button', { name: 'Registrera beslut' }));
    await waitFor(() => expect(asked).toEqual([{ key: 'VOF-1', ...decision }]));
    expect(await screen.findByText(/Beslutet är registrerat/)).toBeInTheDocument();
  });

  it('is to close it with a reason', async () => {
    const goal = aFormGoal({ state: 'adopted' });
    const { user, server } = await openForm(
      aGoalFormView({ goal, may: { ...noMay, close: true } }),
    );
    const asked: unknown[] = [];
    server.acts['goal.close'] = (input: ActInput<'goal.close'>) => {
      asked.push(input);
      return { key: 'VOF-1', state: 'closed' };
    };
    await user.click(screen.getByRole('button', { name: 'Avsluta målet' }));
    expect(screen.getByRole('button', { name: 'Avsluta målet' })).toBeDisabled();
    await user.type(screen.getByLabelText(/^Skäl till att målet/), 'Ersatt');
    await user.click(screen.getByRole('button', { name: 'Avsluta målet' }));
    await waitFor(() => expect(asked).toEqual([{ key: 'VOF-1', reason: 'Ersatt' }]));
  });
});

test.each(['en-GB', 'fi-FI'])(
  'the form speaks %s, and says the Swedish words of the bank',
  async (locale) => {
    const { user, rendered, words } = await openForm(aNewGoalView(), locale);
    const [bank] = screen.getAllByRole('button', { name: /ready goal|valmiista/ });
    await user.click(bank ?? document.body);
    const { textContent } = rendered.container;
    expect(textContent).toMatch(
      /(På svenska|In Swedish|Ruotsiksi).*Kvinnor och män arbetar heltid/,
    );
    expect(textContent).toContain(words.t.words.direction.even);
  },
);
