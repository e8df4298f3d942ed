// Runs Debian's apt-get. Only `node:` imports.
import { spawn } from 'node:child_process';

/** How long another program may hold the package lock before we give up. */
const patienceMs = 10 * 60_000;
const pauseMs = 1_000;
const isLocked = (said) => /could not get lock|unable to (?:acquire|lock)/i.test(said);

/** Runs apt-get once. @returns its exit code and what it wrote to stderr */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, said: error.message }));
    child.once('close', (code) => done({ code, said }));
  });
}

/**
 * Runs apt-get, again and again while another program holds the package lock. apt-get's own option waits for dpkg's
 * lock alone, not for that of the package lists.
 *
 * @returns whether it has done it; apt-get's own words are on stderr when not
 */
export async function aptGetWhenFree(args) {
  const until = Date.now() + patienceMs;
  let hasWaited = false;
  for (;;) {
    const { code, said } = await aptGet(args);
    if (code === 0) return true;
    if (!isLocked(said) || Date.now() > until) {
      process.stderr.write(said);
      return false;
    }
    if (!hasWaited) {
      const minutes = patienceMs / 60_000;
      process.stdout.write(
        `Another program installs packages; waiting for it, ${minutes} minutes at most.\n`,
      );
    }
    hasWaited = true;
    await new Promise((next) => setTimeout(next, pauseMs));
  }
}
