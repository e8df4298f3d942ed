import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import type { MineView } from '../../../src/core/api/mine/mine-view';
import { startBrowser } from '../browser';
import { startStack, type Stack } from '../stack';
import { emulatorAt, until } from './emulator';
import { hostPage, type HostPage } from './host-page';
import type { ExaminedView } from './places';
import { deskOf } from './product';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Empty elements that Fluent UI puts at the ends of a group. They pass the focus on at once and have no text. */
const emptyStops = '[data-tabster-dummy]';

/** The name of a theme in the panel of the emulator's page in which a person chooses it. */
const themes = { light: 'Ljust', dark: 'Mörkt', contrast: 'Hög kontrast' } as const;

/** Width and height of a window in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The emulator's page of one person in a municipality with an open round, examined for accessibility. */
export interface ExaminedPage {
  readonly page: Page;
  readonly teams: HostPage;
  /** Opens the person's page in the light theme. */
  go(where: Omit<ExaminedView, 'name' | 'open'>): Promise<void>;
  /** Opens a place in a window of this size, and waits for its content. */
  open(place: ExaminedView, size: Size): Promise<void>;
  /** Chooses a theme in the panel, as a person does. The page tells the tab, which is not reloaded. */
  choose(theme: keyof typeof themes, view: ExaminedView['view']): Promise<void>;
  /** Returns all violations that axe finds, in the page and in the tab inside it. */
  violations(): Promise<readonly unknown[]>;
  /** Returns by how many pixels the page, or the tab inside it, is wider than the window. */
  sidewaysBy(place: ExaminedView): Promise<number>;
  /** The frame of Jämna's tab inside the emulator's page. */
  tabFrame(): Frame;
  stop(): Promise<void>;
}

/** Opens a round, in which one report is submitted and the others are owed. */
async function openRound({ info, host, product }: Stack): Promise<void> {
  const emulator = emulatorAt(host, info);
  const karin = await deskOf(emulator, product, 'Karin');
  const stefan = await deskOf(emulator, product, 'Stefan');
  // Who has no chat with the bot yet gets no card at once.
  await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  const { round } = await karin.done('round.prepare', {
    title: 'Helår 2026',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-29',
    shownIn: 'årsredovisningen 2026',
    leftOutGoalKeys: [],
  });
  await karin.done('round.open', { roundId: round.id });
  const mine = await stefan.view<MineView>('mine');
  const owed = mine.items.find(({ goal }) => goal.title.includes('Norra'));
  await stefan.done('report.submit', {
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

const overflowOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Returns the background colour of the tab's theme. */
const groundOf = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const root = document.querySelector('.fui-FluentProvider');
    return root === null ? '' : getComputedStyle(root).backgroundColor;
  });

function examine(page: Page, stack: Stack): Omit<ExaminedPage, 'stop'> {
  const teams = hostPage(page);
  const tabFrame = () => {
    const frame = page.frames().find((one) => one.url().startsWith(`${stack.product}/tab`));
    if (frame === undefined) throw new Error('The tab is not open.');
    return frame;
  };
  const go: ExaminedPage['go'] = async ({ user, view, item = '', sub = '' }) => {
    const person = `${user}@granforsa.example`;
    const asked = { user: person, view, item, sub, theme: 'default', language: 'sv' };
    await page.goto(`${stack.host}/?${new URLSearchParams(asked).toString()}`);
    if (view === 'app') await teams.tab.getByRole('heading', { level: 1 }).waitFor();
  };
  return {
    page,
    teams,
    tabFrame,
    go,
    async open(place, size) {
      await page.setViewportSize(size);
      await go(place);
      await place.open(teams);
    },
    async choose(theme, view) {
      const before = view === 'app' ? await groundOf(tabFrame()) : '';
      await page.getByRole('button', { name: 'Visning' }).click();
      await page.getByRole('radio', { name: themes[theme] }).check();
      await page.keyboard.press('Escape');
      if (view !== 'app') return;
      await until('the new theme', async () => (await groundOf(tabFrame())) !== before);
    },
    async violations() {
      const axe = new AxeBuilder({ page }).exclude({ fromFrames: ['iframe', emptyStops] });
      const found = await axe.withTags(rules).analyze();
      return found.violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html }) => html).slice(0, 3),
      ]);
    },
    async sidewaysBy({ view }) {
      const frames = view === 'app' ? [page.mainFrame(), tabFrame()] : [page.mainFrame()];
      return Math.max(...(await Promise.all(frames.map(overflowOf))));
    },
  };
}

/** Starts a stack with one open round, and a page in the browser. */
export async function startExaminedPage(): Promise<ExaminedPage> {
  const stack = await startStack();
  await openRound(stack);
  const browser = await startBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return {
    ...examine(page, stack),
    async stop() {
      await browser.close();
      await stack.stop();
    },
  };
}
