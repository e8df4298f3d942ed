// Calls the emulator with Microsoft's generated client (Kiota) as it is published, with its default middleware.
import { ClientSecretCredential } from '@azure/identity';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import { createListItemCollectionResponseFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/index.js';
import {
  BatchRequestContent,
  GraphAzureIdentityAuthenticationProvider,
  PageIterator,
} from '@microsoft/msgraph-sdk-core';
import '@microsoft/msgraph-sdk-sites';
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
const adapter = new GraphRequestAdapter(
  new GraphAzureIdentityAuthenticationProvider(
    credential,
    [graphScope],
    undefined,
    new Set(['localhost']),
  ),
);
adapter.baseUrl = `${graph}/v1.0`;
const errors = { XXX: createODataErrorFromDiscriminatorValue };
const client = createGraphServiceClient(adapter);

const site = await client.sites.bySiteId(`${siteHost}:/${sitePath}:`).get();
const lists = client.sites.bySiteId(site.id).lists;
const list = await lists.post({
  displayName: 'Genererad',
  list: { template: 'genericList' },
  columns,
});
const items = lists.byListId(list.id).items;

const created = [];
for (let n = 0; n < 5; n += 1) {
  created.push(
    await items.post({
      fields: { additionalData: { Title: `rad ${n}`, Antal: n, Status: 'Öppen' } },
    }),
  );
}

const refusal = ({ responseStatusCode, errorEscaped }) => ({
  status: responseStatusCode,
  code: errorEscaped?.code,
});
const seen = [];
const first = await items.get({ queryParameters: { top: 2, expand: ['fields'] } });
const pages = new PageIterator(
  adapter,
  first,
  (item) => {
    seen.push(item.fields.additionalData.Title);
    return true;
  },
  createListItemCollectionResponseFromDiscriminatorValue,
  errors,
);
await pages.iterate();

const found = await items.get({
  queryParameters: {
    filter: "fields/Status eq 'Öppen'",
    expand: ['fields($select=Title)'],
    orderby: ['fields/Status'],
  },
});
const one = items.byListItemId('1');
const before = await one.get({ queryParameters: { expand: ['fields'] } });
const patched = await one.fields.patch(
  { additionalData: { Antal: 100 } },
  { headers: { 'If-Match': before.eTag } },
);
const tooLate = await one.fields
  .patch({ additionalData: { Antal: 7 } }, { headers: { 'If-Match': before.eTag } })
  .catch(refusal);
const missing = await items.byListItemId('999').get().catch(refusal);
const versions = await one.versions.get();

const batch = new BatchRequestContent(adapter, errors);
batch.addBatchRequest(one.toGetRequestInformation(), '1');
batch.addBatchRequest(items.byListItemId('999').toGetRequestInformation(), '2');
const answered = await batch.postAsync();

const { came, hits } = await during({ status: 429, retryAfter: 1 }, { path: '/items/1$' }, () =>
  one.get(),
);

const delta = await items.delta.get();
await items.byListItemId('5').delete();
const change = await (async () => {
  for (;;) {
    const page = await items.delta.withUrl(delta.odataDeltaLink).get();
    if (page.value.length > 0) return page.value;
  }
})();

tell({
  site: site.displayName,
  created: created.map((item) => item.id),
  seen,
  found: found.value.map((item) => item.fields.additionalData.Title),
  patched: patched.additionalData.Antal,
  tooLate,
  missing,
  versions: versions.value.map((version) => version.id),
  batch: Object.fromEntries(
    [...answered.getResponses()].map(([id, response]) => [id, response.status]),
  ),
  retried: { id: came.id, hits },
  delta: delta.value.map((item) => item.id),
  change: change.map(({ id, deleted }) => ({ id, state: deleted.state })),
});
