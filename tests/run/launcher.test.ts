import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { freePorts, startProgram, startStack, waitFor } from '../support/stack';

jest.setTimeout(180_000);

async function outputOf(args: readonly string[], env: Record<string, string>) {
  const program = startProgram(['run/start.mjs', ...args], env);
  const code = await new Promise<number | null>((done) => program.child.once('exit', done));
  return { code, output: program.output() };
}

const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

test('a busy port is reported in one sentence that names the setting', async () => {
  const blocker = createServer();
  await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, output } = await outputOf([], { PORT: String(port) });
  await new Promise((done) => blocker.close(done));
  expect(code).toBe(1);
  expect(output).toContain(`Port ${String(port)} is busy`);
  expect(output).toContain('set PORT to another port');
  expect(output).not.toContain(' at ');
});

test('a misspelt option and a port that is none are reported, and nothing is started', async () => {
  expect(await outputOf(['--emtpy'], {})).toMatchObject({
    code: 1,
    output: expect.stringContaining('Unknown option --emtpy') as string,
  });
  expect(await outputOf([], { EMULATOR_PORT: 'många' })).toMatchObject({
    code: 1,
    output: expect.stringContaining('EMULATOR_PORT is not a port number') as string,
  });
});

test('on a site without lists the product says which command to run, and works after it', async () => {
  const stack = await startStack(['--no-lists']);
  const { info, host, product } = stack;
  const scope = `${info.productClientId}/access_as_user`;
  const { access_token: token } = (await fetch(`${host}/_emulator/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientId: info.productClientId, userId: info.users[0]?.id, scope }),
  }).then((answer) => answer.json())) as { access_token: string };
  const ask = () =>
    fetch(`${product}/api/views/mine`, { headers: { Authorization: `Bearer ${token}` } });
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({
    error: { code: 'lists-missing', setupCommand: 'npm run setup' },
  });

  const administrator = info.clients.find(({ siteRole }) => siteRole === 'fullcontrol')!;
  const https = stack.https;
  const setup = startProgram(['dist/setup/main.js'], {
    TENANT_ID: info.tenantId,
    CLIENT_ID: administrator.clientId,
    CLIENT_SECRET: administrator.clientSecret,
    SITE_URL: `https://${info.siteHostname}/${info.sitePath.replace(/^\//, '')}`,
    GRAPH_URL: https,
    LOGIN_URL: https,
    NODE_EXTRA_CA_CERTS: `${stack.state}/authority.pem`,
  });
  await new Promise((done) => setup.child.once('exit', done));
  let answer = await ask();
  for (let tries = 0; tries < 200 && answer.status !== 200; tries += 1) {
    await new Promise((next) => setTimeout(next, 150));
    answer = await ask();
  }
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ items: [] });
  await stack.stop();
});

test('a second start finds what the first has written, and Ctrl-C leaves no port behind', async () => {
  const [port, http, https] = await freePorts(3);
  const first = await startStack(['--empty']);
  const { state } = first;
  const env = {
    PORT: String(port),
    EMULATOR_PORT: String(http),
    EMULATOR_HTTPS_PORT: String(https),
    EMULATOR_STATE: state,
  };
  const loaded = first.launcher.output();
  expect(loaded).toContain('Setting up lists');
  await first.launcher.stop('SIGINT');
  expect(await isFree(Number(new URL(first.product).port))).toBe(true);
  expect(await isFree(Number(new URL(first.host).port))).toBe(true);

  const second = startProgram(['run/start.mjs'], env);
  await waitFor(`http://localhost:${String(port)}/healthz`, second);
  const health = (await fetch(`http://localhost:${String(port)}/healthz`).then((a) =>
    a.json(),
  )) as object;
  expect(health).toMatchObject({ lists: 'ready' });
  expect(second.output()).not.toContain('Setting up lists');
  await second.stop();
  await first.stop();
});

/** Returns the ids of the processes that a process has started, which Linux lists. */
function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').map(Number) : [];
}
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('when one program dies, the launcher says so and ends the other', async () => {
  const stack = await startStack(['--no-lists']);
  const ended = new Promise<number | null>((done) => stack.launcher.child.once('exit', done));
  const [emulator] = childrenOf(stack.launcher.child.pid!);
  process.kill(emulator!, 'SIGKILL');
  expect(await ended).toBe(1);
  expect(stack.launcher.output()).toContain('emulator has ended');
  expect(await isFree(Number(new URL(stack.product).port))).toBe(true);
  await stack.stop();
});
