import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** How many characters of a program's output are kept. */
const keptOutput = 20_000;
/** How long a program may take to end before it is killed, in milliseconds. */
const timeoutMs = 5_000;

/**
 * A program that runs.
 *
 * @typedef {object} Program
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string} output the last 20,000 characters that it has printed
 * @property {Promise<number | null>} ended its exit code; `null` when a signal has ended it
 * @property {(signal?: NodeJS.Signals) => Promise<void>} end sends SIGTERM, or another signal, and waits; after five seconds it kills
 */

/**
 * Starts `node <args>`. The program is ended when this process exits.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env variables besides those of this program
 * @param {string} [log] file that receives everything that the program prints
 * @returns {Program}
 */
export function startProgram(args, env, log) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const output = keepOutput(child, log);
  const endWithParent = () => child.kill();
  process.once('exit', endWithParent);
  const ended = new Promise(
    /** @param {(code: number | null) => void} done */ (done) => {
      child.once('close', (code) => {
        process.removeListener('exit', endWithParent);
        done(code);
      });
    },
  );
  return {
    child,
    output,
    ended,
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const tooLong = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      await ended;
      clearTimeout(tooLong);
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string | undefined} log
 */
function keepOutput(child, log) {
  let text = '';
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
  const file = log === undefined ? undefined : createWriteStream(log);
  child.once('close', () => file?.end());
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      file?.write(chunk);
      text = (text + chunk).slice(-keptOutput);
    });
  }
  return () => text;
}
