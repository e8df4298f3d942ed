import { act, screen } from '@testing-library/react';
import { FollowUpPage } from '../../../src/tab/features/follow-up/follow-up-page';
import { GoalsPage } from '../../../src/tab/features/goals/goals-page';
import { MinePage } from '../../../src/tab/features/mine/mine-page';
import { aFollowUpView, aGoalsView, aLeader, aMineView } from '../../support/tab/builders';
import { fakeServer, type FakeServer } from '../../support/tab/fake-server';
import { openPage } from '../../support/tab/render-page';

const pages = [
  ['Mitt', <MinePage key="mine" />],
  ['Mål', <GoalsPage key="goals" />],
  ['Uppföljning', <FollowUpPage key="follow-up" />],
] as const;

function server(): FakeServer {
  return fakeServer({
    mine: aMineView({ items: [] }),
    goals: aGoalsView({ bodies: [], goals: [], isEmpty: true, me: aLeader() }),
    'follow-up': { ...aFollowUpView({ rows: [], boards: [] }), round: undefined },
  });
}

describe.each(pages)('%s', (_, page) => {
  it('has one heading and one action when there is nothing', async () => {
    await openPage(page, { server: server() });
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(screen.getAllByRole('button').length).toBeGreaterThan(0);
  });

  it('says that the server cannot be reached, and tries again', async () => {
    const down = server();
    down.mood = 'down';
    const { user } = await openPage(page, { server: down });
    expect(screen.getByRole('heading', { name: 'Vi når inte servern' })).toBeInTheDocument();
    down.mood = 'well';
    await user.click(screen.getByRole('button', { name: 'Försök igen' }));
    expect(screen.queryByText('Vi når inte servern')).not.toBeInTheDocument();
  });

  it('keeps what it shows when the server goes away, and says from when it is', async () => {
    const fading = server();
    const { readAgain } = await openPage(page, { server: fading });
    fading.mood = 'down';
    await act(readAgain);
    expect(
      await screen.findByText(/Vi når inte servern\. Du ser läget från kl\./),
    ).toBeInTheDocument();
  });

  it('says what went wrong with a number to quote', async () => {
    const broken = server();
    broken.mood = 'unexpected';
    await openPage(page, { server: broken });
    expect(screen.getByText('Försök igen. Ange R-1 om du ber om hjälp.')).toBeInTheDocument();
  });

  it('shows nothing to a guest', async () => {
    const strict = server();
    strict.mood = 'not-signed-in';
    const { user, went } = await openPage(page, { server: strict });
    expect(screen.getByText(/Gäster och andra organisationers konton/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Logga in igen' }));
    expect(went).toEqual(['sign-in']);
  });

  it.each([
    ['clock-differs', /Kontrollera klockan/],
    ['sign-in-unavailable', /Microsofts inloggning svarar inte/],
  ] as const)('says what to do after %s', async (mood, sentence) => {
    const refusing = server();
    refusing.mood = mood;
    await openPage(page, { server: refusing });
    expect(screen.getByText(sentence)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Försök igen' })).toBeInTheDocument();
  });

  it('names the command that an administrator runs when there are no lists', async () => {
    const bare = server();
    bare.mood = 'lists-missing';
    bare.setupCommand =
      'npm run setup -- --site https://granforsa.sharepoint.com/sites/jamstalldhet';
    await openPage(page, { server: bare });
    expect(screen.getByText(bare.setupCommand)).toBeInTheDocument();
  });

  it.each(['en-GB', 'fi-FI'])('speaks %s', async (locale) => {
    const { words } = await openPage(page, { server: server(), locale });
    expect(words.language).toBe(locale.slice(0, 2));
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toMatch(/[åÅ]/);
  });
});

describe('When the server cannot read the lists', () => {
  const since = '2026-11-30T13:32:00.000Z';
  it.each([
    [{ unreachableSince: since }, /SharePoint har inte svarat sedan/],
    [{ refusedSince: since }, /SharePoint har svarat med fel sedan/],
    [{ throttledUntil: since }, /Microsoft har bett oss vänta till/],
    [{ signInFailingSince: since }, /Jämna har inte kunnat logga in mot SharePoint sedan/],
    [{ staleSince: since }, /Minst en lista har inte gått att läsa sedan/],
  ])('the page says why, and how old the figures are: %j', async (trouble, words) => {
    const dataFrom = new Date(Date.now() - 12 * 60_000).toISOString();
    const graph = { ...trouble, dataFrom };
    const view = aMineView({ items: [], graph });
    await openPage(<MinePage />, { server: fakeServer({ mine: view }) });
    expect(screen.getByText(words)).toHaveTextContent(
      /Siffrorna är från .*, för 12 minuter sedan\./,
    );
  });
});

describe('When the clock of the server is wrong', () => {
  const now = '2026-12-31T11:00:00.000Z';
  it.each([
    ['sv-SE', 'jumped-forward', /hoppat framåt och visar 31 december 2026\..*Be IT kontrollera/],
    ['sv-SE', 'jumped-back', /hoppat bakåt och visar 31 december 2026\..*Be IT kontrollera/],
    ['sv-SE', 'absurd-date', /visar 31 december 2026, vilket inte kan stämma\..*Be IT/],
    ['en-GB', 'jumped-forward', /jumped forward and shows 31 December 2026\..*Ask IT to check/],
    ['fi-FI', 'jumped-back', /taaksepäin ja näyttää päivää 31\. joulukuuta 2026\..*Pyydä IT-/],
  ] as const)(
    'a process leader reads it in %s, and what to do: %s',
    async (locale, kind, words) => {
      const view = aFollowUpView({ clockFault: { kind, now } });
      await openPage(<FollowUpPage />, { server: fakeServer({ 'follow-up': view }), locale });
      expect(screen.getByText(words)).toBeInTheDocument();
    },
  );
});
