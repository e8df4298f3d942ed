// Runs Debian's apt-get. Imports only modules of Node, since it may run before packages are installed.
import { spawn } from 'node:child_process';

/** How long to wait while another program holds the package lock. */
const patienceMs = 10 * 60_000;
const pauseMs = 1_000;
const isLocked = (stderr) => /could not get lock|unable to (?:acquire|lock)/i.test(stderr);

/** Runs apt-get once. @returns its exit code, and its `stderr` */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, stderr: error.message }));
    child.once('close', (code) => done({ code, stderr }));
  });
}

/**
 * Runs apt-get, and repeats it while another program holds the package lock. apt-get's own option waits only for the
 * lock of dpkg, not for that of the package lists.
 *
 * @returns whether apt-get succeeded; if not, its messages have been written to stderr
 */
export async function aptGetWhenFree(args) {
  const until = Date.now() + patienceMs;
  let hasWaited = false;
  for (;;) {
    const { code, stderr } = await aptGet(args);
    if (code === 0) return true;
    if (!isLocked(stderr) || Date.now() > until) {
      process.stderr.write(stderr);
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
