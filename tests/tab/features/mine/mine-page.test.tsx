import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReportInput } from '../../../../src/core/api/follow-up/acts';
import { MinePage } from '../../../../src/tab/features/mine/mine-page';
import {
  aGoal,
  aMineView,
  aReport,
  aRound,
  anIndicator,
  anItem,
} from '../../../support/tab/builders';
import { Refused } from '../../../support/tab/fake-server';
import { fill, saving, serverWith } from '../../../support/tab/report-form';
import { openPage } from '../../../support/tab/render-page';

beforeEach(() => localStorage.clear());

describe('what I owe', () => {
  it('says how many goals wait, who asks and by when', async () => {
    await openPage(<MinePage />, { server: serverWith() });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Ett mål väntar på dig');
    expect(screen.getByText('Karin Lindgren ber om utfallet för Helår 2026')).toBeInTheDocument();
    expect(screen.getByText(/Senast 31 januari 2027, om 71 dagar/)).toBeInTheDocument();
  });

  it('says how many days have passed when a report is late, without blame', async () => {
    const round = aRound({ daysLeft: -3, dueOn: '2026-11-18' });
    await openPage(<MinePage />, {
      server: serverWith({ items: [anItem({ round, standing: 'sent-back', daysLate: 3 })] }),
    });
    expect(
      screen.getByText(/Sista dag var 18 november 2026, för 3 dagar sedan/),
    ).toBeInTheDocument();
    expect(screen.getByText('Återsänd, 3 dagar sen')).toBeInTheDocument();
  });

  it('says when the next round opens when nothing is owed', async () => {
    const server = serverWith({ items: [], nextRoundDueOn: '2026-12-18' });
    const { user, went } = await openPage(<MinePage />, { server });
    expect(
      screen.getByText(/Nästa omgång ska vara klar senast 18 december 2026/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Se målen' }));
    expect(went).toEqual(['goals']);
  });

  it('opens the report that a link points to', async () => {
    await openPage(<MinePage />, {
      server: serverWith(),
      linkTarget: { kind: 'report', roundId: '7', goalId: '101' },
    });
    expect(screen.getByRole('form', { name: 'Rapportera utfallet' })).toBeInTheDocument();
  });

  it('has no button for a report that the person may only read', async () => {
    const item = anItem({
      owed: false,
      can: { 'report.submit': false, 'report.decline': false },
      report: aReport({ state: 'accepted' }),
    });
    await openPage(<MinePage />, { server: serverWith({ items: [item] }) });
    expect(screen.getByText('Godtagen')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Ändra|Rapportera/ })).not.toBeInTheDocument();
  });

  it.each(['default', 'dark', 'contrast'] as const)(
    'can be used by everybody in the %s theme',
    async (theme) => {
      const { rendered, user } = await openPage(<MinePage />, { server: serverWith(), theme });
      await user.click(screen.getByRole('button', { name: 'Rapportera' }));
      expect(await axe(rendered.container)).toHaveNoViolations();
    },
  );
});

describe('the report form', () => {
  async function openForm(server = serverWith(), locale = 'sv-SE') {
    const opened = await openPage(<MinePage />, { server, locale });
    await opened.user.click(screen.getByRole('button', { name: opened.words.t.mine.open }));
    return opened;
  }

  it.each([
    ['sv-SE', '12,5'],
    ['sv-SE', '12,5 %'],
    ['fi-FI', '12,5'],
    ['en-GB', '12.5'],
  ])('understands %s %s', async (locale, typed) => {
    const server = serverWith();
    const inputs = saving(server);
    const { user, words } = await openForm(server, locale);
    fill(words.t.words.women, typed);
    fill(words.t.words.men, typed);
    for (const box of screen.queryAllByRole('checkbox', { name: words.t.mine.form.farFromYes }))
      await user.click(box);
    await user.click(screen.getByRole('button', { name: words.t.mine.form.submit }));
    await waitFor(() => expect(inputs[0]?.figures).toEqual({ women: 12.5, men: 12.5 }));
  });

  it('asks which number is meant when a text can be two', async () => {
    const server = serverWith({
      items: [anItem({ goal: aGoal({ indicator: anIndicator({ measure: 'sek', decimals: 3 }) }) })],
    });
    const { user } = await openForm(server);
    fill('Kvinnor', '1.234');
    await user.tab();
    expect(screen.getByText(/Menar du 1,234 eller 1\s234\?/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^1\s234$/ }));
    expect(screen.getByLabelText('Kvinnor')).toHaveDisplayValue(/^1\s234$/);
  });

  it('checks while typing by the server’s own rules', async () => {
    await openForm();
    fill('Kvinnor', '112');
    expect(screen.getByText('Värdet är större än 100.')).toBeInTheDocument();
    fill('Kvinnor', 'tolv');
    expect(screen.getByText('Skriv ett tal, till exempel 12,5.')).toBeInTheDocument();
  });

  it('suggests the attainment from the figures and wants a reason for another judgement', async () => {
    const server = serverWith();
    const inputs = saving(server);
    const { user } = await openForm(server);
    fill('Kvinnor', '82');
    fill('Män', '85');
    const form = within(screen.getByRole('form'));
    expect(form.getByText('Uppfyllt')).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Gör en annan bedömning' }));
    await user.click(form.getByRole('radio', { name: 'Delvis uppfyllt' }));
    await user.click(form.getByRole('button', { name: 'Rapportera' }));
    expect(form.getByText('Skriv varför.')).toBeInTheDocument();
    expect(inputs).toHaveLength(0);
    fill('Varför bedömer du annorlunda än siffrorna?', 'En enhet saknas.');
    await user.click(form.getByRole('button', { name: 'Rapportera' }));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({
        attainment: 'partly-met',
        attainmentReason: 'En enhet saknas.',
      }),
    );
  });

  it('asks about a value far from earlier ones, and does not refuse it', async () => {
    const server = serverWith();
    const inputs = saving(server);
    const { user } = await openForm(server);
    fill('Kvinnor', '1,5');
    fill('Män', '70');
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    expect(inputs).toHaveLength(0);
    await user.click(screen.getByRole('checkbox', { name: 'Ja, det stämmer' }));
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    await waitFor(() => expect(inputs).toHaveLength(1));
  });

  it('computes the total where the figures add up', async () => {
    const indicator = anIndicator({
      measure: 'people',
      decimals: 0,
      addsUp: true,
      split: 'girls-boys',
    });
    const goal = aGoal({ indicator, baseline: { women: 30, men: 20 }, history: [], target: 60 });
    await openForm(serverWith({ items: [anItem({ goal })] }));
    fill('Flickor', '34');
    fill('Pojkar', '29');
    expect(screen.getByText(/Totalt 63\spersoner/)).toBeInTheDocument();
  });

  it('lets a person say that it cannot be assessed, with the reason', async () => {
    const server = serverWith();
    const inputs = saving(server);
    const { user } = await openForm(server);
    await user.click(screen.getByRole('checkbox', { name: 'Det går inte att bedöma i år' }));
    fill('Varför går det inte att bedöma?', 'Mätningen görs vartannat år.');
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    await waitFor(() => expect(inputs[0]).toMatchObject({ cannotBeAssessed: true, figures: {} }));
  });

  it('gives a receipt: saved, who sees it, how to change it', async () => {
    const server = serverWith();
    saving(server);
    const { user } = await openForm(server);
    fill('Kvinnor', '60');
    fill('Män', '70');
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    expect(await screen.findByText(/^Sparat kl\./)).toBeInTheDocument();
    expect(screen.getByText(/Processledarna, cheferna ovanför dig/)).toBeInTheDocument();
    expect(localStorage).toHaveLength(0);
    await user.click(await screen.findByRole('button', { name: 'Ändra' }));
    expect(screen.getByLabelText('Kvinnor')).toHaveValue('60');
  });

  it('tells the process leaders when it is not me', async () => {
    const server = serverWith();
    server.acts['report.decline'] = () => ({ notifiedCount: 2 });
    const { user } = await openForm(server);
    await user.click(screen.getByRole('button', { name: 'Inte jag' }));
    await user.click(screen.getByRole('button', { name: 'Säg till processledarna' }));
    expect(await screen.findByText('2 processledare har fått veta.')).toBeInTheDocument();
  });
});

describe('nothing typed is lost', () => {
  it('keeps the draft when the page is closed and opened again', async () => {
    const first = await openPage(<MinePage />, { server: serverWith() });
    await first.user.click(screen.getByRole('button', { name: 'Rapportera' }));
    fill('Kvinnor', '61,5');
    fill('Vad förklarar utfallet?', 'Heltid som norm.');
    first.rendered.unmount();
    await openPage(<MinePage />, { server: serverWith() });
    expect(screen.getByLabelText('Kvinnor')).toHaveValue('61,5');
    expect(screen.getByLabelText('Vad förklarar utfallet?')).toHaveValue('Heltid som norm.');
    expect(screen.getByText(/Utkast sparat på den här enheten/)).toBeInTheDocument();
  });

  it('keeps on trying when the server is down, with the same key, until it is saved', async () => {
    const server = serverWith();
    const { user } = await openPage(<MinePage />, { server });
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    fill('Kvinnor', '60');
    fill('Män', '70');
    server.mood = 'down';
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    expect(
      await screen.findByText(/Servern svarar inte\. Det du skrev finns kvar/),
    ).toBeInTheDocument();
    server.mood = 'well';
    const inputs = saving(server);
    await user.click(screen.getByRole('button', { name: 'Försök nu' }));
    expect(await screen.findByText(/^Sparat kl\./)).toBeInTheDocument();
    expect(inputs).toHaveLength(1);
    const keys = server.seen.filter((one) => one.method === 'POST').map((one) => one.key);
    expect(new Set(keys).size).toBe(1);
  });

  it('goes on saving after the page was closed in the middle', async () => {
    const server = serverWith();
    const first = await openPage(<MinePage />, { server });
    await first.user.click(screen.getByRole('button', { name: 'Rapportera' }));
    fill('Kvinnor', '60');
    fill('Män', '70');
    server.mood = 'down';
    await first.user.click(screen.getByRole('button', { name: 'Rapportera' }));
    await screen.findByRole('button', { name: 'Försök nu' });
    first.rendered.unmount();
    server.mood = 'well';
    const inputs = saving(server);
    await openPage(<MinePage />, { server });
    expect(await screen.findByText(/^Sparat kl\./, {}, { timeout: 4000 })).toBeInTheDocument();
    expect(inputs[0]?.figures).toEqual({ women: 60, men: 70 });
  });

  it('shows both values when somebody else saved meanwhile, and saves what is chosen', async () => {
    const server = serverWith();
    const theirs = aReport({
      figures: { women: 62, men: 70 },
      eTag: '"9"',
      comment: 'Ny siffra.',
      reportedByName: 'Olle Ek',
    });
    const inputs: ReportInput[] = [];
    server.acts['report.submit'] = (input: ReportInput) => {
      inputs.push(input);
      if (input.seen?.eTag !== '"9"') throw new Refused({ code: 'conflict', theirs });
      return { report: theirs };
    };
    const { user } = await openPage(<MinePage />, { server });
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    fill('Kvinnor', '60');
    fill('Män', '70');
    await user.click(screen.getByRole('button', { name: 'Rapportera' }));
    expect(
      await screen.findByRole('heading', { name: /Olle Ek har sparat något annat/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Du skrev: 60' })).toBeChecked();
    // The person has not edited the comment, so the form takes it from the newer row.
    expect(screen.getByRole('radio', { name: 'Olle Ek sparade: Ny siffra.' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Spara mitt val' }));
    await waitFor(() => expect(inputs).toHaveLength(2));
    expect(inputs[1]).toMatchObject({
      seen: { eTag: '"9"' },
      figures: { women: 60, men: 70 },
      comment: 'Ny siffra.',
    });
  });

  it('shows this already while the person is typing', async () => {
    const server = serverWith({ items: [anItem({ report: aReport() })] });
    const { user, readAgain } = await openPage(<MinePage />, { server });
    await user.click(screen.getByRole('button', { name: 'Ändra' }));
    fill('Vad förklarar utfallet?', ' Mer.');
    const report = aReport({
      eTag: '"2"',
      figures: { women: 90, men: 72.5 },
      editedByName: 'Karin Lindgren',
    });
    server.views['mine'] = aMineView({ items: [anItem({ report })] });
    await act(readAgain);
    expect(
      await screen.findByRole('heading', { name: /Karin Lindgren har sparat något annat/ }),
    ).toBeInTheDocument();
  });

  it('saves without a question when the row only changed its state', async () => {
    const server = serverWith({ items: [anItem({ report: aReport() })] });
    const inputs: ReportInput[] = [];
    server.acts['report.submit'] = (input: ReportInput) => {
      inputs.push(input);
      const sentBack = aReport({ eTag: '"2"', state: 'sent-back' });
      if (input.seen?.eTag !== '"2"') throw new Refused({ code: 'conflict', theirs: sentBack });
      return { report: aReport({ eTag: '"3"' }) };
    };
    const { user } = await openPage(<MinePage />, { server });
    await user.click(screen.getByRole('button', { name: 'Ändra' }));
    fill('Vad förklarar utfallet?', ' Mer.');
    await user.click(screen.getByRole('button', { name: 'Spara ändringen' }));
    expect(await screen.findByText(/^Sparat kl\./)).toBeInTheDocument();
    expect(inputs.map((input) => input.seen?.eTag)).toEqual(['"1"', '"2"']);
  });
});
