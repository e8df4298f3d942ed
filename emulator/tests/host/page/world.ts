import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startBrowser } from '../../support/browser';
import { makeList } from '../../connector/a-list';
import { startEmulator, type Emulator } from '../../support/host-emulator';

/** The person whom the tests choose on the page, unless they choose another. */
export const karin = 'karin.lindgren@granforsa.example';

/** What the test tab got from its host. */
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
  /** Errors that the page logged; a test that causes errors removes them. */
  readonly problems: string[];
  /** Opens the page with a query; as Karin, in Swedish and in the light theme unless it says otherwise. */
  readonly open: (query: string, user?: string) => Promise<unknown>;
  /** The frame of the tab. */
  readonly tab: TabFrame;
  /** The frame of the window above the tab. */
  readonly window: TabFrame;
}

/** A frame with the test tab in it. */
export interface TabFrame {
  readonly frame: FrameLocator;
  /** Waits until the tab has this fact, and returns all its facts. */
  facts(has: string): Promise<Facts>;
  /** Presses a button of the tab. @returns the result of what the button does */
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
  // teams-js downloads its list of hosts from Microsoft when it loads; the tests have no internet.
  await page.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] } }),
  );
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return page;
}

/** Builds the test tab, and starts the emulator and the browser. */
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
