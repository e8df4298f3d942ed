// `npm run bench [-- --write | --json]`: starts emulator and product on free ports with the sample and counts the
// requests to Graph by label; each request's `client-request-id` begins with one. Prints a table. --write also writes
// docs/figures.json and docs/figures.md, --json prints only the figures.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { json, personOf, posted } from './calls.mjs';
import { writeSection } from './figures.mjs';
import { installWhenNeeded } from './install.mjs';
import { Stop, freePort, root, stopPrograms } from './programs.mjs';

const lists = readdirSync(join(root, 'src', 'graph', 'lists')).length;
const unitsOfRead = 2;
const unitsOfWrite = 2;
const patienceMs = 60_000;
const restMs = 2_500;
const programs = [];

async function until(holds) {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const found = await holds();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Stop('The product did not come to rest.');
}

/** Reads the emulator's meter: requests and resource units of one label since the last `forget`. */
const meterOf = (host) => ({
  forget: () => fetch(`${host}/_emulator/meter`, { method: 'DELETE' }),
  read: async (prefix) => {
    const { requests, resourceUnits } = await json(`${host}/_emulator/meter?prefix=${prefix}`);
    return { requests, resourceUnits };
  },
});

async function cost(meter, prefix, work) {
  await meter.forget();
  await work();
  return meter.read(prefix);
}

/** Waits until the product has sent messages and sends no more. */
async function sent(meter) {
  let before = 0;
  return until(async () => {
    await new Promise((next) => setTimeout(next, restMs));
    const { requests } = await meter.read('tick-send');
    const isAtRest = requests > 0 && requests === before;
    before = requests;
    return isAtRest;
  });
}

/** Counts the messages of the ledger whose kind begins with `kind`. */
async function countMessages(leader, kind) {
  const { deliveries } = await leader.view('follow-up');
  return deliveries.filter((one) => one.kind.startsWith(kind)).length;
}

const figuresFor = ({ indicator }) =>
  indicator.split === 'total' ? { total: 41 } : { women: 41, men: 40 };

async function someoneWhoOwes(stack) {
  for (const { id } of stack.info.users) {
    const person = personOf(stack, id);
    const mine = await person.view('mine').catch(() => undefined);
    // A process leader's own report is accepted by another process leader.
    if (mine === undefined || mine.me.isProcessLeader) continue;
    const item = mine.items.find((one) => one.owed && one.can['report.submit']);
    if (item !== undefined) return { person, item };
  }
  throw new Stop('Nobody owes a report.');
}

async function costOfReports(stack, meter, leader) {
  const { person, item } = await someoneWhoOwes(stack);
  const input = { goalId: item.goal.id, roundId: item.round.id, figures: figuresFor(item.goal) };
  let report;
  const first = await cost(meter, 'act-', async () => {
    ({ report } = await person.act('report.submit', input));
  });
  const changed = await cost(meter, 'act-', async () => {
    const seen = { id: report.id, eTag: report.eTag };
    ({ report } = await person.act('report.submit', { ...input, seen, comment: 'Ändrad' }));
  });
  const accepted = await cost(meter, 'act-', () =>
    leader.act('report.accept', { reportId: report.id, eTag: report.eTag }),
  );
  return { first, changed, accepted };
}

/** Leaves a goal out of the round for which nobody has reported. */
async function leaveOneOut(leader) {
  const { round, rows } = await leader.view('follow-up');
  const { goal } = rows.find(({ report }) => report === undefined);
  await leader.act('round.leave-out-goals', { roundId: round.id, goalKeys: [goal.key] });
}

/** Writes, changes, proposes, adopts and closes a goal of a board, derived from a goal of the council. */
async function costOfGoal(meter, leader, mail) {
  const { bodies, goals } = await leader.view('goals');
  const ofKind = (wanted) => bodies.filter(({ kind }) => kind === wanted);
  const [council, [board]] = [ofKind('council'), ofKind('board')];
  const above = goals.find(({ bodyId, state }) => bodyId === council[0].id && state === 'adopted');
  const fields = {
    ...{
      bodyKey: board.key,
      title: 'Mätningens mål',
      parentGoalKey: above.key,
      baseline: { total: 41 },
    },
    indicator: {
      name: 'Andel',
      measure: 'percent',
      split: 'total',
      direction: 'rising',
      decimals: 0,
    },
    ...{ target: 80, targetOn: above.targetOn },
  };
  let key;
  const act = (name, input) => cost(meter, 'act-', () => leader.act(name, { key, ...input }));
  const goalWritten = await cost(meter, 'act-', async () => {
    ({ key } = await leader.act('goal.write', fields));
  });
  const decidedOn = (await leader.view('mine')).today;
  const decision = { bodyKey: board.key, decidedOn, paragraph: '§ 79' };
  return {
    goalWritten,
    goalChanged: await act('goal.write', { ...fields, seen: fields, target: 85 }),
    goalProposed: await act('goal.propose', {}),
    goalAdopted: await act('goal.adopt', decision),
    reporterSet: await cost(meter, 'act-', () =>
      leader.act('goal.set-reporter', { goalKey: key, reporter: { seen: null, next: mail } }),
    ),
    goalClosed: await act('goal.close', { reason: 'Mätt' }),
  };
}

/** Adds a unit, renames it, names who stands in for its manager, and ends it. */
async function costOfBody(meter, leader, mail) {
  const { bodies } = await leader.view('goals');
  const administration = bodies.find(({ kind }) => kind === 'administration');
  const bodyKey = 'MATNING';
  const act = (name, input) => cost(meter, 'act-', () => leader.act(name, input));
  const added = { key: bodyKey, name: 'Mätningens enhet', kind: 'unit' };
  return {
    bodyAdded: await act('body.add', { ...added, parentKey: administration.key }),
    bodyChanged: await act('body.change', {
      bodyKey,
      name: { seen: added.name, next: 'Mätningens andra enhet' },
    }),
    peopleSet: await act('body.set-people', { bodyKey, substitute: { seen: null, next: mail } }),
    bodyEnded: await act('body.end', {
      ...{ bodyKey, lastDay: (await leader.view('mine')).today },
      ...{ successorKey: administration.key, goals: [], bodies: [] },
    }),
  };
}

async function measure(stack) {
  const { host, info } = stack;
  const meter = meterOf(host);
  const coldStart = await meter.read('load');
  await fetch(`${host}/_emulator/meter`, {
    ...posted({ limits: 'off' }),
    method: 'PUT',
  });
  const leaderId = await until(async () => {
    for (const { id } of info.users) {
      const view = await personOf(stack, id)
        .view('mine')
        .catch(() => undefined);
      if (view?.me.isProcessLeader) return id;
    }
    return undefined;
  });
  const leader = personOf(stack, leaderId);
  const today = (await leader.view('mine')).today;
  const dueOn = `${Number(today.slice(0, 4)) + 1}-01-29`;
  const { round } = await leader.act('round.prepare', {
    title: 'Mätning',
    periodFrom: `${today.slice(0, 4)}-01-01`,
    periodTo: `${today.slice(0, 4)}-12-31`,
    dueOn,
    shownIn: 'mätningen',
  });
  const opened = await cost(meter, 'act-', () => leader.act('round.open', { roundId: round.id }));
  await meter.forget();
  await fetch(`${host}/_emulator/clock`, posted({ now: `${dueOn.slice(0, 4)}-01-11T09:00:00Z` }));
  await sent(meter);
  let asked;
  const board = await cost(meter, 'view-', async () => {
    ({ asked } = await leader.view('follow-up'));
  });
  const { userPrincipalName: mail } = info.users.find(({ id }) => id === leaderId);
  const goal = {
    ...(await costOfGoal(meter, leader, mail)),
    ...(await costOfBody(meter, leader, mail)),
  };
  const reports = await costOfReports(stack, meter, leader);
  const leftOut = await cost(meter, 'act-', () => leaveOneOut(leader));
  await sent(meter);
  await meter.forget();
  await fetch(`${host}/_emulator/clock`, posted({ now: `${dueOn.slice(0, 4)}-01-22T09:00:00Z` }));
  await sent(meter);
  const reminders = await meter.read('tick-send');
  const reminded = await countMessages(leader, 'reminder');
  if (process.argv.includes('--json'))
    return { coldStart, board, opened, asked, ...reports, leftOut, ...goal, reminders, reminded };
  await meter.forget();
  const polling = await until(async () => {
    const found = await meter.read('tick-poll');
    return found.requests > 0 && found;
  });
  return {
    ...{ coldStart, board, opened, asked, ...reports, leftOut, ...goal },
    ...{ reminders, reminded, polling },
  };
}

const minimum = (requests, resourceUnits) => ({ requests, resourceUnits });

/**
 * Sorts the measured figures into those that a test compares (`held`) and those that are only reported, each with the
 * smallest number that Graph allows.
 */
function figuresOf(m) {
  const oneWrite = minimum(1, unitsOfWrite);
  return {
    held: [
      { what: 'collection board, warm', ...m.board, minimum: minimum(0, 0) },
      {
        what: `round opened, ${m.asked} goals`,
        ...m.opened,
        // A row for each goal; and the round, which is opening before its rows are written and open after them.
        minimum: minimum(m.asked + 2, (m.asked + 2) * unitsOfWrite),
      },
      { what: 'report saved, first', ...m.first, minimum: oneWrite },
      { what: 'report saved, changed', ...m.changed, minimum: oneWrite },
      { what: 'report accepted', ...m.accepted, minimum: oneWrite },
      {
        what: 'goal left out of the round',
        ...m.leftOut,
        // The round keeps which goals it asks for, and the goal's row says that it is not asked for any more.
        minimum: minimum(2, 2 * unitsOfWrite),
      },
      {
        what: 'goal written, new',
        ...m.goalWritten,
        // A row whose code may exist once is read by its code after it was made (decision 0007).
        minimum: minimum(2, unitsOfWrite + unitsOfRead),
      },
      { what: 'goal written, changed', ...m.goalChanged, minimum: oneWrite },
      { what: 'goal proposed', ...m.goalProposed, minimum: oneWrite },
      {
        what: 'goal adopted',
        ...m.goalAdopted,
        // The decision, read by its code after it was made, and the goal that says by which decision it was adopted.
        minimum: minimum(3, 2 * unitsOfWrite + unitsOfRead),
      },
      { what: 'goal closed', ...m.goalClosed, minimum: oneWrite },
      { what: 'reporter of a goal named', ...m.reporterSet, minimum: oneWrite },
      {
        what: 'unit added',
        ...m.bodyAdded,
        // A row whose code may exist once is read by its code after it was made (decision 0007).
        minimum: minimum(2, unitsOfWrite + unitsOfRead),
      },
      { what: 'unit changed', ...m.bodyChanged, minimum: oneWrite },
      { what: 'people of a unit changed', ...m.peopleSet, minimum: oneWrite },
      // Each goal that moves or is closed with it, and each unit below, costs one write more.
      { what: 'unit ended', ...m.bodyEnded, minimum: oneWrite },
    ],
    reported: [
      { what: 'cold start', ...m.coldStart, minimum: minimum(lists, lists * unitsOfRead) },
      {
        what: `reminder run, ${m.reminded} messages`,
        ...m.reminders,
        messages: m.reminded,
        // Decision 0001: one write claims a message, another saves the outcome. With fewer, messages could be lost.
        minimum: minimum(2 * m.reminded, 2 * m.reminded * unitsOfWrite),
      },
      ...(m.polling ? [{ what: 'one look at the lists that people edit', ...m.polling }] : []),
    ],
    tab: tabSizes(),
  };
}

/** Returns the size of the built tab in bytes (gzip level 9): files that the page loads first, and later chunks. */
function tabSizes() {
  const folder = join(root, 'dist', 'tab');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name));
  const sized = files.map((name) => ({
    // The name without the hash of the content.
    name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
    gzip: gzipSync(readFileSync(join(folder, 'assets', name)), { level: 9 }).length,
    isFirst: page.includes(name),
  }));
  const sum = (list) => list.reduce((bytes, { gzip }) => bytes + gzip, 0);
  const later = sized.filter(({ isFirst }) => !isFirst).sort((a, b) => b.gzip - a.gzip);
  return {
    firstPaintBytes: sum(sized.filter(({ isFirst }) => isFirst)),
    allBytes: sum(sized),
    later: later.map(({ name, gzip }) => ({ name, gzip })),
  };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Returns the content of docs/figures.md. */
function markdown({ measuredOn, command, held, reported, tab }) {
  const row = ({ what, requests, resourceUnits, minimum: least }) =>
    `| ${what} | ${requests} | ${resourceUnits} | ${least ? `${least.requests} / ${least.resourceUnits}` : '–'} |`;
  return [
    '# Figures',
    '',
    `Measured on ${measuredOn} with \`${command}\`, on the sample municipality. The first table is held exactly by`,
    '`tests/server/figures.test.ts`. Resource units as Microsoft counts them (emulator/docs/behaviours.md).',
    '',
    '| what | requests to Graph | resource units | least possible |',
    '| --- | --- | --- | --- |',
    ...held.map(row),
    '',
    'Each part of a batch counts as a request; a batch has at most twenty.',
    '',
    'Not held, since it depends on the sample and on time. A claim of a message is read back by key,',
    'which costs one read (decision 0007). Edited lists are read every 12 seconds while a tab is open, else every',
    'five minutes.',
    '',
    '| what | requests to Graph | resource units | least possible |',
    '| --- | --- | --- | --- |',
    ...reported.map(row),
    '',
    `The tab, gzip: ${kilobytes(tab.firstPaintBytes)} to the first paint, ${kilobytes(tab.allBytes)} with everything that is loaded later.`,
    '',
    '| loaded later | gzip |',
    '| --- | --- |',
    ...tab.later.map(({ name, gzip }) => `| ${name} | ${kilobytes(gzip)} |`),
    '',
  ].join('\n');
}

function table({ held, reported, tab }) {
  const rows = [...held, ...reported].map(({ what, requests, resourceUnits, minimum: least }) => ({
    what,
    requests,
    'resource units': resourceUnits,
    'least possible': least ? `${least.requests} / ${least.resourceUnits}` : '',
  }));
  const width = (name) => Math.max(name.length, ...rows.map((one) => String(one[name]).length));
  const names = Object.keys(rows[0]);
  const line = (one) => names.map((name) => String(one[name]).padEnd(width(name))).join('  ');
  const heading = Object.fromEntries(names.map((name) => [name, name]));
  return [
    ...[heading, ...rows].map(line),
    `tab, gzip: ${kilobytes(tab.firstPaintBytes)} to first paint, ${kilobytes(tab.allBytes)} in all`,
  ].join('\n');
}

async function bench(state) {
  const { buildAll } = await import('./build.mjs');
  await buildAll();
  const { startStack } = await import('./stack.mjs');
  const ports = { product: await freePort(), http: await freePort(), https: await freePort() };
  const started = await startStack({
    ports,
    state,
    lists: 'sample',
    say: () => undefined,
    watch: (program) => programs.push(program),
  });
  return measure({ ...started, product: `http://localhost:${ports.product}` });
}

async function tell(figures) {
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  process.stdout.write(`${table(figures)}\n`);
  if (!process.argv.includes('--write')) return;
  const command = 'npm run bench -- --write';
  const written = { measuredOn: new Date().toISOString().slice(0, 10), command, ...figures };
  const { format } = await import('prettier');
  const numbers = await format(JSON.stringify(written), { parser: 'json', printWidth: 100 });
  writeFileSync(join(root, 'docs', 'figures.json'), numbers);
  await writeSection(markdown(written));
}

await installWhenNeeded();
const state = mkdtempSync(join(tmpdir(), 'jamna-bench-'));
try {
  await tell(figuresOf(await bench(state)));
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
} finally {
  await stopPrograms(programs);
  rmSync(state, { recursive: true, force: true });
}
