/** Makes values that the browser takes as checked, as the tab's content policy asks for. @see https://www.w3.org/TR/trusted-types/ */
interface TrustedMaker {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: TrustedMaker): TrustedMaker;
    };
  }
}

const asWritten: TrustedMaker = { createHTML: (html) => html, createScriptURL: (url) => url };

/** The policy is made once, when the first table is read. */
let maker: TrustedMaker | undefined;

function trustedMaker(): TrustedMaker {
  maker ??= window.trustedTypes?.createPolicy('tables', asWritten) ?? asWritten;
  return maker;
}

/** Parses a page that is never shown: no script of it runs, and nothing is fetched. */
export function parseInert(html: string): Document {
  return new DOMParser().parseFromString(trustedMaker().createHTML(html), 'text/html');
}

/** Starts a worker from an address of the build. */
export function startWorker(url: string): Worker {
  return new Worker(trustedMaker().createScriptURL(url), { type: 'module' });
}
