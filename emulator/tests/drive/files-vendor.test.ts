import { join } from 'node:path';
import { startProgram } from '../../../tests/support/stack';
import { startEmulator, type Emulator } from '../support/emulator';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

test('rows 79, 80, 85, 86: Microsoft’s own client, unmodified and over https, uploads files whole and in pieces and downloads them', async () => {
  const client = emulator.info.clients.find((one) => one.siteRole === 'write');
  const program = startProgram(['emulator/tests/support/vendor-files.mjs'], {
    GRAPH: emulator.https,
    TOKEN: await emulator.token({ clientId: client?.clientId ?? '' }),
    DRIVE: `${emulator.site}/drive`,
    NODE_EXTRA_CA_CERTS: join(emulator.state, 'authority.pem'),
  });
  await new Promise((ended) => program.child.once('close', ended));
  expect(JSON.parse(program.said())).toEqual({
    small: 'hej på dig',
    unnamed: [0, 255, 1],
    large: 700_000,
    isWhole: true,
    renamed: 'stor 1.bin',
    children: ['liten.txt', 'otypad.bin', 'stor 1.bin', 'stor.bin'],
    refused: { status: 404, code: 'itemNotFound' },
  });
}, 30_000);
