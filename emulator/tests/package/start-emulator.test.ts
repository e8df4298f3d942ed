import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../../start/start-emulator.mjs';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without options it takes free ports and a temporary folder, and leaves nothing behind', async () => {
  const [first, second] = await Promise.all([startEmulator(), startEmulator()]);
  expect(first.http).not.toBe(second.http);
  for (const { http, https, info, authority } of [first, second]) {
    expect((await fetch(http)).status).toBe(200);
    expect(https).toMatch(/^https:\/\/localhost:\d+$/);
    expect(info.clients.length).toBeGreaterThan(0);
    expect(existsSync(authority)).toBe(true);
  }
  await Promise.all([first.stop(), second.stop(), second.stop()]);
  await expect(fetch(first.http)).rejects.toThrow();
  expect(existsSync(first.state)).toBe(false);
  expect(await first.ended).toBe(0);
});

test('a folder that it is given stays, and another start finds what the first has written', async () => {
  const state = join(folder, 'state');
  const log = join(folder, 'logs', 'emulator.log');
  const first = await startEmulator({ state, log, sync: false });
  const switches = `${first.http}/_emulator/clock`;
  await fetch(switches, { method: 'POST', body: '{"now":"2030-01-01T00:00:00Z"}' });
  await first.kill();
  expect(existsSync(log)).toBe(true);
  const again = await startEmulator({ state, httpPort: Number(new URL(first.http).port) });
  expect(again.http).toBe(first.http);
  expect(await (await fetch(switches)).text()).toContain('2030-01-01');
  await again.stop();
  expect(existsSync(state)).toBe(true);
});

test('the error has what the emulator printed when it does not start', async () => {
  await expect(startEmulator({ seed: join(folder, 'none.json') })).rejects.toThrow('none.json');
});

test('stop reports an answer that differs from the description, with the call', async () => {
  const state = join(folder, 'checked');
  const journal = join(state, 'journal.jsonl');
  const options = { state, checkAnswers: true };
  const good = await startEmulator(options);
  await good.stop();
  // `stop` removes a journal that it has checked, so that a journal that is left was not checked or has differences.
  expect(existsSync(journal)).toBe(false);
  const wrong = await startEmulator(options);
  const answer = { method: 'GET', path: '/sites/x/lists', query: '?$top=1', status: 200, body: {} };
  appendFileSync(journal, `${JSON.stringify(answer)}\n`);
  await expect(wrong.stop()).rejects.toThrow(
    /Not as Graph answers:\nGET \/sites\/x\/lists\?\$top=1/,
  );
  expect(existsSync(journal)).toBe(true);
});
