// Two instances of the product send a round's cards and reminders while calls fail and instances are killed.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { json, personOf, posted } from '../calls.mjs';
import { Stop, freePort, stopPrograms } from '../programs.mjs';
import { faultRules, latestEffectMs } from './faults.mjs';
import { instance, killAgainAndAgain, livesOf } from './instances.mjs';
import { writeMunicipality } from './municipality.mjs';
import { seededRandom } from './random.mjs';
import { truthOf } from './truth.mjs';
import { isAllClaimed, isAtRest, verdictOf } from './verdict.mjs';

const dueOn = '2027-01-29';
/** The occasions of the ladder (src/core/domain/settings/settings.ts) at 10 o'clock in Sweden, on the days when they are sent. */
const days = [
  { occasion: 'once', at: '2027-01-11T09:00:00Z' },
  { occasion: `${dueOn}-7`, at: '2027-01-22T09:00:00Z' },
  { occasion: `${dueOn}-1`, at: '2027-01-28T09:00:00Z' },
  // A Saturday's reminder goes out on Monday.
  { occasion: `${dueOn}+1`, at: '2027-02-01T09:00:00Z' },
  { occasion: `${dueOn}+7`, at: '2027-02-05T09:00:00Z' },
  { occasion: `${dueOn}+14`, at: '2027-02-12T09:00:00Z' },
];
/** A row that is being sent is flagged after ten minutes of business time (decision 0001). */
const quarantineMs = 11 * 60_000;
/** The storm takes this share of a day's time at most; the rest bounds its calm end. */
const stormShare = 0.3;
const lookEveryMs = 1_000;
/** At the end of a day business time passes so many times, so that it is about noon at the end of each day at the latest. */
const mostJumps = 8;
/** How long the product may send after each of these jumps. Longer than it waits for a call that gets no answer. */
const restMs = 35_000;

const pause = (ms) => new Promise((next) => setTimeout(next, ms));

async function put(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Stop(`${url} answered ${answer.status}: ${await answer.text()}`);
}

/** Waits until `holds`, at most until the time. @returns whether it holds */
async function untilOrTime(holds, endsAt) {
  for (;;) {
    if (await holds()) return true;
    if (Date.now() > endsAt) return false;
    await pause(lookEveryMs);
  }
}

/** Starts emulator and product, and waits until the bot knows all recipients. */
async function start({ folder, recipients, watch }) {
  const town = writeMunicipality(folder, recipients);
  // run/stack.mjs passes its environment on to the emulator and to set-up.
  process.env.EMULATOR_SEED = town.tenantFile;
  process.env.SAMPLE_FOLDER = town.sampleFolder;
  process.env.EMULATOR_SYNC = 'off';
  const { startStack } = await import('../stack.mjs');
  const ports = { product: await freePort(), http: await freePort(), https: await freePort() };
  const programs = [];
  const stack = await startStack({
    ports,
    state: join(folder, 'state'),
    lists: 'sample',
    say: () => undefined,
    watch: (program) => {
      programs.push(program);
      watch(program);
    },
  });
  const { host } = stack;
  await put(`${host}/_emulator/meter`, { ...posted({ limits: 'off' }), method: 'PUT' });
  const truth = await truthOf(host, town);
  const everybody = town.people.length + town.channels.length + 1;
  const isKnown = async () => (await truth.conversations()) >= everybody;
  if (!(await untilOrTime(isKnown, Date.now() + 60_000 + everybody * 1_000))) {
    throw new Stop(`The bot knows ${await truth.conversations()} of ${everybody} recipients.`);
  }
  return { ...stack, ports, truth, town, programs };
}

async function openRound({ host, info, ports, town }) {
  const leader = personOf(
    { host, info, product: `http://localhost:${ports.product}` },
    town.leaderId,
  );
  const { round } = await leader.act('round.prepare', {
    title: 'Helår 2026',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn,
    shownIn: 'årsredovisningen 2026',
  });
  await leader.act('round.open', { roundId: round.id });
}

/**
 * Lives through one day: a storm of kills; then a calm end with the same faults and few kills, until each message has been
 * tried or the day's time is over; then, without kills, the business time after which the product gives up a send or ends
 * the wait that the connector has asked for.
 */
async function liveThrough(day, { host, truth, instances, random, dayMs, recipients }) {
  const rows = () => truth.ledger();
  const endsAt = Date.now() + dayMs;
  const kills = (isStorm, isEnough) =>
    Promise.all(
      instances.map((one) => killAgainAndAgain(one, { random, isOver: isEnough, isStorm })),
    );
  const stormEndsAt = Date.now() + dayMs * stormShare;
  await kills(true, () => Date.now() > stormEndsAt);
  let isCalmOver = false;
  const isClaimed = (known) => isAllClaimed({ ...day, recipients, rows: known });
  const isOver = async () => {
    const known = await rows();
    return isClaimed(known) && isAtRest(known);
  };
  const calm = untilOrTime(async () => isClaimed(await rows()), endsAt).finally(
    () => (isCalmOver = true),
  );
  await Promise.all([kills(false, () => isCalmOver), calm]);
  for (let jumps = 0; jumps < mostJumps; jumps += 1) {
    await put(`${host}/_emulator/clock`, posted({ advanceMs: quarantineMs }));
    if (await untilOrTime(isOver, Date.now() + restMs)) break;
  }
  // A message whose send came last may still arrive; after the clock's next step it would count as the next day's.
  await pause(latestEffectMs);
  return calm;
}

/** Returns what is known about a message that is not as it must be. */
async function evidenceOf(fault, truth) {
  const { row, ...rest } = fault;
  return { ...rest, row, history: row === undefined ? [] : await truth.historyOf(row.id) };
}

async function passDays(stack, { instances, random, dayMs, onDay }) {
  const { host, truth, town } = stack;
  const recipients = [...town.people, ...town.channels];
  const results = [];
  for (const day of days) {
    const before = await truth.posts();
    const startedAt = Date.now();
    if (day.occasion === 'once') await openRound(stack);
    await put(`${host}/_emulator/faults`, { method: 'DELETE' });
    await put(`${host}/_emulator/faults`, posted(faultRules(random)));
    if (day.occasion !== 'once') await put(`${host}/_emulator/clock`, posted({ now: day.at }));
    // Nobody knows whether Graph refuses a second row of one key, so the days take turns.
    const uniqueColumns = results.length % 2 === 0 ? 'enforced' : 'ignored';
    await put(`${host}/_emulator/switches`, { ...posted({ uniqueColumns }), method: 'PUT' });
    const isInTime = await liveThrough(day, { host, truth, instances, random, dayMs, recipients });
    const [rows, after] = [await truth.ledger(), await truth.posts()];
    const verdict = verdictOf({ ...day, recipients, rows, before, after });
    const faults = [];
    for (const fault of verdict.faults) faults.push(await evidenceOf(fault, truth));
    const calls = (await json(`${host}/_emulator/faults`)).reduce((sum, { hits }) => sum + hits, 0);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    results.push({ ...verdict, faults, seconds, failedCalls: calls, isInTime, uniqueColumns });
    onDay(results.at(-1));
  }
  return results;
}

/**
 * Runs the bench in the folder, which then holds the log of each life of an instance.
 *
 * @param {{ folder: string, recipients: number, minutes: number, seed: number, onDay?: (day: object) => void }} options
 */
export async function endurance({ folder, recipients, minutes, seed, onDay = () => undefined }) {
  const random = seededRandom(seed);
  const programs = [];
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const instances = [];
  try {
    const stack = await start({ folder, recipients, watch: (program) => programs.push(program) });
    const { host, ports, settings } = stack;
    await put(`${host}/_emulator/clock`, posted({ now: days[0].at }));
    const second = await freePort();
    await stack.programs.at(-1).stop();
    for (const [name, port] of Object.entries({ a: ports.product, b: second })) {
      instances.push(instance({ name, port, settings, logs }));
      instances.at(-1).start();
    }
    await Promise.all(instances.map((one) => one.untilServing(() => true)));
    const dayMs = (minutes * 60_000) / days.length;
    const results = await passDays(stack, { instances, random, dayMs, onDay });
    const lives = livesOf(instances);
    const result = { seed, recipients, days: results, lives };
    appendFileSync(join(folder, 'result.json'), JSON.stringify(result, undefined, 1));
    return result;
  } finally {
    for (const one of instances) await one.stop();
    await stopPrograms(programs);
  }
}
