import type { Fault } from './fault-schema';

const LINKS = ['@odata.nextLink', '@odata.deltaLink'] as const;

interface Page {
  readonly value: readonly unknown[];
  readonly [name: string]: unknown;
}

/** Whether a page's own address gives its rows again. `token=latest` does not: it means another moment at each call. */
const isRepeatable = (url: URL): boolean => !/[?&](\$|%24)?token=latest\b/i.test(url.search);

const hasToken = (url: URL): boolean => /[?&](\$|%24)?(skip|delta)?token=/i.test(url.search);

/** Puts the page's own address into its link, so that following it gives the rows again, or for the first time if `late`. */
function linkedToItself(page: Page, url: URL, kind: 'repeated' | 'late'): Page {
  const link = LINKS.find((name) => name in page);
  if (link === undefined || !isRepeatable(url)) return page;
  const value = kind === 'late' ? [] : page.value;
  if (hasToken(url)) return { ...page, [link]: url.href, value };
  // A deltaLink without a token would start a full pass each time and never report deletions, so this gives a nextLink.
  const { '@odata.deltaLink': last, ...rest } = page;
  return { ...(last === undefined ? page : rest), '@odata.nextLink': url.href, value };
}

/**
 * Puts an error object among the entries of a page, as a delta answer was reported to have.
 *
 * @see docs/behaviours.md row 56, https://github.com/microsoftgraph/msgraph-sdk-typescript/issues/544
 */
const withError = (page: Page): Page => ({
  ...page,
  value: [
    { error: { code: 'InternalServerError', message: 'Cannot write a deleted resource.' } },
    ...page.value,
  ],
});

/** Does to a page of a collection what a fault asks for, and returns any other answer unchanged. */
export async function spoilPage(url: URL, answer: Response, fault: Fault): Promise<Response> {
  if (fault.page === undefined && fault.errorObjectInPage !== true) return answer;
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  const body = (await answer.clone().json()) as Partial<Page>;
  if (!Array.isArray(body.value)) return answer;
  let page: Page = { ...body, value: body.value };
  if (fault.page !== undefined) page = linkedToItself(page, url, fault.page);
  if (fault.errorObjectInPage === true) page = withError(page);
  return new Response(JSON.stringify(page), { status: answer.status, headers: answer.headers });
}
