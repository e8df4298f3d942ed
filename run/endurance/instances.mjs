// Instances of the product that are killed and started again.
import { startProgram } from '../programs.mjs';
import { between } from './random.mjs';

const pollMs = 100;
/** A kill comes this long after a start, or after the instance has begun to serve. */
export const stormSeconds = [0.3, 3];
/** In the calm end of a day an instance lives so long after it has begun to serve. */
export const calmSeconds = [10, 30];
/** This share of the lives in a storm is counted from the start of the process, so that loading is killed too. */
const killedWhileLoading = 0.25;

const pause = (ms) => new Promise((next) => setTimeout(next, ms));

/**
 * Makes an instance that can be started, killed and started again. Each life writes a log file of its own.
 *
 * @param {{ name: string, port: number, settings: Record<string, string>, logs: string }} parts
 */
export function instance({ name, port, settings, logs }) {
  const lives = [];
  let program;
  const isServing = () =>
    fetch(`http://localhost:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.status === 200,
      () => false,
    );
  return {
    lives,
    start() {
      const file = `${name}-${String(lives.length + 1).padStart(4, '0')}`;
      const env = { ...settings, PORT: String(port) };
      program = startProgram({ name: file, args: ['dist/server/main.js'], env, logs });
      lives.push({ name: file, startedAt: Date.now(), servedMs: 0 });
    },
    /** Waits until the instance serves or `mayWait` returns false. */
    async untilServing(mayWait) {
      while (mayWait() && program.child.exitCode === null && !(await isServing())) {
        await pause(pollMs);
      }
    },
    async kill() {
      program.child.kill('SIGKILL');
      await program.ended;
      lives.at(-1).livedMs = Date.now() - lives.at(-1).startedAt;
    },
    stop: () => program.stop(),
  };
}

/**
 * Kills the instance and starts it again, over and over, until `isOver` returns true. It is running at the end.
 *
 * @param {ReturnType<typeof instance>} one
 * @param {{ random: () => number, isOver: () => boolean, isStorm: boolean }} how
 */
export async function killAgainAndAgain(one, { random, isOver, isStorm }) {
  const rest = async (ms) => {
    const end = Date.now() + ms;
    while (!isOver() && Date.now() < end) await pause(Math.min(pollMs, end - Date.now()));
  };
  while (!isOver()) {
    const isWhileLoading = isStorm && random() < killedWhileLoading;
    const lifeMs = between(random, isStorm ? stormSeconds : calmSeconds) * 1_000;
    if (!isWhileLoading) await one.untilServing(() => !isOver());
    const servesFrom = Date.now();
    await rest(lifeMs);
    if (isOver()) return;
    await one.kill();
    if (!isWhileLoading) one.lives.at(-1).servedMs = Date.now() - servesFrom;
    one.start();
  }
}

/** Returns how many lives ended by a kill, and the medians of how long they lived and served, in seconds. */
export function livesOf(instances) {
  const killed = instances.flatMap(({ lives }) => lives).filter(({ livedMs }) => livedMs > 0);
  const median = (values) => {
    const sorted = values.toSorted((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 100) / 10;
  };
  return {
    kills: killed.length,
    killedWhileLoading: killed.filter(({ servedMs }) => servedMs === 0).length,
    medianLifeSeconds: median(killed.map(({ livedMs }) => livedMs)),
    medianServedSeconds: median(killed.map(({ servedMs }) => servedMs).filter((ms) => ms > 0)),
  };
}
