import { startExaminedPage, type ExaminedPage } from '../support/flows/examined-page';
import { until } from '../support/flows/emulator';
import { places } from '../support/flows/places';

// tests/matrices/accessibility.test.ts examines a computer and a phone, each in all themes.
jest.setTimeout(180_000);

const computer = { width: 1280, height: 900 };
/** The width that a zoom of 400 % leaves of 1280 px. @see https://www.w3.org/WAI/WCAG22/Understanding/reflow */
const narrow = { width: 320, height: 740 };

let examined: ExaminedPage;

beforeAll(async () => {
  examined = await startExaminedPage();
}, 120_000);
afterAll(() => examined.stop());

test.each(places)('$name has no violation and no sideways scroll at 320 px', async (place) => {
  await examined.open(place, narrow);
  expect(await examined.sidewaysBy(place)).toBeLessThanOrEqual(0);
  expect(await examined.violations()).toEqual([]);
});

/** Returns the accessible text of the tab's focused element; empty while the focus is outside the tab. */
const focused = (): Promise<string> =>
  examined.tabFrame().evaluate(() => {
    const here = document.activeElement;
    if (!document.hasFocus() || !(here instanceof HTMLElement) || here === document.body) return '';
    const isField = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement;
    const labels = isField ? [...(here.labels ?? [])] : [];
    const label = labels.map((one) => one.textContent).join(' ');
    return here.getAttribute('aria-label') ?? (label === '' ? here.textContent : label);
  });

/** Presses Tab until the element with these words has the focus. */
async function tabTo(words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await examined.page.keyboard.press('Tab');
    const here = await focused();
    if (words.test(here)) return;
    passed.push(here);
  }
  throw new Error(`The keyboard never came to ${String(words)}: ${passed.join(' | ')}`);
}

test('a manager reports in Mitt with the keyboard alone', async () => {
  await examined.page.setViewportSize(computer);
  await examined.go({ user: 'asa.lundqvist', view: 'app', item: 'mine' });
  await tabTo(/^Rapportera$/);
  await examined.page.keyboard.press('Enter');
  await until('the first figure', async () => (await focused()).includes('Flickor'));
  await examined.page.keyboard.type('47');
  await tabTo(/^Pojkar/);
  await examined.page.keyboard.type('53');
  await tabTo(/^Vad förklarar utfallet/);
  await examined.page.keyboard.type('Lärarna fördelar ordet mer lika än förra året.');
  await tabTo(/^Rapportera$/);
  await examined.page.keyboard.press('Enter');
  const receipt = examined.teams.tab.getByText(/^Sparat kl\. \d\d:\d\d/);
  await receipt.waitFor();
  expect(await receipt.textContent()).not.toBe('');
});
