import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';
import { webcrypto } from 'node:crypto';
import { runInThisContext } from 'node:vm';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);
// Checking whether elements are hidden would take most of a test's time in jsdom, and the pages render no hidden
// elements.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

// jsdom lacks these globals. Browsers and Teams have them, as has Node outside jsdom.
const node = runInThisContext('({ Response, Request, Headers, AbortSignal })') as Record<
  string,
  unknown
>;
for (const [name, value] of Object.entries({
  ...node,
  TextEncoder,
  TextDecoder,
  crypto: webcrypto,
  // teams-js downloads its list of trusted hosts as soon as it is loaded; tests have no network.
  fetch: () => Promise.reject(new TypeError('no network')),
  matchMedia: () => ({ matches: false }),
}))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
Element.prototype.scrollIntoView = () => undefined;
