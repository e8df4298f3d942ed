import type { Locator, Page, Response, Route } from 'playwright-core';

/** Answers that are on their way and wait to be let go. */
export interface Held {
  /** The first answer is there and waits. */
  readonly came: Promise<void>;
  letGo(): Promise<void>;
}

interface Gate {
  readonly passed: Promise<void>;
  pass(): void;
}

function makeGate(): Gate {
  let open: (() => void) | undefined;
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { passed, pass: () => open?.() };
}

/**
 * Holds what the page asks for. With `late: 'answer'` the emulator answers at once and the page learns it later; with
 * `late: 'question'` the emulator itself is asked later.
 */
export async function hold(
  page: Page,
  url: RegExp,
  late: 'answer' | 'question' = 'answer',
): Promise<Held> {
  const [came, gate] = [makeGate(), makeGate()];
  const handle = async (route: Route) => {
    const response = late === 'answer' ? await route.fetch() : undefined;
    came.pass();
    await gate.passed;
    await (response === undefined ? route.continue() : route.fulfill({ response }));
  };
  await page.route(url, handle);
  return {
    came: came.passed,
    async letGo() {
      await page.unroute(url, handle);
      gate.pass();
      await drawn(page);
    },
  };
}

/** The page has had time to draw what it knows. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      }),
  );
}

/** Does something and waits until the page has read what came of it. */
export async function andRead<T>(page: Page, url: RegExp, work: () => Promise<T>): Promise<T> {
  const isIt = (response: Response) => url.test(response.url());
  const [, result] = await Promise.all([
    page.waitForResponse(isIt).then((response) => response.finished()),
    work(),
  ]);
  await drawn(page);
  return result;
}

/** Presses the middle of an element; something happens between the pointer's going down and up. */
export async function pressAround(
  page: Page,
  target: Locator,
  between: () => Promise<unknown>,
): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('What shall be pressed is not to be seen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await between();
  await page.mouse.up();
}

/** What stands in the field that has the keyboard, and where its caret is. */
export function typing(page: Page): Promise<readonly [label: string, text: string, caret: number]> {
  return page.evaluate(() => {
    const field = document.activeElement;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField) return ['', '', -1];
    return [field.getAttribute('aria-label') ?? '', field.value, field.selectionStart ?? -1];
  });
}
