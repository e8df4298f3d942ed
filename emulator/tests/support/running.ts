import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
  type Signal,
} from '../../start/start-emulator.mjs';

/** An emulator with its own state, which tests can kill and start again. */
export interface RunningEmulator extends Pick<
  Emulator,
  'http' | 'https' | 'state' | 'authority' | 'info'
> {
  /** Ends the emulator with this signal and starts it again at the same addresses. */
  restart(signal: Signal): Promise<void>;
  /** Ends the emulator with this signal. `restart` starts it again. */
  kill(signal: Signal): Promise<void>;
  /** Ends the emulator. @throws {Error} when an answer of Graph differs from Microsoft's description */
  stop(): Promise<void>;
}

/** The app package that every emulator of the tests uses. */
const appPackage = join(__dirname, '..', 'host', 'tab', 'package');

/**
 * Starts the built emulator. `stop` checks its answers. Its writes do not wait for the disk unless `options` says so, since no
 * test cuts the power.
 */
export async function startRunning(options: EmulatorOptions): Promise<RunningEmulator> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'm365-list-emulator-'));
  const all = { appPackage, sync: false, checkAnswers: true, ...options, state };
  let emulator = await startEmulator(all);
  const { http, https, authority, info } = emulator;
  const ports = { httpPort: Number(new URL(http).port), httpsPort: Number(new URL(https).port) };
  const kill = (signal: Signal) => emulator.kill(signal);
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

/** The status, headers and parsed body of an answer. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** An empty object when the answer has no body. */
  readonly body: unknown;
}

/** Reads an answer with its body. */
export async function readAnswer(reply: Response): Promise<RawAnswer> {
  const text = await reply.text();
  const body = text === '' ? {} : (JSON.parse(text) as unknown);
  return { status: reply.status, headers: reply.headers, body };
}

/** The `fetch` options for a call with a JSON body, or without one. */
export const jsonBody = (body: unknown): RequestInit =>
  body === undefined
    ? {}
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
