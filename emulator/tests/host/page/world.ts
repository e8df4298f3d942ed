import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startBrowser } from '../../support/browser';
import { makeList } from '../../connector/a-list';
import { startEmulator, type Emulator } from '../../support/host-emulator';

/** The person that the tests are, unless they say another. */
export const karin = 'karin.lindgren@granforsa.example';

/** What the test tab learned from its host. */
export interface Facts {
  readonly context: {
    readonly app: { readonly theme: string; readonly locale: string };
    readonly page: {
      readonly id: string;
      readonly subPageId?: string;
      readonly frameContext: string;
    };
    readonly user: { readonly id: string; readonly tenant: { readonly id: string } };
    readonly channel?: { readonly id: string; readonly displayName: string };
    readonly team?: { readonly groupId: string };
  };
  readonly frameContext: string;
  /** The query that the tab was opened with. */
  readonly address: string;
  readonly [name: string]: unknown;
}

/** One emulator, one browser and one page for all tests of the page. */
export interface World {
  readonly emulator: Emulator;
  readonly page: Page;
  /** Errors that the page wrote; a test that causes some takes them out. */
  readonly problems: string[];
  /** Opens a place as Karin, in Swedish and light unless the query says otherwise. */
  readonly open: (query: string, user?: string) => Promise<unknown>;
  /** The tab's frame, or the one in a window above it. */
  readonly tab: TabFrame;
  readonly window: TabFrame;
}

/** A frame with the test tab in it. */
export interface TabFrame {
  readonly frame: FrameLocator;
  /** What the tab knows, once it knows this. */
  facts(has: string): Promise<Facts>;
  /** Presses a button of the tab. @returns what came of it */
  press<T>(id: string): Promise<T>;
}

function tabFrame(page: Page, selector: string): TabFrame {
  const frame = page.frameLocator(selector);
  const facts = async (has: string) => {
    const shown = frame.locator('#facts', { hasText: `"${has}"` });
    return JSON.parse((await shown.textContent()) ?? '{}') as Facts;
  };
  return {
    frame,
    facts,
    async press<T>(id: string) {
      await facts('ready');
      await frame.locator(`#${id}`).click();
      return (await facts(id))[id] as T;
    },
  };
}

async function openPage(browser: Browser, problems: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  // teams-js asks Microsoft for its list of hosts when it loads; there is no internet here.
  await page.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] } }),
  );
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return page;
}

/** Starts everything. */
export async function startWorld(): Promise<World & { stop(): Promise<void> }> {
  const built = mkdtempSync(join(tmpdir(), 'jamna-tab-'));
  execFileSync(process.execPath, [join(__dirname, '..', 'tab', 'build.mjs'), built]);
  const [emulator, browser] = await Promise.all([startEmulator(built), startBrowser()]);
  writeFileSync(join(built, 'client-id'), emulator.botId);
  await makeList(emulator);
  const problems: string[] = [];
  const page = await openPage(browser, problems);
  return {
    emulator,
    page,
    problems,
    open: (query, user = karin) => {
      const address = new URLSearchParams({
        language: 'sv',
        theme: 'default',
        width: 'desktop',
        user,
      });
      for (const [name, value] of new URLSearchParams(query)) address.set(name, value);
      return page.goto(`${emulator.host}/?${address.toString()}`);
    },
    tab: tabFrame(page, 'main iframe'),
    window: tabFrame(page, 'dialog iframe'),
    async stop() {
      await browser.close();
      await emulator.stop();
      rmSync(built, { recursive: true, force: true });
    },
  };
}
