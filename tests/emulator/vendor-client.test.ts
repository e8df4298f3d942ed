import { join } from 'node:path';
import { startProgram } from '../support/stack';
import { startStandIn, type StandIn } from './support/stand-in';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

test('Microsoft’s own client works unmodified over https: create, page, batch, delta, and a retry after 429', async () => {
  const goals = await standIn.newList('Mål');
  const client = standIn.info.clients.find((one) => one.siteRole === 'write');
  const program = startProgram(['tests/emulator/support/vendor-client.mjs'], {
    GRAPH: standIn.https,
    CONTROL: `${standIn.http}/_emulator`,
    TOKEN: await standIn.token({ clientId: client?.clientId ?? '' }),
    ITEMS: goals.items,
    // The client insists on https; the stand-in's authority is trusted as any authority would be.
    NODE_EXTRA_CA_CERTS: join(standIn.state, 'authority.pem'),
  });
  await new Promise((ended) => program.child.once('close', ended));
  expect(JSON.parse(program.said())).toEqual({
    created: ['1', '2', '3', '4', '5'],
    seen: ['rad 0', 'rad 1', 'rad 2', 'rad 3', 'rad 4'],
    statuses: { '1': 200, '2': 404 },
    retried: '1',
    hasDeltaLink: true,
    refused: { status: 404, code: 'itemNotFound' },
  });
}, 30_000);
