// Microsoft's Graph client as it is published, with files, over https. Prints what it saw as JSON.
import {
  Client,
  LargeFileUploadTask,
  FileUpload,
  OneDriveLargeFileUploadTask,
  ResponseType,
} from '@microsoft/microsoft-graph-client';

const { GRAPH, TOKEN, DRIVE } = process.env;
const client = Client.init({
  baseUrl: `${GRAPH}/`,
  defaultVersion: 'v1.0',
  customHosts: new Set(['localhost']),
  authProvider: (done) => done(null, TOKEN),
});

const small = await client
  .api(`${DRIVE}/root:/liten.txt:/content`)
  .header('Content-Type', 'text/plain')
  .put(Buffer.from('hej på dig'));
const unnamed = await client
  .api(`${DRIVE}/root:/otypad.bin:/content`)
  .put(Buffer.from([0, 255, 1]));
const read = await client
  .api(`${DRIVE}/items/${small.id}/content`)
  .responseType(ResponseType.ARRAYBUFFER)
  .get();
const raw = await client
  .api(`${DRIVE}/items/${unnamed.id}/content`)
  .responseType(ResponseType.ARRAYBUFFER)
  .get();

const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7 + 3) % 251));
const session = await client
  .api(`${DRIVE}/root:/stor.bin:/createUploadSession`)
  .post({ item: { '@microsoft.graph.conflictBehavior': 'fail', name: 'stor.bin' } });
const large = await new LargeFileUploadTask(
  client,
  new FileUpload(bytes, 'stor.bin', bytes.length),
  { url: session.uploadUrl, expiry: new Date(session.expirationDateTime) },
  { rangeSize: 327_680 },
).upload();
const stored = Buffer.from(
  await client.api(`${DRIVE}/root:/stor.bin:/content`).responseType(ResponseType.ARRAYBUFFER).get(),
);
const oneDrive = await OneDriveLargeFileUploadTask.create(client, bytes, {
  fileName: 'stor.bin',
  rangeSize: 327_680,
  uploadSessionURL: `${DRIVE}/root:/stor.bin:/createUploadSession`,
});
const renamed = await oneDrive.upload();
const children = await client.api(`${DRIVE}/root/children`).select('name').get();
const refused = await client
  .api(`${DRIVE}/root:/finns-inte.txt`)
  .get()
  .catch((error) => ({ status: error.statusCode, code: error.code }));

process.stdout.write(
  JSON.stringify({
    small: Buffer.from(read).toString(),
    unnamed: [...Buffer.from(raw)],
    large: large.responseBody.size,
    isWhole: stored.equals(bytes),
    renamed: renamed.responseBody.name,
    children: children.value.map((one) => one.name),
    refused,
  }),
);
