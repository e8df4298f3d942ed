// Calls the emulator with PnPjs as it is published, with its own behaviours for Node's fetch.
import {
  BearerToken,
  BrowserFetchWithRetry,
  DefaultParse,
  HttpRequestError,
  InjectHeaders,
} from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, Endpoint, graphfi } from '@pnp/graph';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/batching.js';
import '@pnp/graph/users/index.js';
import { ClientSecretCredential } from '@azure/identity';
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
const { token } = await credential.getToken(graphScope);

const pnp = graphfi().using(
  DefaultInit(`${graph}/v1.0`),
  DefaultHeaders(),
  Endpoint('v1.0'),
  BrowserFetchWithRetry(),
  DefaultParse(),
  BearerToken(token),
);

const site = await pnp.sites.getByUrl(siteHost, sitePath);
const { id: siteId } = await site();
const lists = pnp.sites.getById(siteId).lists;
const made = await lists.add({ displayName: 'PnP', list: { template: 'genericList' } });
const list = lists.getById(made.id);
const added = [];
for (const column of columns) added.push(await list.columns.add(column));
await list.columns.getById(added[1].id).update({ description: 'Hur många' });

const items = list.items;
const created = [];
for (let n = 0; n < 5; n += 1) {
  created.push(await items.add({ fields: { Title: `rad ${n}`, Antal: n, Status: 'Öppen' } }));
}

const pages = [];
for await (const page of list.items.top(2).expand('fields')) {
  pages.push(page.map((item) => item.fields.Title));
}
const found = await list.items
  .filter("fields/Status eq 'Öppen'")
  .expand('fields($select=Title)')
  .orderBy('fields/Status')();

await items.getById('1').update({ fields: { Antal: 100 } });
const row = await items.getById('1').expand('fields')();
await items.getById('5').delete();
const versions = await items.getById('1').versions();

const [batched, execute] = pnp.batched();
const inBatch = batched.sites.getById(siteId).lists.getById(made.id);
const answers = {};
inBatch.items
  .getById('1')
  .expand('fields')()
  .then((item) => (answers.read = item.fields.Antal));
inBatch.items.add({ fields: { Title: 'ur en sats' } }).then((item) => (answers.added = item.id));
inBatch.items
  .getById('999')()
  .catch((error) => (answers.missing = error.status));
inBatch().then((it) => (answers.list = it.displayName));
await execute();

const refusal = (error) => ({ isHttp: error.isHttpRequestError, status: error.status });
const tooLate = await items
  .getById('1')
  .using(InjectHeaders({ 'If-Match': created[0].eTag }))
  .update({ fields: { Antal: 7 } })
  .catch(refusal);

const { came, hits } = await during({ status: 429, retryAfter: 1 }, { path: '/items/1$' }, () =>
  items.getById('1')(),
);
const columnNames = (await list.columns()).map((column) => column.name);

tell({
  site: siteId.split(',')[0] === siteHost,
  created: created.map((item) => item.id),
  columns: columns.map(({ name }) => columnNames.includes(name)),
  pages,
  found: found.length,
  row: row.fields.Antal,
  versions: versions.length,
  answers,
  tooLate,
  retried: { id: came.id, hits },
});
