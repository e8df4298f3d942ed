// Starts programs, waits for them and stops them. Imports only modules of Node, since it may run before packages are
// installed.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of the repository's folder. */
export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

const lastLines = 25;
const patienceMs = 90_000;

/** An error whose message is meant for the person who runs the command; it is printed without a stack trace. */
export class Stop extends Error {}

/** Checks that a port can be used. @throws {Stop} when another program listens on it, naming the variable to set */
export async function requireFreePort(port, variable) {
  const refusal = await new Promise((done) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code));
    server.listen(port, '127.0.0.1', () => server.close(() => done(undefined)));
  });
  if (refusal === undefined) return;
  throw new Stop(
    refusal === 'EADDRINUSE'
      ? `Port ${port} is busy, perhaps by another Jämna. End that program, or set ${variable} to another port.`
      : `Port ${port} cannot be used (${refusal}). Set ${variable} to another port.`,
  );
}

/** Returns a port on which no program listens now. */
export function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/**
 * Starts `node <args>` and writes its output to a file in the folder `logs`.
 *
 * @returns `{ name, child, output(), ended, stop() }`; `output` returns the last lines of output, `stop` ends the program and
 *   waits for its end
 */
export function startProgram({ name, args, env, logs }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const file = join(logs, `${name}.log`);
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file);
  let text = '';
  const keep = (chunk) => {
    log.write(chunk);
    text = (text + chunk).split('\n').slice(-lastLines).join('\n');
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const ended = new Promise((done) => {
    child.once('close', (code, signal) => log.end(() => done({ code, signal })));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(tooLong);
  };
  return { name, child, output: () => text.trim(), ended, stop };
}

/** Ends the programs, the newest first, and waits for each to end. */
export async function stopPrograms(programs) {
  for (const program of [...programs].reverse()) await program.stop();
}

/** Requests `url` until it answers 200. @throws {Stop} with the program's last output when it never does */
export async function waitFor(url, program) {
  const until = Date.now() + patienceMs;
  while (Date.now() < until && program.child.exitCode === null) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Stop(`${program.name} did not start. Its last output:\n${program.output()}`);
}

/** Runs `node <args>` until it ends. @returns all of its stdout @throws {Stop} with its last output when it fails */
export async function runProgram(options) {
  const program = startProgram(options);
  let written = '';
  program.child.stdout.on('data', (chunk) => {
    written += chunk;
  });
  const { code } = await program.ended;
  if (code !== 0) throw new Stop(`${program.name} failed. Its last output:\n${program.output()}`);
  return written;
}
