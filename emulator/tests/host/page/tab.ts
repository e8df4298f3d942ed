import type { World } from './world';
import { karin } from './world';

interface SignedIn {
  readonly account: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Tests the personal app: start, sign-in, dialogs and theme. */
export function tabTests(here: () => World): void {
  test('the tab gets a context with person, place, theme and language, and nested app authentication', async () => {
    const { open, tab, page, emulator } = here();
    await open('view=app&item=mine&sub=BUN-1&theme=dark');
    const seen = await tab.facts('ready');
    expect(seen).toMatchObject({ frameContext: 'content', hasBridge: true, bridge: true });
    expect(seen.context).toMatchObject({
      app: { theme: 'dark', locale: 'sv-se', host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'mine', subPageId: 'BUN-1', frameContext: 'content' },
      user: { id: emulator.person('Karin').id, tenant: { id: emulator.tenantId } },
    });
    expect(seen.context).not.toHaveProperty('channel');
    await page.getByText('Öppnar appen').waitFor({ state: 'hidden' });
  });

  test('teams-js reports only what the page supports, and the tab’s address has its placeholders filled', async () => {
    const { tab, page, emulator } = here();
    const { supports, address } = await tab.facts('ready');
    expect(supports).toEqual({ config: true, tabs: true, chat: true, cards: false });
    expect(address).toBe(`?page=mine&theme=dark&who=${emulator.person('Karin').id}`);
    const strip = page.getByRole('navigation', { name: 'Appens flikar' }).getByRole('listitem');
    expect(await strip.allTextContents()).toEqual(['Mitt', 'Mål', 'Uppföljning']);
  });

  test('the tab receives a change of theme without being loaded again', async () => {
    const { open, tab, page } = here();
    await open('view=app&item=mine');
    const { context } = await tab.facts('ready');
    await page.getByRole('button', { name: 'Visning' }).click();
    await page.getByLabel('Hög kontrast').check();
    const after = await tab.facts('theme');
    expect(after['theme']).toBe('contrast');
    expect(after.context).toEqual(context);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast');
  });

  test('MSAL signs in through nested app authentication, and as another person after the switch', async () => {
    const { open, tab, page, emulator } = here();
    await open('view=app&item=mine');
    const first = await tab.press<SignedIn>('sign-in');
    expect(first).toMatchObject({
      account: karin,
      claims: { aud: emulator.botId, scp: 'access_as_user' },
    });
    await page.getByRole('button', { name: /^Du är Karin/ }).click();
    await page.getByRole('searchbox').fill('granlund');
    await page.getByRole('button', { name: /Olle Granlund/ }).click();
    await tab.frame.locator('#facts', { hasText: 'olle.granlund' }).waitFor();
    const second = await tab.press<SignedIn>('sign-in');
    expect(second.claims['tid']).not.toBe(emulator.tenantId);
    expect(String(second.claims['iss'])).toContain(String(second.claims['tid']));
  });

  test('the page asks the person for consent, and the tab gets a token when they give it', async () => {
    const { open, tab, page } = here();
    // With the tokens that MSAL cached in the previous test it would not ask.
    await tab.frame.locator('body').evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await open('view=app&item=mine&signIn=consent');
    expect(await tab.press('sign-in')).toContain('InteractionRequiredAuthError');
    await tab.frame.locator('#popup').click();
    await page.getByRole('button', { name: 'Tillåt' }).click();
    expect((await tab.facts('popup'))['popup']).toMatchObject({ account: karin });
  });

  test('without nested app authentication getAuthToken returns a token, which is expired when the page is told to expire it', async () => {
    const { open, tab } = here();
    await open('view=app&item=mine&signIn=none');
    expect(await tab.facts('ready')).toMatchObject({ hasBridge: false, bridge: false });
    expect(await tab.press('old-token')).toMatch(/^ey/);
    await open('view=app&item=mine&signIn=expired');
    const [, claims = ''] = (await tab.press<string>('old-token')).split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
    expect(exp).toBeLessThan(Date.now() / 1_000);
  });

  test('a dialog of the tab returns its result, and returnFocus moves the focus out of the frame', async () => {
    const { open, tab, page, window } = here();
    await open('view=app&item=mine');
    await tab.facts('ready');
    await tab.frame.locator('#dialog').click();
    expect(await window.facts('ready')).toMatchObject({ frameContext: 'task' });
    await window.frame.locator('#submit').click();
    expect((await tab.facts('dialog'))['dialog']).toMatchObject({ result: { picked: 7 } });
    await tab.frame.locator('#leave').click();
    await page.locator('.bar button:focus').waitFor();
  });

  test('the page answers messages of the tab’s own frame alone', async () => {
    const { page } = here();
    const answer = await page.evaluate(
      () =>
        new Promise((done) => {
          const stranger = document.createElement('iframe');
          document.body.append(stranger);
          addEventListener('message', (event) => {
            if (event.source !== window) done('answered');
          });
          stranger.contentWindow?.addEventListener('message', () => done('answered'));
          window.postMessage({ id: 1, func: 'getContext', args: [] }, '*');
          setTimeout(() => done('silent'), 500);
        }),
    );
    expect(answer).toBe('silent');
  });

  test('the page offers the app to a person who has not added it, and installs it', async () => {
    const { open, tab, page, emulator } = here();
    await open('view=app&item=mine', 'emma.sundstrom@granforsa.example');
    await page.getByText('Emma Sundström har inte appen.').waitFor();
    await page.getByRole('button', { name: 'Lägg till appen' }).click();
    expect((await tab.facts('ready')).context.user.id).toBe(emulator.person('Emma').id);
    await emulator.product.next(
      (one) => one.type === 'installationUpdate' && JSON.stringify(one).includes('Emma'),
    );
  });
}
