// Measures how quickly the emulator starts and answers, and compares each with what Node alone needs for the same bytes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../start/free-ports.mjs';
import { startProgram } from '../start/program.mjs';
import { startEmulator } from '../start/start-emulator.mjs';
import {
  clientOf,
  filledList,
  growth,
  median,
  questionsFor,
  sizes,
  timed,
} from './bench-lists.mjs';

/** How often the start and the calls a second are measured. */
const turns = 5;

/**
 * Reads all rows of a list as JSON.
 *
 * @param {import('./bench-lists.mjs').Client} client
 * @param {string} items
 */
async function bytesOf({ graph }, items) {
  const rows = [];
  let next = `${items}?$expand=fields&$top=5000`;
  while (next !== undefined) {
    const page = await graph(next);
    rows.push(...page['value']);
    next = page['@odata.nextLink'];
  }
  return JSON.stringify(rows);
}

/**
 * Measures how long a program of its own takes that only parses a file.
 *
 * @param {string} file
 */
const parsing = (file) =>
  timed(async () => {
    const source = `JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))`;
    const child = spawn(process.execPath, ['-e', source, file], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error('Parsing failed');
  });

/**
 * Measures, in turns, a start of the emulator with both lists and a program that parses the rows as JSON.
 *
 * @param {string} state
 * @param {string} file
 */
async function starts(state, file) {
  /** @type {Record<'start' | 'parse', number[]>} */
  const times = { start: [], parse: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    times.start.push(
      await timed(async () => {
        const emulator = await startEmulator({ state });
        await emulator.kill('SIGTERM');
      }),
    );
    times.parse.push(await parsing(file));
  }
  return { startMs: median(times.start), parseMs: median(times.parse) };
}

const bareServer = `
const [body, port] = [process.argv[1], Number(process.argv[2])];
require('node:http').createServer((_, reply) => {
  reply.setHeader('content-type', 'application/json');
  reply.end(body);
}).listen(port, '127.0.0.1', () => process.stdout.write('listening'));`;

/**
 * Measures the requests a second of eight clients at once.
 *
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function throughput(url, headers) {
  const count = 1_600;
  let left = count;
  const caller = async () => {
    while ((left -= 1) >= 0) await fetch(url, { headers }).then((answer) => answer.text());
  };
  const ms = await timed(() => Promise.all(Array.from({ length: 8 }, caller)));
  return (count / ms) * 1_000;
}

/**
 * Measures the calls a second for one row, and those of a bare Node server that sends the same bytes.
 *
 * @param {import('./bench-lists.mjs').Client} client
 * @param {string} row address
 */
async function rate(client, row) {
  const body = JSON.stringify(await client.graph(row));
  const [port = 0] = await freePorts(1);
  const bare = startProgram(['-e', bareServer, body, String(port)], {});
  if (bare.child.stdout !== null) await once(bare.child.stdout, 'data');
  /** @type {Record<'emulator' | 'bare', number[]>} */
  const found = { emulator: [], bare: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    found.emulator.push(await throughput(row, client.headers));
    found.bare.push(await throughput(`http://localhost:${port}/`, client.headers));
  }
  await bare.end();
  return { emulator: median(found.emulator), bare: median(found.bare) };
}

/**
 * Measures growth, calls a second and starts.
 *
 * @param {string} state an empty folder
 */
export async function measureSpeed(state) {
  const emulator = await startEmulator({ state });
  try {
    const client = await clientOf(emulator);
    const items = {
      small: await filledList(client, sizes.small),
      large: await filledList(client, sizes.large),
    };
    const grown = await growth(client, {
      small: await questionsFor(client, items.small, sizes.small),
      large: await questionsFor(client, items.large, sizes.large),
    });
    const row = `${emulator.http}/v1.0${items.small}/1?$expand=fields`;
    const perSecond = await rate(client, row);
    const file = join(state, 'rows.json');
    const bytes = await bytesOf(client, items.large);
    writeFileSync(file, bytes);
    await emulator.kill('SIGTERM');
    return { grown, perSecond, start: await starts(state, file), megabytes: bytes.length / 1e6 };
  } finally {
    await emulator.kill('SIGTERM');
  }
}
