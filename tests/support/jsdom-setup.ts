import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';
import { webcrypto } from 'node:crypto';
import { runInThisContext } from 'node:vm';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);
// Whether something is hidden costs jsdom most of a test's time, and our pages draw nothing that is hidden.
configure({ defaultHidden: true, asyncUtilTimeout: 5000 });
jest.setTimeout(30_000);

// jsdom leaves these out; browsers and Teams have them, and so does Node outside of jsdom.
const node = runInThisContext('({ Response, Request, Headers, AbortSignal })') as Record<
  string,
  unknown
>;
for (const [name, value] of Object.entries({
  ...node,
  TextEncoder,
  TextDecoder,
  crypto: webcrypto,
  // teams-js asks for its list of hosts as soon as it is loaded; there is no network in a test.
  fetch: () => Promise.reject(new TypeError('no network')),
  matchMedia: () => ({ matches: false }),
}))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
Element.prototype.scrollIntoView = () => undefined;
