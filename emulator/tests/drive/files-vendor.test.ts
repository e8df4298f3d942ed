import { runClient } from '../support/run-client';
import { startEmulator, type Emulator } from '../support/emulator';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

test('rows 79, 80, 85, 86: Microsoft’s own client, unmodified and over https, uploads files whole and in pieces and downloads them', async () => {
  const client = emulator.info.clients.find((one) => one.siteRole === 'write');
  const TOKEN = await emulator.token({ clientId: client?.clientId ?? '' });
  const variables = { TOKEN, DRIVE: `${emulator.site}/drive` };
  expect(await runClient(emulator, 'files', variables)).toEqual({
    small: 'hej på dig',
    unnamed: [0, 255, 1],
    large: 700_000,
    isWhole: true,
    renamed: 'stor 1.bin',
    children: ['liten.txt', 'otypad.bin', 'stor 1.bin', 'stor.bin'],
    refused: { status: 404, code: 'itemNotFound' },
  });
}, 180_000);
