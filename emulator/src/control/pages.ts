import type { Fault } from './fault-schema';

const LINKS = ['@odata.nextLink', '@odata.deltaLink'] as const;

interface Page {
  readonly value: readonly unknown[];
  readonly [name: string]: unknown;
}

/** Where a page is followed from. From `token=latest` it would mean another moment, so nothing would come again. */
const isFollowed = (url: URL): boolean => !/[?&](\$|%24)?token=latest\b/i.test(url.search);

const hasToken = (url: URL): boolean => /[?&](\$|%24)?(skip|delta)?token=/i.test(url.search);

/** The same page with its own address as the link to follow: its rows come again, or come then for the first time. */
function again(page: Page, url: URL, kind: 'repeated' | 'late'): Page {
  const link = LINKS.find((name) => name in page);
  if (link === undefined || !isFollowed(url)) return page;
  const value = kind === 'late' ? [] : page.value;
  if (hasToken(url)) return { ...page, [link]: url.href, value };
  // A deltaLink without a token would be a full pass each time, and would never tell what was deleted.
  const { '@odata.deltaLink': last, ...rest } = page;
  return { ...(last === undefined ? page : rest), '@odata.nextLink': url.href, value };
}

/** An error object among the entries, as delta was once seen to have. @see graph.md row 56 */
const withError = (page: Page): Page => ({
  ...page,
  value: [
    { error: { code: 'InternalServerError', message: 'Cannot write a deleted resource.' } },
    ...page.value,
  ],
});

/** Spoils an answer that is a page as a fault asks; leaves any other as it is. */
export async function spoilPage(url: URL, answer: Response, fault: Fault): Promise<Response> {
  if (fault.page === undefined && fault.errorObjectInPage !== true) return answer;
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  const body = (await answer.clone().json()) as Partial<Page>;
  if (!Array.isArray(body.value)) return answer;
  let page: Page = { ...body, value: body.value };
  if (fault.page !== undefined) page = again(page, url, fault.page);
  if (fault.errorObjectInPage === true) page = withError(page);
  return new Response(JSON.stringify(page), { status: answer.status, headers: answer.headers });
}
