import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { Fault } from '../../../../src/core/domain/base/fault';
import { FollowUpPage } from '../../../../src/tab/features/follow-up/follow-up-page';
import {
  aFollowUpView,
  aMe,
  aPreview,
  aReport,
  aRound,
  aRow,
  noRowRights,
  aBase,
} from '../../../support/tab/builders';
import { Refused, fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

const none = {
  'round.prepare': false,
  'round.open': false,
  'round.change-due-date': false,
  'round.add-goals': false,
  'round.leave-out-goals': false,
  'round.take-new-words': false,
  'round.cancel': false,
  'round.close': false,
  'round.reopen': false,
  'round.export': false,
};

const reported = aRow({
  standing: 'reported',
  report: aReport(),
  can: { ...noRowRights, 'report.accept': true, 'report.send-back': true },
});
const missing = aRow({
  goal: { ...reported.goal, id: '102', title: 'Lika många flickor som pojkar' },
  can: { ...noRowRights, 'round.nudge': true },
});

const sentBack = aRow({
  goal: { ...reported.goal, id: '103', title: 'Återsänt mål' },
  standing: 'sent-back',
  report: aReport({ state: 'sent-back' }),
});

describe('the collection', () => {
  it('says how many have reported and how many days are left', async () => {
    const { rendered } = await openPage(<FollowUpPage />, {
      server: fakeServer({ 'follow-up': aFollowUpView({ rows: [reported, missing] }) }),
    });
    expect(screen.getByRole('heading', { name: '31 av 45 rapporterade' })).toBeInTheDocument();
    expect(screen.getByText('71 dagar kvar')).toBeInTheDocument();
    expect(await axe(rendered.container)).toHaveNoViolations();
  });

  it('opens the goals under a number', async () => {
    const { user } = await openPage(<FollowUpPage />, {
      server: fakeServer({ 'follow-up': aFollowUpView({ rows: [reported, missing] }) }),
    });
    await user.click(screen.getByRole('button', { name: 'Vård- och omsorgsnämnden, Saknas: 1' }));
    expect(screen.getByText('Lika många flickor som pojkar')).toBeInTheDocument();
    expect(screen.queryByText('Fler ska kunna arbeta heltid')).not.toBeInTheDocument();
  });

  it('sends back with a reason', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView({ rows: [reported] }) });
    const asked: unknown[] = [];
    server.acts['report.send-back'] = (input: unknown) => {
      asked.push(input);
      return { report: aReport({ state: 'sent-back' }) };
    };
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
    await user.click(screen.getByRole('button', { name: 'Skicka tillbaka' }));
    expect(screen.getByRole('button', { name: 'Skicka tillbaka med motivering' })).toBeDisabled();
    fireEvent.change(screen.getByLabelText(/Vad behöver kompletteras/), {
      target: { value: 'Vilka enheter?' },
    });
    await user.click(screen.getByRole('button', { name: 'Skicka tillbaka med motivering' }));
    await waitFor(() =>
      expect(asked).toEqual([{ reportId: '501', eTag: '"1"', reason: 'Vilka enheter?' }]),
    );
  });

  it('says that somebody else was first when the report has changed', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView({ rows: [reported] }) });
    server.acts['report.accept'] = () => {
      throw new Refused({ code: 'conflict' });
    };
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
    await user.click(screen.getByRole('button', { name: 'Godta' }));
    expect(
      await screen.findByText('Någon annan hann före. Sidan visar nu det senaste.'),
    ).toBeInTheDocument();
  });

  it('says when a reminder leaves', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView({ rows: [missing] }) });
    server.acts['round.nudge'] = () => ({ queued: true, sendsAt: '2026-11-23T07:00:00Z' });
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: /Lika många flickor/ }));
    await user.click(screen.getByRole('button', { name: 'Påminn nu' }));
    expect(
      await screen.findByText(/Påminnelsen skickas 23 november 2026 kl\./),
    ).toBeInTheDocument();
  });

  it('says who changed a value in the list, and which rule it breaks', async () => {
    const report = aReport({
      editedByName: 'Karin Lindgren',
      editedAt: '2026-11-21T10:00:00Z',
      faults: [{ field: 'women', reason: 'too-large', values: { max: 100 } }],
    });
    const { user } = await openPage(<FollowUpPage />, {
      server: fakeServer({
        'follow-up': aFollowUpView({ rows: [aRow({ standing: 'checking', report })] }),
      }),
    });
    expect(
      screen.getByText(/Ändrad i listan av Karin Lindgren 21 november 2026/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Fler ska kunna arbeta heltid/ }));
    expect(
      screen.getByText(/Kontrolleras: värdet räknas inte med i summor\. Värdet är större än 100\./),
    ).toBeInTheDocument();
  });

  it('sends again only what ended unknown', async () => {
    const delivery = {
      kind: 'reminder-person' as const,
      to: 'Anna Berg',
      stateAt: '2026-11-21T09:00:00Z',
    };
    const server = fakeServer({
      'follow-up': aFollowUpView({
        deliveries: [
          { id: '1', state: 'sent', ...delivery },
          { id: '2', state: 'unknown', ...delivery },
        ],
      }),
    });
    const asked: unknown[] = [];
    server.acts['ledger.send-again'] = (input: unknown) => {
      asked.push(input);
      return { queued: true };
    };
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Skicka igen' }));
    await waitFor(() => expect(asked).toEqual([{ deliveryId: '2' }]));
  });

  it('opens a closed round again with a new last day and a reason', async () => {
    const view = aFollowUpView({ rows: [reported] });
    const can = { ...none, 'round.reopen': true };
    const server = fakeServer({
      'follow-up': { ...view, can, round: { ...aRound(), state: 'closed' } },
    });
    const asked: unknown[] = [];
    server.acts['round.reopen'] = (input: unknown) => {
      asked.push(input);
      return { round: { ...aRound(), dueOn: '2027-02-26' } };
    };
    const { user, rendered } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Öppna igen' }));
    const dialog = within(screen.getByRole('group', { name: 'Öppna igen' }));
    const yes = dialog.getByRole('button', { name: 'Öppna igen' });
    expect(dialog.getByText(/kan ändras igen, utom de som är godtagna\./)).toBeInTheDocument();
    expect(yes).toBeDisabled();
    fireEvent.change(dialog.getByLabelText(/^Ny sista dag/), { target: { value: '2027-02-26' } });
    await user.type(dialog.getByLabelText(/^Varför öppnas omgången igen/), 'Två enheter saknas.');
    expect(await axe(rendered.container)).toHaveNoViolations();
    await user.click(yes);
    await waitFor(() =>
      expect(asked).toEqual([
        { roundId: aRound().id, dueOn: '2027-02-26', reason: 'Två enheter saknas.' },
      ]),
    );
    expect(screen.queryByRole('group', { name: 'Öppna igen' })).not.toBeInTheDocument();
  });

  it.each([
    ['Öppna igen', 'round.reopen', 'Öppna igen'],
    ['Ändra sista dag', 'round.change-due-date', 'Spara ny sista dag'],
  ] as const)('%s: says at the date why it was refused, and below it why else', async (...row) => {
    const [button, act, yes] = row;
    const server = fakeServer({
      'follow-up': aFollowUpView({ rows: [reported], can: { ...none, [act]: true } }),
    });
    const late: Fault = { field: 'dueOn', reason: 'in-the-past' };
    const refuse = (faults: readonly Fault[]) => () => {
      throw new Refused({ code: 'invalid', faults });
    };
    server.acts[act] = refuse([late]);
    const { user, rendered } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: button }));
    const form = within(screen.getByRole('group', { name: yes }));
    const date = form.getByLabelText(/^Ny sista dag/);
    fireEvent.change(date, { target: { value: '2026-01-01' } });
    const reason = form.queryByLabelText(/^Varför/);
    if (reason !== null) fireEvent.change(reason, { target: { value: 'Två saknas.' } });
    await user.click(form.getByRole('button', { name: yes }));
    await waitFor(() => expect(date).toHaveAccessibleDescription('Datumet har passerat.'));
    expect(form.getAllByText('Datumet har passerat.')).toHaveLength(1);
    expect(await axe(rendered.container)).toHaveNoViolations();
    server.acts[act] = refuse([late, { field: 'state', reason: 'round-cancelled' }]);
    await user.click(form.getByRole('button', { name: yes }));
    expect(await form.findByText('Omgången är inställd.')).toBeInTheDocument();
    expect(date).toHaveAccessibleDescription('Datumet har passerat.');
  });

  it('says before a round is closed what can be done afterwards', async () => {
    const can = { ...none, 'round.close': true };
    const { user } = await openPage(<FollowUpPage />, {
      server: fakeServer({
        'follow-up': {
          ...aFollowUpView({ rows: [reported, missing, sentBack] }),
          can,
        },
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Avsluta omgången' }));
    expect(
      screen.getByText(
        '1 mål får läget Ej rapporterad; det kan tas tillbaka genom att öppna omgången igen. 1 återsänd rapport räknas inte med. Efteråt går det inte att rapportera eller ändra. Bara omgången för den senaste perioden kan öppnas igen.',
      ),
    ).toBeInTheDocument();
  });

  it('says who opened a round again, and why', async () => {
    const reopening = {
      at: '2027-01-04T09:00:00Z',
      byName: 'Karin Lindgren',
      reason: 'Två saknas.',
    };
    const view = aFollowUpView({ rows: [reported] });
    await openPage(<FollowUpPage />, {
      server: fakeServer({ 'follow-up': { ...view, round: { ...aRound(), reopening } } }),
    });
    expect(
      screen.getByText(/^Öppnad igen av Karin Lindgren .*: Två saknas\.$/),
    ).toBeInTheDocument();
  });

  it('has no button that a person may not press', async () => {
    const me = aMe({ followsUp: true });
    await openPage(<FollowUpPage />, {
      server: fakeServer({ 'follow-up': aFollowUpView({ me, can: none, rows: [aRow()] }) }),
    });
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names.join()).not.toMatch(
      /Exportera|Avsluta|Ställ in|Ändra|Förbered|Godta(?!gen)|Skicka|Påminn/,
    );
    expect(screen.queryByText('Påminnelser och kort')).not.toBeInTheDocument();
  });

  it('tells an employee for whom the page is', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView({ ...aBase({ me: aMe() }) }) });
    const { user, went } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Till Mitt' }));
    expect(went).toEqual(['mine']);
  });
});

describe('a round from preparation to opening', () => {
  it('is prepared with suggested dates, which are checked', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView(), goals: undefined });
    const asked: unknown[] = [];
    server.acts['round.prepare'] = (input: unknown) => {
      asked.push(input);
      return { round: aRound({ state: 'planned' }) };
    };
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Förbered en omgång' }));
    const due = screen.getByLabelText(/Klart senast/);
    expect(due).toHaveValue('2027-01-29');
    fireEvent.change(due, { target: { value: '2026-11-01' } });
    await user.click(screen.getByRole('button', { name: 'Förbered' }));
    expect(screen.getByText('Sista dagen har redan varit.')).toBeInTheDocument();
    fireEvent.change(due, { target: { value: '2027-02-15' } });
    await user.click(screen.getByRole('button', { name: 'Förbered' }));
    await waitFor(() =>
      expect(asked[0]).toMatchObject({
        title: 'Helår 2026',
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
        dueOn: '2027-02-15',
        shownIn: 'årsredovisningen 2026',
        kind: 'annual',
      }),
    );
  });

  it('is of the kind that its period suggests, until a person chooses another', async () => {
    const server = fakeServer({ 'follow-up': aFollowUpView(), goals: undefined });
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(screen.getByRole('button', { name: 'Förbered en omgång' }));
    const kind = screen.getByLabelText('Slag av uppföljning');
    expect(kind).toHaveDisplayValue('Årsuppföljning');
    fireEvent.change(screen.getByLabelText(/till och med/), { target: { value: '2026-08-31' } });
    expect(kind).toHaveDisplayValue('Delårsuppföljning');
    await user.selectOptions(kind, 'Årsuppföljning');
    fireEvent.change(screen.getByLabelText(/till och med/), { target: { value: '2026-06-30' } });
    expect(kind).toHaveDisplayValue('Årsuppföljning');
  });

  it('shows who gets what before it opens, and asks with the numbers', async () => {
    const server = fakeServer({
      'follow-up': aFollowUpView({ round: aRound({ state: 'planned' }) }),
      'round-preview': aPreview(),
    });
    const opened: unknown[] = [];
    server.acts['round.open'] = (input: unknown) => {
      opened.push(input);
      return { round: aRound() };
    };
    const { user } = await openPage(<FollowUpPage />, { server });
    expect(await screen.findByText('1 går inte att nå')).toBeInTheDocument();
    expect(screen.getByText('Simhallen: ingen chef är angiven')).toBeInTheDocument();
    expect(screen.getByText(/inte mätbart, saknar utgångsvärde, målvärde/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Öppna omgången' }));
    const asking = within(screen.getByRole('group', { name: 'Ja, öppna och skicka' }));
    expect(
      asking.getByText(
        'Perioden är inte slut än: sista dagen är 31 december 2026. Det som rapporteras före dess gäller inte hela perioden. 1 person får kort för 1 mål, och 1 kanal får ett inlägg.',
      ),
    ).toBeInTheDocument();
    expect(opened).toHaveLength(0);
    await user.click(asking.getByRole('button', { name: 'Ja, öppna och skicka' }));
    await waitFor(() => expect(opened).toEqual([{ roundId: '7' }]));
  });

  it('does not warn of a period that has ended', async () => {
    const planned = aRound({ state: 'planned', periodTo: '2026-11-20' });
    const server = fakeServer({
      'follow-up': aFollowUpView({ round: planned }),
      'round-preview': aPreview({ round: planned, today: '2026-11-21' }),
    });
    const { user } = await openPage(<FollowUpPage />, { server });
    await user.click(await screen.findByRole('button', { name: 'Öppna omgången' }));
    const asking = within(screen.getByRole('group', { name: 'Ja, öppna och skicka' }));
    expect(asking.getByText(/^1 person får kort/)).toBeInTheDocument();
  });
});
