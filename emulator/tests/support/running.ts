import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../start/start-emulator.mjs';

/** An emulator in a state of its own that tests can kill and start again. */
export interface RunningEmulator extends Pick<
  Emulator,
  'http' | 'https' | 'state' | 'authority' | 'info'
> {
  /** Ends it with this signal and starts it again at the same addresses. */
  restart(signal: NodeJS.Signals): Promise<void>;
  /** Ends it with this signal, until `restart`. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it. @throws {Error} when an answer of Graph differs from Microsoft's description */
  stop(): Promise<void>;
}

/** The manifest that every emulator of the tests is given. */
const appPackage = join(__dirname, '..', 'host', 'tab', 'package');

/** Starts the built emulator. Its answers are checked at the end, and it waits for no disk, since no test cuts the power. */
export async function startRunning(options: EmulatorOptions): Promise<RunningEmulator> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'm365-list-emulator-'));
  const all = { appPackage, sync: false, checkAnswers: true, ...options, state };
  let emulator = await startEmulator(all);
  const { http, https, authority, info } = emulator;
  const ports = { httpPort: Number(new URL(http).port), httpsPort: Number(new URL(https).port) };
  const kill = (signal: NodeJS.Signals) => emulator.kill(signal);
  return {
    http,
    https,
    state,
    authority,
    info,
    kill,
    async restart(signal) {
      await kill(signal);
      emulator = await startEmulator({ ...all, ...ports });
    },
    async stop() {
      try {
        await emulator.stop();
      } finally {
        rmSync(state, { recursive: true, force: true });
      }
    },
  };
}

/** Status, headers and JSON of an answer. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** An empty object when there is none. */
  readonly body: unknown;
}

/** Reads an answer to its end. */
export async function readAnswer(reply: Response): Promise<RawAnswer> {
  const text = await reply.text();
  const body = text === '' ? {} : (JSON.parse(text) as unknown);
  return { status: reply.status, headers: reply.headers, body };
}

/** Body and content type of a call with JSON. */
export const jsonBody = (body: unknown): RequestInit =>
  body === undefined
    ? {}
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
