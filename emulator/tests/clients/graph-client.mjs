// Calls the emulator with Microsoft's Graph client as it is published, with its default middleware, over https and signed in
// by @azure/identity.
import { ClientSecretCredential } from '@azure/identity';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import {
  authority,
  clientId,
  clientSecret,
  columns,
  during,
  graph,
  graphScope,
  siteHost,
  sitePath,
  tell,
  tenant,
} from './settings.mjs';

const credential = new ClientSecretCredential(tenant, clientId, clientSecret, authority);
const client = Client.initWithMiddleware({
  baseUrl: `${graph}/`,
  customHosts: new Set(['localhost']),
  authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes: [graphScope] }),
});

const refusalOf = (error) => ({
  status: error.statusCode,
  code: error.code,
  isNamed: /^[\da-f-]{36}$/.test(error.requestId),
});

const site = await client.api(`/sites/${siteHost}:/${sitePath}`).get();
const list = await client
  .api(`/sites/${site.id}/lists`)
  .post({ displayName: 'Microsofts klient', list: { template: 'genericList' }, columns });
const items = `/sites/${site.id}/lists/${list.id}/items`;

const created = [];
for (let n = 0; n < 5; n += 1) {
  const fields = { Title: `rad ${n}`, Status: n % 2 === 0 ? 'Öppen' : 'Klar', Antal: n };
  created.push(await client.api(items).post({ fields }));
}

/** Reads the titles of all rows, page by page. */
async function titles(request) {
  const seen = [];
  const first = await request.get();
  await new PageIterator(client, first, (item) => {
    seen.push(item.fields.Title);
    return true;
  }).iterate();
  return seen;
}

const all = await titles(client.api(items).top(2).expand('fields'));
const open = await titles(
  client
    .api(items)
    .top(2)
    .expand('fields($select=Title,Antal)')
    .filter("fields/Status eq 'Öppen'")
    .orderby('fields/Status'),
);
const unindexed = await client
  .api(items)
  .filter('fields/Antal ge 3')
  .expand('fields')
  .header('Prefer', 'HonorNonIndexedQueriesWarningMayFailRandomly')
  .get();

// If-Match changes a row only when nobody has changed it since it was read.
const before = await client.api(`${items}/1`).expand('fields').get();
const patched = await client
  .api(`${items}/1/fields`)
  .header('If-Match', before.eTag)
  .patch({ Antal: 100 });
const tooLate = await client
  .api(`${items}/1/fields`)
  .header('If-Match', before.eTag)
  .patch({ Antal: 7 })
  .catch(refusalOf);
const missing = await client.api(`${items}/999`).get().catch(refusalOf);

// The address of a part has no version here, since client 3.0.7 would leave it in and the service refuses such a part.
// https://github.com/microsoftgraph/msgraph-sdk-javascript/issues/1451
const part = (path, options = { method: 'GET' }) => new Request(`${graph}${path}`, options);
const batch = new BatchRequestContent([
  { id: '1', request: part(`${items}/1?$expand=fields`) },
  { id: '2', request: part(`${items}/999`) },
  {
    id: '3',
    request: part(items, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields: { Title: 'ur en sats' } }),
    }),
  },
]);
const answered = new BatchResponseContent(
  await client.api('/$batch').post(await batch.getContent()),
);
const ofFirst = await answered.getResponseById('1').json();

// The client's RetryHandler waits for Retry-After, or for its own time, and sends the call again.
const retried = {};
for (const [name, fault] of Object.entries({
  429: { status: 429, retryAfter: 1 },
  503: { status: 503, retryAfter: 1, times: 1 },
  504: { status: 504, retryAfter: 1, times: 1 },
})) {
  const { came, hits } = await during(fault, { path: '/items/1$' }, () =>
    client.api(`${items}/1`).get(),
  );
  retried[name] = { id: came.id, hits };
}

const delta = await client.api(`${items}/delta`).get();
await client.api(`${items}/2`).delete();
const change = await (async () => {
  for (;;) {
    const page = await client.api(delta['@odata.deltaLink']).get();
    if (page.value.length > 0) return page.value;
  }
})();

// A download is at another origin. The client's RedirectHandler follows the redirect without the token.
const file = `/sites/${site.id}/drive/root:/Mål 1.txt:`;
const uploaded = await client
  .api(`${file}/content`)
  .header('Content-Type', 'text/plain')
  .put('Jämställt');
const bytes = await client.api(`${file}/content`).responseType('arraybuffer').get();

tell({
  uploaded: uploaded.name,
  downloaded: Buffer.from(bytes).toString(),
  created: created.map((item) => item.id),
  all,
  open,
  unindexed: unindexed.value.map((item) => item.fields.Title),
  patched: patched.Antal,
  tooLate,
  missing,
  batch: Object.fromEntries(
    [...answered.getResponses()].map(([id, response]) => [id, response.status]),
  ),
  ofFirst: ofFirst.fields.Antal,
  retried,
  delta: delta.value.map((item) => item.id),
  change: change.map(({ id, deleted }) => ({ id, deleted })),
});
