import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EmulatorInfo } from 'm365-list-emulator';

const root = resolve(__dirname, '..', '..');

/** Returns ports on which no program listens now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<{ port: number; close: () => Promise<void> }>((done) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            done({
              port: typeof address === 'object' && address !== null ? address.port : 0,
              close: () => new Promise((closed) => server.close(() => closed())),
            });
          });
        }),
    ),
  );
  const ports = servers.map((s) => s.port);
  await Promise.all(servers.map((s) => s.close()));
  return ports;
}

/** A started program with its output. */
export interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Sends the signal and waits until the program has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Variables for the emulator of a test: it checks its answers, and does not wait for the disk, since no test cuts the
 * power.
 */
const forEmulator = { EMULATOR_CHECK_ANSWERS: 'on', EMULATOR_SYNC: 'off' };

/** Starts `node <args>` in the repository's folder, with these variables added to the environment. */
export function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Program {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...forEmulator, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    child,
    output: () => text,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

/** Requests the address until it answers as wanted. Throws with the program's output when it never does. */
export async function waitFor(
  url: string,
  program: Program,
  accept: (status: number) => boolean = (status) => status === 200,
): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (program.child.exitCode !== null) break;
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (accept(status)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`${url} did not answer.\n${program.output()}`);
}

/** A running `npm start`: emulator and product on free ports, with a fresh state. */
export interface Stack {
  readonly host: string;
  /** Address of the emulator's Graph and sign-in over https. */
  readonly https: string;
  readonly product: string;
  readonly info: EmulatorInfo;
  readonly launcher: Program;
  readonly state: string;
  stop(): Promise<void>;
}

/**
 * The launcher checks every answer of Graph when it stops, and removes the journal when all of them agree with
 * Microsoft's description.
 *
 * @throws {Error} with the launcher's words when one differs, or when nobody has checked
 */
function expectChecked(state: string, launcher: Program): void {
  if (existsSync(join(state, 'journal.jsonl'))) {
    throw new Error(`Answers of Graph differ, or were not checked:\n${launcher.output()}`);
  }
}

/**
 * Makes a folder for a fresh state. Without arguments it is a copy of the sample that tests/support/run-setup.mjs has set
 * up, if the suite's project has one and the emulator's switches have their default values.
 */
function freshState(args: readonly string[]): string {
  const state = mkdtempSync(join(tmpdir(), 'jamna-'));
  const sample = process.env['JAMNA_TEST_SAMPLE'];
  const isSample = args.length === 0 && process.env['EMULATOR_SWITCHES'] === undefined;
  if (isSample && sample !== undefined) cpSync(sample, state, { recursive: true });
  return state;
}

/**
 * Runs `npm start` with these arguments, on free ports.
 *
 * @param state the folder with the state; a fresh one when left out
 */
export async function startStack(
  args: readonly string[] = [],
  state = freshState(args),
): Promise<Stack> {
  const [port, http, https] = await freePorts(3);
  const launcher = startProgram(['run/start.mjs', ...args], {
    PORT: String(port),
    EMULATOR_PORT: String(http),
    EMULATOR_HTTPS_PORT: String(https),
    EMULATOR_STATE: state,
  });
  const host = `http://localhost:${String(http)}`;
  const product = `http://localhost:${String(port)}`;
  await waitFor(`${product}/healthz`, launcher);
  const info = (await fetch(`${host}/_emulator/info`).then((answer) =>
    answer.json(),
  )) as EmulatorInfo;
  return {
    host,
    https: `https://localhost:${String(https)}`,
    product,
    info,
    launcher,
    state,
    async stop() {
      await launcher.stop();
      expectChecked(state, launcher);
      rmSync(state, { recursive: true, force: true });
    },
  };
}
