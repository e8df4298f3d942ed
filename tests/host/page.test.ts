import { AxeBuilder } from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser';
import { makeList } from './a-list';
import { aCard, startStandIn, type StandIn } from './stand-in';

let standIn: StandIn;
let browser: Browser;
let page: Page;
const tab = mkdtempSync(join(tmpdir(), 'jamna-tab-'));
const problems: string[] = [];
const karin = 'karin.lindgren@granforsa.example';

interface Facts {
  readonly context: {
    readonly app: { readonly theme: string; readonly locale: string };
    readonly page: {
      readonly id: string;
      readonly subPageId?: string;
      readonly frameContext: string;
    };
    readonly user: { readonly id: string; readonly tenant: { readonly id: string } };
  };
  readonly [name: string]: unknown;
}
interface SignedIn {
  readonly account: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const frame = () => page.frameLocator('main iframe');

async function facts(has: string): Promise<Facts> {
  await frame()
    .locator('#facts', { hasText: `"${has}"` })
    .waitFor();
  return JSON.parse((await frame().locator('#facts').textContent()) ?? '{}') as Facts;
}

async function press<T>(id: string): Promise<T> {
  await frame().locator(`#${id}`).click();
  return (await facts(id))[id] as T;
}

const open = (query: string) => page.goto(`${standIn.host}/?language=sv&user=${karin}&${query}`);

beforeAll(async () => {
  execFileSync(process.execPath, [join(__dirname, 'tab', 'build.mjs'), tab]);
  standIn = await startStandIn(tab);
  writeFileSync(join(tab, 'client-id'), standIn.botId);
  await makeList(standIn);
  browser = await startBrowser();
}, 120_000);
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  // teams-js asks Microsoft for its list of hosts when it loads; there is no internet here.
  await page.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] } }),
  );
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(async () => {
  await page.context().close();
  expect(problems.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await standIn.stop();
  rmSync(tab, { recursive: true, force: true });
}, 30_000);

describe('Fliken i sin ram, med riktiga teams-js', () => {
  test('the tab learns who, where, which theme and which language, and gets its bridge', async () => {
    await open('view=app&item=mine&sub=BUN-1&theme=dark');
    const seen = await facts('ready');
    expect(seen).toMatchObject({ frameContext: 'content', hasBridge: true, bridge: true });
    expect(seen.context).toMatchObject({
      app: { theme: 'dark', locale: 'sv-se', host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'mine', subPageId: 'BUN-1', frameContext: 'content' },
      user: { id: standIn.person('Karin').id, tenant: { id: standIn.tenantId } },
    });
    await page.getByText('Öppnar appen').waitFor({ state: 'hidden' });
  });

  test('a change of theme reaches the tab without loading it anew', async () => {
    await open('view=app&item=mine&theme=default');
    await facts('ready');
    await page.getByRole('button', { name: 'Visning' }).click();
    await page.getByLabel('Hög kontrast').check();
    expect((await facts('theme'))['theme']).toBe('contrast');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast');
  });

  test('real MSAL signs in through the bridge, and as another person after the switch', async () => {
    await open('view=app&item=mine&theme=default');
    await facts('ready');
    const first = await press<SignedIn>('sign-in');
    expect(first).toMatchObject({
      account: karin,
      claims: { aud: standIn.botId, scp: 'access_as_user' },
    });
    await page.getByRole('button', { name: /^Du är Karin/ }).click();
    await page.getByRole('searchbox').fill('granlund');
    await page.getByRole('button', { name: /Olle Granlund/ }).click();
    await frame().locator('#facts', { hasText: 'olle.granlund' }).waitFor();
    const second = await press<SignedIn>('sign-in');
    expect(second.claims['tid']).not.toBe(standIn.tenantId);
    expect(String(second.claims['iss'])).toContain(String(second.claims['tid']));
  });

  test('consent is asked for in the page, and the tab goes on when it is given', async () => {
    await open('view=app&item=mine&signIn=consent');
    await facts('ready');
    expect(await press('sign-in')).toContain('InteractionRequiredAuthError');
    await frame().locator('#popup').click();
    await page.getByRole('button', { name: 'Tillåt' }).click();
    expect((await facts('popup'))['popup']).toMatchObject({ account: karin });
  });

  test('without a bridge the older way gives a token, and an expired one is expired', async () => {
    await open('view=app&item=mine&signIn=none');
    expect(await facts('ready')).toMatchObject({ hasBridge: false, bridge: false });
    expect(await press('old-token')).toMatch(/^ey/);
    await open('view=app&item=mine&signIn=expired');
    await facts('ready');
    const [, claims = ''] = (await press<string>('old-token')).split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
    expect(exp).toBeLessThan(Date.now() / 1_000);
  });

  test('the tab goes to another tab, and a Teams link opens here; back goes back', async () => {
    await open('view=app&item=mine');
    await facts('ready');
    await frame().locator('#other').click();
    await frame().locator('#facts', { hasText: '"goals"' }).waitFor();
    expect((await facts('ready')).context.page).toMatchObject({ id: 'goals', subPageId: 'BUN-1' });
    await frame().locator('#link').click();
    await frame().locator('#facts', { hasText: '"follow-up"' }).waitFor();
    expect((await facts('ready')).context.page.subPageId).toBe('helar-2026');
    await page.goBack();
    await frame().locator('#facts', { hasText: '"goals"' }).waitFor();
  });

  test('a window of the tab gives its answer back, and the keyboard comes out of the frame', async () => {
    await open('view=app&item=mine');
    await facts('ready');
    await frame().locator('#dialog').click();
    await page.frameLocator('dialog iframe').locator('#facts', { hasText: '"task"' }).waitFor();
    await page.frameLocator('dialog iframe').locator('#submit').click();
    expect((await facts('dialog'))['dialog']).toMatchObject({ result: { picked: 7 } });
    await frame().locator('#leave').click();
    await page.locator('.bar button:focus').waitFor();
  });

  test('only the tab’s own frame is believed', async () => {
    await open('view=app&item=mine');
    await facts('ready');
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
});

describe('Chatten', () => {
  test('a card comes by itself, says what is missing, and becomes the answer', async () => {
    await open('view=chat');
    await page.getByText('Här är det tomt').waitFor();
    const chat = await standIn.bot('POST', '/v3/conversations', {
      members: [{ id: standIn.person('Karin').id }],
      tenantId: standIn.tenantId,
    });
    const to = `/v3/conversations/${String(chat.body.id)}/activities`;
    await standIn.bot('POST', to, {
      type: 'message',
      attachments: [aCard('Rapportera Helår 2026')],
    });
    await page.getByRole('heading', { name: 'Rapportera Helår 2026' }).waitFor();
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Skriv ett tal, till exempel 12,5.').waitFor();
    await page.getByLabel('Flickor, %').fill('12,5');
    standIn.product.answer(() => ({ status: 503 }));
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Det går inte att nå appen. Försök igen.').waitFor();
    expect(await page.getByLabel('Flickor, %').inputValue()).toBe('12,5');
    standIn.product.answer(({ value }) => {
      const { action } = value as {
        readonly action: { readonly data: { readonly women: string } };
      };
      const card = {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: `Sparat: ${action.data.women}` }],
      };
      return {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
      };
    });
    await page.getByRole('button', { name: 'Rapportera', exact: true }).click();
    await page.getByText('Sparat: 12,5').waitFor();
    standIn.product.answer(() => ({ status: 200 }));
    problems.splice(0);
  });

  test('what a person writes reaches the bot, and its answer the person', async () => {
    await open('view=chat');
    await page.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill('Hej Jämna');
    await page.keyboard.press('Enter');
    const { activity } = await standIn.product.next((one) => one['text'] === 'Hej Jämna');
    const to = `/v3/conversations/${activity.conversation.id}/activities`;
    await standIn.bot('POST', to, {
      type: 'message',
      text: 'Hej **Karin** <img src=x onerror=alert(1)>',
    });
    await page.locator('strong', { hasText: 'Karin' }).waitFor();
    expect(await page.locator('.messages img').count()).toBe(0);
  });

  test('a link of a card into the tab opens in the page', async () => {
    const chat = await standIn.bot('POST', '/v3/conversations', {
      members: [{ id: standIn.person('Anna').id }],
      tenantId: standIn.tenantId,
    });
    const url = `https://teams.microsoft.com/l/entity/${standIn.botId}/goals`;
    const { contentType, content } = aCard('Målen');
    const actions = [{ type: 'Action.OpenUrl', title: 'Se målen', url }];
    await standIn.bot('POST', `/v3/conversations/${String(chat.body.id)}/activities`, {
      type: 'message',
      attachments: [{ contentType, content: { ...content, actions } }],
    });
    await page.goto(`${standIn.host}/?language=sv&user=anna.bergqvist@granforsa.example&view=chat`);
    await page.getByRole('link', { name: 'Se målen' }).click();
    expect((await facts('ready')).context.page.id).toBe('goals');
  });
});

describe('Listorna', () => {
  test('a process leader sees the view with its pills, changes a figure the Swedish way, and the history says who', async () => {
    await open('view=lists');
    await page.getByRole('rowheader').or(page.locator('th.group')).first().waitFor();
    expect(await page.locator('th.group').allTextContents()).toEqual([
      'Barnnämnden (2)',
      'Socialnämnden (1)',
    ]);
    expect(await page.locator('.pill.good').allTextContents()).toEqual(['Uppfyllt']);
    await page.getByRole('button', { name: '78,25' }).click();
    await page.getByRole('textbox', { name: 'Ändra Utfall' }).fill('81,5');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '81,5' }).waitFor();
    await page.getByRole('button', { name: 'Versioner: Behörighet' }).click();
    const newest = page.locator('.versions li').first();
    await newest.getByText('Version 2').waitFor();
    expect(await newest.textContent()).toContain('Karin Lindgren');
  });

  test('a word that is no number is refused with a sentence, and nothing is lost', async () => {
    await open('view=lists');
    await page.getByRole('button', { name: '12', exact: true }).click();
    await page.getByRole('textbox', { name: 'Ändra Utfall' }).fill('många');
    await page.keyboard.press('Enter');
    await page
      .locator('td .problem')
      .filter({ hasText: /Det du skrev passar inte i ”Utfall”/ })
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Ändra Utfall' }).inputValue()).toBe('många');
    problems.splice(0);
  });

  test('an employee without a right on the site gets SharePoint’s no', async () => {
    await page.goto(`${standIn.host}/?language=sv&user=nils.persson@granforsa.example&view=lists`);
    await page.getByText('Du behöver behörighet för att komma åt den här webbplatsen.').waitFor();
  });
});

describe('Sidan är till för alla', () => {
  const views = ['view=app&item=mine', 'view=chat', 'view=teams', 'view=lists', 'view=meter'];

  test.each([1280, 360])(
    'no violation in five views and three themes at %i px, and no sideways scroll',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      for (const view of views) {
        await open(`${view}&theme=default`);
        await page.locator('main h1').first().waitFor({ state: 'attached' });
        await page.waitForTimeout(400);
        for (const theme of ['default', 'dark', 'contrast']) {
          await page
            .locator('html')
            .evaluate((html, name) => html.setAttribute('data-theme', name), theme);
          // The structure is the same in each theme: beyond the first only colours can differ.
          const axe = new AxeBuilder({ page }).exclude('iframe');
          const { violations } = await (
            theme === 'default' ? axe : axe.withRules(['color-contrast'])
          ).analyze();
          const found = violations.map((v) => [v.id, v.nodes[0]?.html]);
          expect([view, theme, found]).toEqual([view, theme, []]);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
    },
    120_000,
  );

  test('the clock moves for everybody who looks', async () => {
    await open('view=meter');
    const clock = page.getByRole('button', { name: /Flytta klockan/ });
    const before = await clock.getAttribute('aria-label');
    await clock.click();
    await page.getByRole('button', { name: '+1 vecka' }).click();
    await expect(clock.getAttribute('aria-label')).resolves.toBeDefined();
    await page.waitForFunction(
      (old) =>
        document.querySelector('[popovertarget="clock-panel"]')?.getAttribute('aria-label') !== old,
      before,
    );
  });
});
