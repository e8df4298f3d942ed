// `npm run bench:floors [-- --write] [--rounds=15] [--requests=300] [--only=WORDS]`: compares what a request costs the product with what it
// costs the cheapest program that gives the same answer (run/floors/floor.mjs): CPU time of the server's process for each
// request, measured in turns, in one run, on one machine. Ends with 1 when a median ratio is over its limit. --write also
// writes the section Floors of docs/figures.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeSection } from './figures.mjs';
import { installWhenNeeded } from './install.mjs';
import { Stop, root } from './programs.mjs';

const option = (name, usual) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const rounds = option('rounds', 15);
const requests = option('requests', 300);
/** As many presses as are sent: one before, one round to warm up, and those that count. */
const presses = 1 + (rounds + 1) * requests;
const connections = 16;
const limits = { unchanged: 1.5, whole: 1.3, press: 2 };
const views = [
  { name: 'Mitt', path: '/api/views/mine', who: 'manager' },
  { name: 'Mål', path: '/api/views/goals', who: 'manager' },
  { name: 'Uppföljning', path: '/api/views/follow-up', who: 'leader' },
];
const agent = new Agent({ keepAlive: true, maxSockets: connections });

async function build() {
  const vite = await import('vite');
  await vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(root, 'tests', 'bench', 'floors.ts'),
      outDir: join(root, 'dist', 'floors'),
      target: 'es2022',
      emptyOutDir: true,
    },
  });
}

/** Starts one of the two servers. `execArgv` are options of Node, such as those of its profiler. */
async function start(file, args = [], execArgv = []) {
  const program = fork(file, args, { execArgv });
  const ended = once(program, 'exit').then(([code]) => {
    throw new Stop(`${file} ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const told = async () => (await Promise.race([once(program, 'message'), ended]))[0];
  const about = await told();
  return {
    about,
    stop: () => program.disconnect(),
    tell: (message) => {
      program.send(message);
      return told();
    },
    /** Returns the CPU time of the process so far, in microseconds. */
    async cpu() {
      program.send('cpu');
      const { cpu } = await told();
      return cpu.user + cpu.system;
    },
  };
}

/** Sends one request. @returns {Promise<{ status: number, headers: object, body: Buffer }>} */
function send(port, { path, method = 'GET', headers = {}, body = undefined }) {
  return new Promise((done, failed) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers, agent }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () =>
        done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Sends so many requests over several connections. `ask` returns the next request, `status` is the answer's. */
async function sendMany(port, count, { ask, status }) {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      const asked = ask();
      const answer = await send(port, asked);
      if (answer.status !== status) throw new Stop(`${asked.path} answered ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

async function costOf(server, load) {
  const before = await server.cpu();
  await sendMany(server.about.port, requests, load);
  return ((await server.cpu()) - before) / requests;
}

const bearer = (token) => ({ Authorization: `Bearer ${token}` });

/** What the manager's card gets and answers, beside the echo. Each press is sent once, since the next one builds on it. */
async function pressPair({ port, connectorToken, presses }) {
  const headers = { ...bearer(connectorToken), 'Content-Type': 'application/json' };
  const press = (path) => {
    let at = -1;
    return () => ({ path, method: 'POST', headers, body: presses[(at += 1)] });
  };
  const pressed = press('/api/messages');
  const { body } = await send(port, pressed());
  const pair = {
    ...{ what: 'a press of a card that saves a report / echo', limit: limits.press },
    product: { ask: pressed, status: 200 },
    floor: { ask: press('/echo'), status: 200 },
  };
  return { pair, card: body.toString() };
}

const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;

/** What the product gets for each view, and the floor for the same answer. */
async function viewPairs({ port, tokens }) {
  const answers = [];
  const found = [];
  for (const [at, { name, path, who }] of views.entries()) {
    const headers = { ...bearer(tokens[who]), 'Accept-Encoding': 'gzip' };
    const { headers: got, body } = await send(port, { path, headers });
    answers.push({ tag: got.etag, body: body.toString('base64') });
    const pair = (what, limit, status, own) => ({
      ...{ what, limit },
      product: { ask: () => ({ path, headers: own }), status },
      floor: { ask: () => ({ path: `/${status}/${at}`, headers: own }), status },
    });
    const bytes = `${kilobytes(gunzipSync(body))}, ${kilobytes(body)} as gzip`;
    const seen = { ...headers, 'If-None-Match': got.etag };
    found.push(pair(`GET 304, ${name}`, limits.unchanged, 304, seen));
    found.push(pair(`GET 200, ${name} (${bytes})`, limits.whole, 200, headers));
  }
  return { answers, found };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(product, floor, found) {
  const rows = found.map((pair) => ({ ...pair, own: [], bare: [], ratios: [] }));
  // The first round only warms both programs up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const row of rows) {
      const bare = await costOf(floor, row.floor);
      const own = await costOf(product, row.product);
      if (round === 0) continue;
      row.own.push(own);
      row.bare.push(bare);
      row.ratios.push(own / bare);
    }
  }
  return rows.map(({ what, limit, own, bare, ratios }) => ({
    ...{ what, limit, own: median(own), bare: median(bare), ratio: median(ratios) },
  }));
}

function section(rows) {
  const line = ({ what, limit, own, bare, ratio }) =>
    `| ${what} | ${own.toFixed(0)} µs | ${bare.toFixed(0)} µs | ${ratio.toFixed(2)} | ${limit} |`;
  return [
    '## Floors',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:floors -- --write\` on Node ${process.versions.node}: CPU time of the`,
    `server for a request, medians of ${rounds} rounds of ${requests} requests in turns, beside a program that does the least for the`,
    'same answer (`run/floors/floor.mjs`). The municipality has 2,000 goals and 7,000 reports; the product checks tokens, rights',
    'and rates, and keeps its lists in memory without a network.',
    '',
    '| request | product | floor | ratio | limit |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ].join('\n');
}

await installWhenNeeded();
const servers = [];
try {
  await build();
  const profile = process.argv.includes('--profile')
    ? ['--cpu-prof', '--cpu-prof-dir=dist/floors']
    : [];
  const product = await start(
    join(root, 'dist', 'floors', 'floors.js'),
    [String(presses)],
    profile,
  );
  servers.push(product);
  const floor = await start(join(root, 'run', 'floors', 'floor.mjs'));
  servers.push(floor);
  const { pair: press, card } = await pressPair(product.about);
  const { found, answers } = await viewPairs(product.about);
  const { connectorKey: key, audience } = product.about;
  await floor.tell({ answers, card, key, audience });
  const only = process.argv.find((one) => one.startsWith('--only='))?.slice('--only='.length) ?? '';
  const isAsked = ({ what }) => what.includes(only);
  // Presses change what the views show, so they come last.
  const rows = [
    ...(await measure(product, floor, found.filter(isAsked))),
    ...(await measure(product, floor, [press].filter(isAsked))),
  ];
  const text = section(rows);
  process.stdout.write(`${text}\n`);
  if (process.argv.includes('--write')) await writeSection(text);
  if (rows.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
} finally {
  agent.destroy();
  for (const server of servers) server.stop();
}
