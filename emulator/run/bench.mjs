// `npm run bench:emulator [-- --write | --speed]`: how the emulator grows, how quickly it starts, and how hard it is to
// break. Growth is a ratio of medians taken in turns, so a busy machine slows both sides alike; above the limit it fails.
// Then 5,000 runs of the model and 100 of the kill loop; --speed leaves them out. --write puts the figures into emulator/docs/behaviours.md.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../run/build.mjs';
import { installWhenNeeded } from '../../run/install.mjs';
import { Stop, freePort, root, startProgram, stopPrograms, waitFor } from '../../run/programs.mjs';

const sizes = { small: 5_000, large: 100_000 };
const largestRatio = 2;
const turns = 21;
const changes = 100;
const modelRuns = 5_000;
const modelRunsAtOnce = 500;
const killRounds = 100;
const programs = [];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value, digits = 1) => Number(value.toFixed(digits));

/** Milliseconds that work takes. */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function answered(url, options) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) throw new Stop(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Starts the emulator in a folder. @returns its program, its address and how long it took to answer */
async function startIn(state) {
  const [port, httpsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  let program;
  const startMs = await timed(async () => {
    program = startProgram({
      name: 'emulator',
      args: ['dist/emulator/main.js'],
      env: { EMULATOR_PORT: port, EMULATOR_HTTPS_PORT: httpsPort, EMULATOR_STATE: state },
      logs: join(state, 'logs'),
    });
    programs.push(program);
    await untilAnswered(`${url}/_emulator/health`, program);
  });
  return { program, url, startMs };
}

/** Asks every few milliseconds, so that a start is measured and not the pause between two questions. */
async function untilAnswered(url, program) {
  for (let tries = 0; tries < 10_000 && program.child.exitCode === null; tries += 1) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((next) => setTimeout(next, 5));
  }
  throw new Stop(`The emulator did not start. Its last words:\n${program.said()}`);
}

/** A caller of Graph whose budget is not counted. */
async function clientOf(url) {
  const control = (path, method, body) =>
    answered(`${url}/_emulator${path}`, { method, body: body && JSON.stringify(body) });
  const info = await control('/info', 'GET');
  const { clientId } = info.clients.find(({ siteRole }) => siteRole === 'fullcontrol');
  const { access_token: token } = await control('/token', 'POST', { clientId });
  await control('/meter', 'PUT', { limits: 'off' });
  await control('/switches', 'PUT', { deltaLagMs: 0 });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const graph = (path, method = 'GET', body = undefined) =>
    answered(path.startsWith('http') ? path : `${url}/v1.0${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
  return { control, graph, headers, site: `/sites/${info.siteId}` };
}

/** Rows of which 100 bear each number. */
const rowAt = (n, count) => ({
  Title: `Rad ${n}`,
  Kod: `K${n}`,
  Nr: n % (count / changes),
  Text: `Ett mål som följs upp varje år, och vad som gjordes år ${n}. `.repeat(3),
});

async function filledList({ control, graph, site }, count) {
  const { id } = await graph(`${site}/lists`, 'POST', {
    displayName: `Rader ${count}`,
    columns: [
      { name: 'Kod', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Nr', number: {}, indexed: true },
      { name: 'Text', text: { allowMultipleLines: true } },
    ],
  });
  for (let from = 0; from < count; from += sizes.small) {
    const rows = Array.from({ length: sizes.small }, (_, n) => rowAt(from + n, count));
    await control('/rows', 'POST', { list: id, rows });
  }
  return `${site}/lists/${id}/items`;
}

/** The address of a page in the middle of a list. */
async function middlePage({ graph }, items, count) {
  const far = await graph(`${items}?$top=${Math.min(5_000, count / 2)}`);
  let link = far['@odata.nextLink'];
  for (let seen = 5_000; seen < count / 2; seen += 5_000) {
    link = (await graph(link))['@odata.nextLink'];
  }
  const url = new URL(link);
  return `${items}?$expand=fields&$top=1000&$skiptoken=${url.searchParams.get('$skiptoken')}`;
}

/** A delta link behind which 100 changed rows lie. */
async function changedLink({ graph }, items) {
  const link = (await graph(`${items}/delta?token=latest&$expand=fields`))['@odata.deltaLink'];
  const requests = Array.from({ length: changes }, (_, n) => ({
    id: String(n % 20),
    method: 'PATCH',
    url: `${items}/${(n + 1) * 40}/fields`,
    headers: { 'Content-Type': 'application/json' },
    body: { Title: 'ändrad' },
  }));
  for (let from = 0; from < changes; from += 20) {
    await graph('/$batch', 'POST', { requests: requests.slice(from, from + 20) });
  }
  return link;
}

/** What is asked of both lists, and how many rows each must give. */
async function questionsFor(client, items, count) {
  return {
    'page of 1,000 rows': { url: await middlePage(client, items, count), rows: 1_000 },
    'indexed filter with 100 hits': {
      url: `${items}?$filter=fields/Nr eq 7&$expand=fields`,
      rows: changes,
    },
    'first 100 rows by an indexed order': {
      url: `${items}?$orderby=fields/Kod desc&$top=100&$expand=fields`,
      rows: 100,
    },
    'delta of 100 changes': { url: await changedLink(client, items), rows: changes },
  };
}

/** Medians of both lists, asked in turns. */
async function growth(client, lists) {
  const [small, large] = [lists.small, lists.large];
  const found = [];
  for (const what of Object.keys(small)) {
    const times = { small: [], large: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      for (const size of turn % 2 === 0 ? ['small', 'large'] : ['large', 'small']) {
        const { url, rows } = { small, large }[size][what];
        times[size].push(
          await timed(async () => {
            const { value } = await client.graph(url);
            if (value.length !== rows) throw new Stop(`${what}: ${value.length} rows, not ${rows}`);
          }),
        );
      }
    }
    // The first turns warm both sides up.
    const [smallMs, largeMs] = [times.small, times.large].map((one) => median(one.slice(3)));
    found.push({ what, smallMs, largeMs, ratio: largeMs / smallMs });
  }
  return found;
}

/** Everything of a list as Graph writes it. */
async function bytesOf({ graph }, items) {
  const rows = [];
  let next = `${items}?$expand=fields&$top=5000`;
  while (next !== undefined) {
    const page = await graph(next);
    rows.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return JSON.stringify(rows);
}

/** Milliseconds of a program of its own that only parses these bytes. */
function parsing(file) {
  const source = `JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))`;
  return timed(
    () =>
      new Promise((done, fail) => {
        const child = spawn(process.execPath, ['-e', source, file], { stdio: 'ignore' });
        child.once('exit', (code) => (code === 0 ? done() : fail(new Stop('Parsing failed'))));
      }),
  );
}

/** A start with both lists, against a program that parses the rows as JSON, in turns. */
async function starts(state, file) {
  const times = { start: [], parse: [] };
  for (let turn = 0; turn < 5; turn += 1) {
    const { program, startMs } = await startIn(state);
    times.start.push(startMs);
    await stopPrograms([program]);
    times.parse.push(await parsing(file));
  }
  return { startMs: median(times.start), parseMs: median(times.parse) };
}

const bareServer = `
const [body, port] = [process.argv[1], Number(process.argv[2])];
require('node:http').createServer((_, reply) => {
  reply.setHeader('content-type', 'application/json');
  reply.end(body);
}).listen(port, '127.0.0.1');`;

/** Requests a second with eight callers. */
async function throughput(url, headers) {
  const count = 1_600;
  let left = count;
  const caller = async () => {
    while ((left -= 1) >= 0) await fetch(url, { headers }).then((answer) => answer.text());
  };
  const ms = await timed(() => Promise.all(Array.from({ length: 8 }, caller)));
  return (count / ms) * 1_000;
}

/** One row by number, against a bare server of Node that says the same bytes. */
async function rate({ url, client, items, state }) {
  const row = `${url}/v1.0${items}/1?$expand=fields`;
  const body = JSON.stringify(await client.graph(row));
  const port = await freePort();
  const bare = startProgram({
    name: 'bare',
    args: ['-e', bareServer, body, String(port)],
    env: {},
    logs: join(state, 'logs'),
  });
  programs.push(bare);
  await waitFor(`http://localhost:${port}/`, bare);
  const found = { emulator: [], bare: [] };
  for (let turn = 0; turn < 5; turn += 1) {
    found.emulator.push(await throughput(row, client.headers));
    found.bare.push(await throughput(`http://localhost:${port}/`, client.headers));
  }
  return { emulator: median(found.emulator), bare: median(found.bare) };
}

async function speed(state) {
  const { program, url } = await startIn(state);
  const client = await clientOf(url);
  const items = {
    small: await filledList(client, sizes.small),
    large: await filledList(client, sizes.large),
  };
  const lists = {
    small: await questionsFor(client, items.small, sizes.small),
    large: await questionsFor(client, items.large, sizes.large),
  };
  const grown = await growth(client, lists);
  const perSecond = await rate({ url, client, items: items.small, state });
  const file = join(state, 'rows.json');
  const bytes = await bytesOf(client, items.large);
  writeFileSync(file, bytes);
  await stopPrograms([program]);
  return { grown, perSecond, start: await starts(state, file), megabytes: bytes.length / 1e6 };
}

/** Runs a test to its end. @throws {Stop} with its last words when it is red */
function jest(pattern, env) {
  return new Promise((done, fail) => {
    const bin = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = [bin, '--selectProjects', 'node', '--testPathPatterns', pattern];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    child.once('exit', (code) => (code === 0 ? done() : fail(new Stop(said.slice(-6_000)))));
  });
}

/** The model and the kill loop, much longer than in `npm test`. */
async function endurance() {
  for (let done = 0; done < modelRuns; done += modelRunsAtOnce) {
    await jest('emulator/tests/model', { MODEL_RUNS: String(modelRunsAtOnce) });
    process.stdout.write(`model: ${done + modelRunsAtOnce} of ${modelRuns} runs agree\n`);
  }
  await jest('emulator/tests/durable', { KILL_ROUNDS: String(killRounds) });
  process.stdout.write(`kill -9: ${killRounds} rounds, nothing lost, nothing half-written\n`);
}

const ms = (value) => `${round(value, value < 10 ? 1 : 0)} ms`;

function tableOf({ grown, perSecond, start, megabytes }, date) {
  return [
    `Measured on ${date} with \`npm run bench:emulator -- --write\` on Node ${process.versions.node}; fields expanded, over HTTP, medians of`,
    `${turns - 3} calls that take turns, on ${availableParallelism()} cores with a load of ${round(loadavg()[1], 0)}. Times follow the load, ratios do not: the bench`,
    `fails when one is above ${largestRatio}.`,
    '',
    '| call | list of 5,000 rows | list of 100,000 rows | ratio |',
    '| --- | --- | --- | --- |',
    ...grown.map(
      (one) => `| ${one.what} | ${ms(one.smallMs)} | ${ms(one.largeMs)} | ${round(one.ratio, 2)} |`,
    ),
    '',
    `A start with 105,000 rows takes ${ms(start.startMs)}: ${round(start.startMs / start.parseMs, 2)} times what Node takes to start and parse the 100,000`,
    `as JSON (${round(megabytes, 0)} MB, ${ms(start.parseMs)}). One row by its number: ${round(perSecond.emulator, 0)} calls a second, ${round(perSecond.emulator / perSecond.bare, 2)} of what a bare`,
    `server of Node gives with the same bytes (${round(perSecond.bare, 0)}).`,
  ].join('\n');
}

async function write(text) {
  const path = join(root, 'docs', 'emulator.md');
  const guide = readFileSync(path, 'utf8');
  const [begin, end] = ['<!-- figures -->', '<!-- figures: end -->'];
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)];
  if (from < 0 || to < from)
    throw new Stop('emulator/docs/behaviours.md lacks the markers of the figures.');
  const next = `${guide.slice(0, from + begin.length)}\n\n${text}\n\n${guide.slice(to)}`;
  const { format } = await import('prettier');
  const options = { parser: 'markdown', singleQuote: true, printWidth: 100 };
  writeFileSync(path, await format(next, options));
}

await installWhenNeeded();
await buildAll(['emulator', 'host']);
const state = mkdtempSync(join(tmpdir(), 'emulator-bench-'));
try {
  const found = await speed(state);
  const text = tableOf(found, new Date().toISOString().slice(0, 10));
  process.stdout.write(`${text}\n`);
  const grownTooMuch = found.grown.filter(({ ratio }) => ratio > largestRatio);
  if (grownTooMuch.length > 0) {
    throw new Stop(`Grows with the list: ${grownTooMuch.map(({ what }) => what).join(', ')}`);
  }
  if (process.argv.includes('--write')) await write(text);
  if (!process.argv.includes('--speed')) await endurance();
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
} finally {
  await stopPrograms(programs);
  rmSync(state, { recursive: true, force: true });
}
