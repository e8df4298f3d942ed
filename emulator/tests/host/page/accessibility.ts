import { AxeBuilder } from '@axe-core/playwright';
import type { World } from './world';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The first team's first channel in the demo tenant. */
const generalOfFirst = '19:132207968e5128e72c69be2b661b8b14@thread.tacv2';

/** The views to examine, with a selector of what has to be visible first. */
const places: readonly (readonly [query: string, seen: string])[] = [
  ['view=app&item=mine', '.strip .cost:not(:empty)'],
  ['view=chat', '.message'],
  ['view=teams&item=', '.side section'],
  [`view=teams&item=${encodeURIComponent(generalOfFirst)}`, '.channel .composer'],
  ['view=lists&item=Rapporter', '.grid .pill'],
  ['view=files', '.tool .grid td'],
  ['view=activity', '.activity-view .person'],
  ['view=meter', '.grid td'],
  ['view=faults', '.tool .empty'],
  ['view=switches', '.switches select'],
];

/** Tests the page with axe, by keyboard, in three languages and at a phone's width. */
export function accessibilityTests(here: () => World): void {
  const examine = async (theme: string) => {
    const { page } = here();
    await page
      .locator('html')
      .evaluate((html, name) => html.setAttribute('data-theme', name), theme);
    // The themes differ only in their colours, so the other rules are checked in the first theme alone.
    const values = theme === 'default' ? rules : ['color-contrast'];
    const type = theme === 'default' ? 'tag' : 'rule';
    const { violations } = await new AxeBuilder({ page })
      .exclude('iframe')
      .setLegacyMode()
      .options({ runOnly: { type, values }, resultTypes: ['violations'], iframes: false })
      .analyze();
    return violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html]);
  };

  // The colours of the other themes are the same on a phone.
  test.each([
    [1280, ['default', 'dark', 'contrast']],
    [360, ['default']],
  ])(
    'axe finds nothing in any view at %i px in the themes %j, and nothing scrolls sideways',
    async (width, themes) => {
      const { page, open } = here();
      await page.setViewportSize({ width, height: 800 });
      for (const [query, seen] of places) {
        await open(query);
        await page.locator(seen).first().waitFor();
        const found = [];
        for (const theme of themes) found.push(...(await examine(theme)));
        expect([query, found]).toEqual([query, []]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    },
    120_000,
  );

  test.each(['en', 'fi'])(
    'the page shows no Swedish words when its language is %s',
    async (language) => {
      const { page, open } = here();
      const swedish = /[a-zåäö]*(störning|växl|inlägg|rader|verktyg|meddelande)[a-zåäö]*/i;
      for (const [query] of places.filter(([one]) => !/lists|chat|teams|app/.test(one))) {
        await open(`${query}&language=${language}`);
        await page.locator('main h1').first().waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(swedish.exec(await page.locator('body').innerText())).toBeNull();
      }
    },
  );

  test('the keyboard alone reaches a channel, its tabs and the window that adds one', async () => {
    const { page, open, window } = here();
    await open('view=teams&item=');
    const channel = page.getByRole('button', { name: 'General' }).first();
    await channel.focus();
    await page.keyboard.press('Enter');
    const add = page.getByRole('button', { name: 'Lägg till en flik' });
    await add.waitFor();
    for (let tabs = 0; tabs < 30; tabs += 1) {
      if (await add.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await window.facts('ready');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await add.evaluate((element) => element === document.activeElement)).toBe(true);
  });
}
