// Microsoft's Graph client as it is published, with its stock middleware, over https. Prints what it saw as JSON.
import { BatchRequestContent, Client, PageIterator } from '@microsoft/microsoft-graph-client';

const { GRAPH, TOKEN, ITEMS, CONTROL } = process.env;
const client = Client.init({
  baseUrl: `${GRAPH}/`,
  defaultVersion: 'v1.0',
  customHosts: new Set(['localhost']),
  authProvider: (done) => done(null, TOKEN),
});

const created = [];
for (let n = 0; n < 5; n += 1) {
  created.push(await client.api(ITEMS).post({ fields: { Title: `rad ${n}` } }));
}

const seen = [];
const first = await client.api(ITEMS).top(2).expand('fields').get();
await new PageIterator(client, first, (item) => {
  seen.push(item.fields.Title);
  return true;
}).iterate();

// Without the version: 3.0.7 leaves it in the part's address, and the service then refuses the part.
// https://github.com/microsoftgraph/msgraph-sdk-javascript/issues/1451
const batch = await new BatchRequestContent([
  { id: '1', request: new Request(`${GRAPH}${ITEMS}/1`, { method: 'GET' }) },
  { id: '2', request: new Request(`${GRAPH}${ITEMS}/999`, { method: 'GET' }) },
]).getContent();
const answered = await client.api('/$batch').post(batch);

await fetch(`${CONTROL}/faults`, {
  method: 'POST',
  body: JSON.stringify([
    { match: { path: '/items' }, times: 1, fault: { status: 429, retryAfter: 1 } },
  ]),
});
const retried = await client.api(`${ITEMS}/1`).get();

const delta = await client.api(`${ITEMS}/delta`).get();
const refused = await client
  .api(`${ITEMS}/999`)
  .get()
  .catch((error) => ({ status: error.statusCode, code: error.code }));

process.stdout.write(
  JSON.stringify({
    created: created.map((item) => item.id),
    seen,
    statuses: Object.fromEntries(answered.responses.map((part) => [part.id, part.status])),
    retried: retried.id,
    hasDeltaLink: '@odata.deltaLink' in delta,
    refused,
  }),
);
