import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page } from 'playwright-core';
import type { MineView } from '../../src/core/api/mine-view';
import { startBrowser } from '../support/browser';
import { startStack, type Stack } from '../support/stack';
import { hostPage, type HostPage } from '../support/flows/host-page';
import { deskOf } from '../support/flows/product';
import { emulatorAt, until } from '../support/flows/emulator';

jest.setTimeout(180_000);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Fluent's own empty stops at the ends of a group, which nobody can stay on and which say nothing. */
const emptyStops = '[data-tabster-dummy]';
const themes = { default: 'Ljust', dark: 'Mörkt', contrast: 'Hög kontrast' } as const;

/** What a person has open when it is examined. */
interface Place {
  readonly name: string;
  readonly user: string;
  readonly view: 'app' | 'chat' | 'teams' | 'lists' | 'meter';
  readonly item?: string;
  readonly sub?: string;
  /** Opens what is to be seen, and waits until it is there. */
  readonly open: (teams: HostPage) => Promise<void>;
}

const places: readonly Place[] = [
  {
    name: 'Mitt with a report form open',
    user: 'anders.hagglund',
    view: 'app',
    item: 'mine',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Rapportera' }).click();
      await tab.getByRole('form').waitFor();
    },
  },
  {
    name: 'Mål with a goal open',
    user: 'anna.bergqvist',
    view: 'app',
    item: 'goals',
    open: async ({ tab }) => {
      await tab.getByRole('treeitem', { name: /Skillnaden i meritvärde/ }).click();
      await tab.getByRole('img', { name: /Diagram över/ }).waitFor();
    },
  },
  {
    name: 'Uppföljning with a report open',
    user: 'karin.lindgren',
    view: 'app',
    item: 'follow-up',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: /Norra styrkan/ }).click();
      await tab.getByRole('button', { name: 'Godta', exact: true }).waitFor();
    },
  },
  {
    name: 'the chat with the cards of the round',
    user: 'anders.hagglund',
    view: 'chat',
    open: ({ page }) => page.locator('.card').getByLabel('Kvinnor (%)').waitFor(),
  },
  {
    name: 'a board’s channel',
    user: 'sofia.holm',
    view: 'teams',
    open: async (teams) => {
      await teams.openChannel('Barn- och utbildningsnämnden', 'Jämställdhet');
      await teams.page.locator('.card').first().waitFor();
    },
  },
  {
    name: 'the lists',
    user: 'karin.lindgren',
    view: 'lists',
    item: 'Rapporter',
    // A view with few rows: axe looks at every cell, and the rows are alike.
    sub: 'Att granska',
    open: ({ page }) => page.locator('.grid .pill').first().waitFor(),
  },
  {
    name: 'the meter',
    user: 'karin.lindgren',
    view: 'meter',
    open: ({ page }) => page.locator('.grid td').first().waitFor(),
  },
];

let stack: Stack;
let browser: Browser;
let page: Page;
let teams: HostPage;

/** One round that is open, with one report handed in and the rest owed. */
async function openRound(): Promise<void> {
  const { info, host, product } = stack;
  const emulator = emulatorAt(host, info);
  const karin = await deskOf(emulator, product, 'Karin');
  const stefan = await deskOf(emulator, product, 'Stefan');
  await emulator.setClock('2027-01-11T09:00:00Z');
  const { round } = await karin.done('prepare-round', {
    title: 'Helår 2026',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-29',
    shownIn: 'årsredovisningen 2026',
    leftOutGoalKeys: [],
  });
  await karin.done('open-round', { roundId: round.id });
  const mine = await stefan.view<MineView>('mine');
  const owed = mine.items.find(({ goal }) => goal.title.includes('Norra'));
  await stefan.done('submit-report', {
    roundId: round.id,
    goalId: owed?.goal.id,
    figures: { total: 30 },
    comment: 'Två av sju som rekryterades är kvinnor.',
  });
  await until('the cards of the round', async () => {
    const posted = await emulator.posted();
    return posted.some(({ placeId }) => placeId.startsWith('19:')) && posted.length > 40;
  });
}

/** Jämna's own page inside the page that behaves as Teams. */
function tabFrame(): Frame {
  const frame = page.frames().find((one) => one.url().startsWith(`${stack.product}/tab`));
  if (frame === undefined) throw new Error('The tab is not open.');
  return frame;
}

async function go({
  user,
  view,
  item = '',
  sub = '',
}: Omit<Place, 'name' | 'open'>): Promise<void> {
  const asked = {
    user: `${user}@granforsa.example`,
    view,
    item,
    sub,
    theme: 'default',
    language: 'sv',
  };
  await page.goto(`${stack.host}/?${new URLSearchParams(asked).toString()}`);
  if (view === 'app') await teams.tab.getByRole('heading', { level: 1 }).waitFor();
}

/** A person's own choice in the panel; the tab is told, not loaded anew. */
async function choose(theme: keyof typeof themes, view: Place['view']): Promise<void> {
  const ground = () =>
    tabFrame().evaluate(() => {
      const root = document.querySelector('.fui-FluentProvider');
      return root === null ? '' : getComputedStyle(root).backgroundColor;
    });
  const before = view === 'app' ? await ground() : '';
  await page.getByRole('button', { name: 'Visning' }).click();
  await page.getByRole('radio', { name: themes[theme] }).check();
  await page.keyboard.press('Escape');
  if (view === 'app') await until('the new theme', async () => (await ground()) !== before);
}

/** Everything that axe finds, in the page and in the tab inside it. */
async function violations(): Promise<readonly unknown[]> {
  const axe = new AxeBuilder({ page }).exclude({ fromFrames: ['iframe', emptyStops] });
  const found = await axe.withTags(rules).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]);
}

const sidewaysBy = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

beforeAll(async () => {
  stack = await startStack();
  await openRound();
  browser = await startBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  teams = hostPage(page);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await stack.stop();
});

describe.each(places)('$name', (place) => {
  const isTab = place.view === 'app';

  test.each([
    ['computer', { width: 1280, height: 900 }],
    ['phone', { width: 360, height: 740 }],
  ])('has no violation on a %s, in light, dark and high contrast', async (_name, size) => {
    await page.setViewportSize(size);
    await go(place);
    await place.open(teams);
    expect(await violations()).toEqual([]);
    for (const theme of ['dark', 'contrast'] as const) {
      await choose(theme, place.view);
      expect([theme, await violations()]).toEqual([theme, []]);
    }
  });

  test('has no sideways scroll even at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 740 });
    await go(place);
    await place.open(teams);
    expect(await sidewaysBy(page.mainFrame())).toBeLessThanOrEqual(0);
    if (isTab) expect(await sidewaysBy(tabFrame())).toBeLessThanOrEqual(0);
  });
});

/** What the keyboard stands on in the tab, in words; empty while it is outside. */
const focused = (): Promise<string> =>
  tabFrame().evaluate(() => {
    const here = document.activeElement;
    if (!document.hasFocus() || !(here instanceof HTMLElement) || here === document.body) return '';
    const isField = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement;
    const labels = isField ? [...(here.labels ?? [])] : [];
    const label = labels.map((one) => one.textContent).join(' ');
    return here.getAttribute('aria-label') ?? (label === '' ? here.textContent : label);
  });

/** Presses Tab until the keyboard stands on what bears these words. */
async function tabTo(words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await focused();
    if (words.test(here)) return;
    passed.push(here);
  }
  throw new Error(`The keyboard never came to ${String(words)}: ${passed.join(' | ')}`);
}

test('a manager reports in Mitt with the keyboard alone', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await go({ user: 'asa.lundqvist', view: 'app', item: 'mine' });
  await tabTo(/^Rapportera$/);
  await page.keyboard.press('Enter');
  await until('the first figure', async () => (await focused()).includes('Flickor'));
  await page.keyboard.type('47');
  await tabTo(/^Pojkar/);
  await page.keyboard.type('53');
  await tabTo(/^Vad förklarar utfallet/);
  await page.keyboard.type('Lärarna fördelar ordet mer lika än förra året.');
  await tabTo(/^Rapportera$/);
  await page.keyboard.press('Enter');
  const receipt = teams.tab.getByText(/^Sparat kl\. \d\d:\d\d/);
  await receipt.waitFor();
  expect(await receipt.textContent()).not.toBe('');
});
