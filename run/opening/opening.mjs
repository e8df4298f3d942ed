// A round of many goals is opened by one instance of the product while another runs; with kills, both are killed and started
// again at random moments.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { json, personOf, posted } from '../calls.mjs';
import { instance, livesOf } from '../endurance/instances.mjs';
import { writeMunicipality } from '../endurance/municipality.mjs';
import { between, seededRandom } from '../endurance/random.mjs';
import { Stop, freePort, stopPrograms } from '../programs.mjs';

const begins = '2027-01-11T09:00:00Z';
/** The lists are looked at so often: seldom when time is measured, since reading thousands of rows keeps the emulator busy. */
const lookEveryMs = { killed: 250, measured: 2_000 };
/** An instance that is to be killed lives so long after it has begun to serve. */
const lifeSeconds = [0.2, 2.5];
/** Each call that writes many rows takes so long, so that kills come between them. */
const slowBatchMs = 250;
/** A manager saves a report so often while the round opens. */
const saveEveryMs = 3_000;
const perMinute = 60_000;

const pause = (ms) => new Promise((next) => setTimeout(next, ms));

async function put(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Stop(`${url} answered ${answer.status}: ${await answer.text()}`);
}

async function start({ folder, people, goalsEach, watch }) {
  const town = writeMunicipality(folder, people, goalsEach);
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
  await programs.at(-1).stop();
  return { ...stack, ports, town };
}

/** Makes a reader of the rows that the emulator holds, which no fault hits and which costs the product nothing. */
async function rowReader({ host, town: { leaderId } }) {
  const { lists } = await json(`${host}/host/lists?user=${leaderId}`);
  const idOf = new Map(lists.map(({ title, id }) => [title, id]));
  return async (list) =>
    json(`${host}/host/lists/${idOf.get(list)}/rows?user=${leaderId}`).then((rows) =>
      rows.map(({ values }) => values),
    );
}

/** What has been seen of the round: when it was open, whether anybody was told too early, and how many rows were doubled. */
async function look({ rows, roundKey, goals }) {
  // What is read first was true before the rows are read.
  const told = (await rows('Påminnelselogg')).filter(({ Key }) => Key.includes(`:${roundKey}:`));
  const [round] = (await rows('Uppföljningsomgångar')).filter(({ Key }) => Key === roundKey);
  const keys = (await rows('Rapporter'))
    .map(({ Key }) => Key)
    .filter((key) => key.startsWith(`${roundKey}:`));
  const isWhole = new Set(keys).size === goals;
  return {
    state: round?.WorkState,
    told: told.length,
    rows: keys.length,
    doubled: keys.length - new Set(keys).size,
    toldTooEarly: told.length > 0 && !isWhole ? 1 : 0,
    openTooEarly: round?.WorkState === 'Pågår' && !isWhole ? 1 : 0,
  };
}

/** Kills the instances in turn and starts them again until `isOver`. Returns how many kills came while the round was opening. */
async function killInTurns(instances, { random, isOver, isOpening }) {
  let whileOpening = 0;
  for (let turn = 0; !(await isOver()); turn += 1) {
    const one = instances[turn % instances.length];
    await one.untilServing(() => true);
    await pause(between(random, lifeSeconds) * 1_000);
    if (isOpening()) whileOpening += 1;
    await one.kill();
    one.start();
  }
  return whileOpening;
}

const plan = (title, leftOutGoalKeys) => ({
  title,
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  dueOn: '2027-01-29',
  shownIn: 'the bench',
  leftOutGoalKeys,
});

/** Saves a manager's report again and again until the promise `end` has ended. Returns how long each save took, in milliseconds. */
async function savesBeside(manager, end) {
  const took = [];
  let isOver = false;
  const ended = end.finally(() => (isOver = true));
  for (let number = 0; !isOver; number += 1) {
    const { items } = await manager.view('mine');
    const item = items.find(({ round }) => round.title === 'Delår');
    const { report } = item;
    const at = performance.now();
    await manager.act('report.submit', {
      ...{ goalId: item.goal.id, roundId: item.round.id, figures: { women: 41, men: 40 } },
      comment: `Save ${number}`,
      ...(report && { seen: { id: report.id, eTag: report.eTag } }),
    });
    took.push(performance.now() - at);
    await Promise.race([pause(saveEveryMs), ended.catch(() => undefined)]);
  }
  return took.toSorted((a, b) => a - b);
}

/**
 * Waits until the round is open, looking at the lists. Returns what was seen, with how often something was seen that must not be.
 *
 * @param {{ rows: Function, roundKey: string, goals: number }} parts
 * @param {number} everyMs how often it looks
 * @param {(seen: { state: string }) => void} onLook called with what each look has seen
 */
async function untilOpen(parts, everyMs, onLook) {
  const patienceMs = 15 * perMinute;
  const end = Date.now() + patienceMs;
  const worst = { toldTooEarly: 0, openTooEarly: 0 };
  for (;;) {
    const seen = await look(parts);
    for (const name of Object.keys(worst)) worst[name] += seen[name];
    onLook(seen);
    if (seen.state === 'Pågår') return { ...seen, ...worst };
    if (Date.now() > end) throw new Stop(`The round is not open: ${JSON.stringify(seen)}`);
    await pause(everyMs);
  }
}

async function open(stack, { instances, isKilled, random, rows }) {
  const { host, info, ports, town } = stack;
  const product = `http://localhost:${ports.product}`;
  const leader = personOf({ host, info, product }, town.leaderId);
  const manager = personOf({ host, info, product }, town.people[0]);
  const first = await leader.act('round.prepare', plan('Delår', town.goalKeys.slice(1)));
  await leader.act('round.open', { roundId: first.round.id });
  const { round } = await leader.act('round.prepare', plan('Helår', []));
  if (isKilled)
    await put(
      `${host}/_emulator/faults`,
      posted([{ match: { path: '\\$batch' }, fault: { delayMs: slowBatchMs } }]),
    );
  else await fetch(`${host}/_emulator/meter`, { method: 'DELETE' });
  const startedAt = performance.now();
  await leader.act('round.open', { roundId: round.id });
  let state = 'Öppnas';
  const parts = { rows, roundKey: round.key, goals: town.goalKeys.length };
  const everyMs = isKilled ? lookEveryMs.killed : lookEveryMs.measured;
  const opened = untilOpen(parts, everyMs, (seen) => (state = seen.state));
  const isOpening = () => state === 'Öppnas';
  const isOver = async () => !isOpening();
  const killed = isKilled ? killInTurns(instances, { random, isOver, isOpening }) : 0;
  const saves = isKilled ? [] : await savesBeside(manager, opened);
  const seen = await opened;
  const seconds = (performance.now() - startedAt) / 1_000;
  const { resourceUnits } = await json(`${host}/_emulator/meter`);
  return { seen, parts, seconds, resourceUnits, saves, killsWhileOpening: await killed };
}

/** Waits until the persons who are asked and the channels of their boards have been told, so that doubled messages would show. */
async function untilTold({ parts, recipients }) {
  for (let looks = 0; looks < 400; looks += 1) {
    const seen = await look(parts);
    if (seen.told >= recipients) return seen;
    await pause(lookEveryMs.killed);
  }
  throw new Stop('Not everybody was told of the round.');
}

/**
 * Opens a round in a municipality of the size.
 *
 * @param {{ folder: string, people: number, goalsEach: number, isKilled: boolean, seed: number }} options
 *   `people` counts managers and the channels of boards; each manager is asked for `goalsEach` goals
 */
export async function opening({ folder, people, goalsEach, isKilled, seed }) {
  const random = seededRandom(seed);
  const programs = [];
  const instances = [];
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  try {
    const stack = await start({ folder, people, goalsEach, watch: (one) => programs.push(one) });
    const { host, ports, settings, town } = stack;
    await put(`${host}/_emulator/clock`, posted({ now: begins }));
    const limits = { ...posted({ limits: isKilled ? 'off' : 'smallest' }), method: 'PUT' };
    await put(`${host}/_emulator/meter`, limits);
    for (const [name, port] of Object.entries({ a: ports.product, b: await freePort() })) {
      instances.push(instance({ name, port, settings, logs }));
      instances.at(-1).start();
    }
    await Promise.all(instances.map((one) => one.untilServing(() => true)));
    const rows = await rowReader(stack);
    const opened = await open(stack, { instances, isKilled, random, rows });
    const recipients = isKilled ? town.people.length + town.channels.length : 0;
    const told = await untilTold({ parts: opened.parts, recipients });
    const { parts, ...rest } = opened;
    return { ...rest, goals: parts.goals, told, lives: livesOf(instances), seed };
  } finally {
    for (const one of instances) await one.stop();
    await stopPrograms(programs);
  }
}
