import type { Locator, Page, Response, Route } from 'playwright-core';

/** Requests of the page that a test holds back. */
export interface Held {
  /** Resolves when the first request is held back. */
  readonly held: Promise<void>;
  release(): Promise<void>;
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

/** The requests that are held back now. */
const heldNow = new Set<() => Promise<void>>();

/** Releases every request that is still held back, so that a failed test leaves none for the next. */
export async function releaseAll(): Promise<void> {
  await Promise.all([...heldNow].map((end) => end()));
}

/**
 * Holds back requests of the page. With `'answer'` the emulator answers at once and the page gets the answer later; with
 * `'request'` the emulator gets the request later.
 */
export async function hold(
  page: Page,
  url: RegExp,
  late: 'answer' | 'request' = 'answer',
): Promise<Held> {
  const [held, gate] = [makeGate(), makeGate()];
  const handle = async (route: Route) => {
    const response = late === 'answer' ? await route.fetch() : undefined;
    held.pass();
    await gate.passed;
    await (response === undefined ? route.continue() : route.fulfill({ response }));
  };
  await page.route(url, handle);
  const end = async () => {
    heldNow.delete(end);
    await page.unroute(url, handle);
    gate.pass();
  };
  heldNow.add(end);
  return {
    held: held.passed,
    // The page has read the answer before a test goes on to its next request.
    release: () => andRead(page, url, end),
  };
}

/** Waits until the page has drawn its current state. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      }),
  );
}

/** Runs some work and waits until the page has read and drawn its result. */
export async function andRead<T>(page: Page, url: RegExp, work: () => Promise<T>): Promise<T> {
  const isIt = (response: Response) => url.test(response.url());
  const [, result] = await Promise.all([
    page.waitForResponse(isIt).then((response) => response.finished()),
    work(),
  ]);
  await drawn(page);
  return result;
}

/** Presses the middle of an element, and runs some work while the pointer is down. */
export async function pressAround(
  page: Page,
  target: Locator,
  between: () => Promise<unknown>,
): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('The element to press is not visible.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await between();
  await page.mouse.up();
}

/** Reads the label, the text and the caret of the focused field. */
export function typing(page: Page): Promise<readonly [label: string, text: string, caret: number]> {
  return page.evaluate(() => {
    const field = document.activeElement;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField) return ['', '', -1];
    return [field.getAttribute('aria-label') ?? '', field.value, field.selectionStart ?? -1];
  });
}
