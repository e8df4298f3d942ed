// Fills two lists of different size, sends the same queries to both, and measures how much longer the larger one takes.

/** The numbers of rows in the two lists. */
export const sizes = { small: 5_000, large: 100_000 };
/** How often each query is sent to each list. */
export const turns = 21;
/** How many of the first turns warm the emulator up and are not counted. */
const warmUps = 3;
/** How many rows a filter finds, and how many changes a delta link returns. */
const changes = 100;

/**
 * @typedef {{ readonly [name: string]: any }} Json
 * @typedef {(path: string, method?: string, body?: unknown) => Promise<Json>} Call
 * @typedef {{ readonly graph: Call, readonly control: Call, readonly headers: Record<string, string>, readonly site: string }} Client
 * @typedef {{ readonly url: string, readonly rows: number }} Question a call and how many rows it must give
 * @typedef {{ readonly what: string, readonly smallMs: number, readonly largeMs: number, readonly ratio: number }} Growth
 */

/** @param {readonly number[]} values */
export const median = (values) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Measures how many milliseconds `work` takes.
 *
 * @param {() => Promise<unknown>} work
 */
export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * @param {string} url
 * @param {RequestInit} options
 * @returns {Promise<Json>}
 */
async function answered(url, options) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text === '' ? {} : JSON.parse(text);
}

/**
 * Makes a client of Graph that no limit holds back.
 *
 * @param {import('../start/start-emulator.mjs').Emulator} emulator
 * @returns {Promise<Client>}
 */
export async function clientOf({ http, info }) {
  /** @param {unknown} body */
  const json = (body) => (body === undefined ? {} : { body: JSON.stringify(body) });
  /** @type {Call} */
  const control = (path, method = 'GET', body = undefined) =>
    answered(`${http}/_emulator${path}`, { method, ...json(body) });
  const clientId = info.clients.find(({ siteRole }) => siteRole === 'fullcontrol')?.clientId;
  const { access_token: token } = await control('/token', 'POST', { clientId });
  await control('/meter', 'PUT', { limits: 'off' });
  await control('/switches', 'PUT', { deltaLagMs: 0 });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  /** @type {Call} */
  const graph = (path, method = 'GET', body = undefined) =>
    answered(path.startsWith('http') ? path : `${http}/v1.0${path}`, {
      method,
      headers,
      ...json(body),
    });
  return { control, graph, headers, site: `/sites/${info.siteId}` };
}

/**
 * Makes a row. 100 rows of a list have the same `Nr`.
 *
 * @param {number} n
 * @param {number} count
 */
const rowAt = (n, count) => ({
  Title: `Rad ${n}`,
  Kod: `K${n}`,
  Nr: n % (count / changes),
  Text: `Ett mål som följs upp varje år, och vad som gjordes år ${n}. `.repeat(3),
});

/**
 * @param {Client} client
 * @param {number} count
 * @returns {Promise<string>} path of the list's rows
 */
export async function filledList({ control, graph, site }, count) {
  const { id } = await graph(`${site}/lists`, 'POST', {
    displayName: `Rader ${count}`,
    columns: [
      { name: 'Kod', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Nr', number: {}, indexed: true },
      { name: 'Text', text: { allowMultipleLines: true } },
    ],
  });
  for (let from = 0; from < count; from += sizes.small) {
    const rows = Array.from({ length: sizes.small }, (_, n) => rowAt(from + n, count));
    await control('/rows', 'POST', { list: id, rows });
  }
  return `${site}/lists/${id}/items`;
}

/**
 * Finds the address of a page in the middle of a list.
 *
 * @param {Client} client
 * @param {string} items
 * @param {number} count
 */
async function middlePage({ graph }, items, count) {
  const far = await graph(`${items}?$top=${Math.min(5_000, count / 2)}`);
  let link = far['@odata.nextLink'];
  for (let seen = 5_000; seen < count / 2; seen += 5_000) {
    link = (await graph(link))['@odata.nextLink'];
  }
  const url = new URL(link);
  return `${items}?$expand=fields&$top=1000&$skiptoken=${url.searchParams.get('$skiptoken')}`;
}

/**
 * Changes 100 rows, and returns the delta link that gives these changes.
 *
 * @param {Client} client
 * @param {string} items
 * @returns {Promise<string>}
 */
async function changedLink({ graph }, items) {
  const link = (await graph(`${items}/delta?token=latest&$expand=fields`))['@odata.deltaLink'];
  const requests = Array.from({ length: changes }, (_, n) => ({
    id: String(n % 20),
    method: 'PATCH',
    url: `${items}/${(n + 1) * 40}/fields`,
    headers: { 'Content-Type': 'application/json' },
    body: { Title: 'ändrad' },
  }));
  for (let from = 0; from < changes; from += 20) {
    await graph('/$batch', 'POST', { requests: requests.slice(from, from + 20) });
  }
  return link;
}

/**
 * Makes the queries that both lists get.
 *
 * @param {Client} client
 * @param {string} items
 * @param {number} count
 * @returns {Promise<Record<string, Question>>}
 */
export async function questionsFor(client, items, count) {
  return {
    'page of 1,000 rows': { url: await middlePage(client, items, count), rows: 1_000 },
    'indexed filter with 100 hits': {
      url: `${items}?$filter=fields/Nr eq 7&$expand=fields`,
      rows: changes,
    },
    'first 100 rows by an indexed order': {
      url: `${items}?$orderby=fields/Kod desc&$top=100&$expand=fields`,
      rows: 100,
    },
    'delta of 100 changes': { url: await changedLink(client, items), rows: changes },
  };
}

/**
 * Sends a query once and checks the number of rows in the answer.
 *
 * @param {Client} client
 * @param {string} what
 * @param {Question | undefined} question
 */
async function send({ graph }, what, question) {
  const { value } = await graph(question?.url ?? '');
  if (value.length !== question?.rows) {
    throw new Error(`${what}: ${value.length} rows, not ${question?.rows}`);
  }
}

/**
 * Measures the medians of both lists in turns, so that a busy machine slows both alike.
 *
 * @param {Client} client
 * @param {{ readonly small: Record<string, Question>, readonly large: Record<string, Question> }} lists
 * @returns {Promise<Growth[]>}
 */
export async function growth(client, lists) {
  const found = [];
  for (const what of Object.keys(lists.small)) {
    /** @type {Record<'small' | 'large', number[]>} */
    const times = { small: [], large: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      /** @type {readonly ('small' | 'large')[]} */
      const order = turn % 2 === 0 ? ['small', 'large'] : ['large', 'small'];
      for (const size of order) {
        times[size].push(await timed(() => send(client, what, lists[size][what])));
      }
    }
    const [smallMs, largeMs] = [times.small, times.large].map((one) => median(one.slice(warmUps)));
    if (smallMs === undefined || largeMs === undefined) continue;
    found.push({ what, smallMs, largeMs, ratio: largeMs / smallMs });
  }
  return found;
}
