import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startStack, type Stack } from '../../support/stack';
import { encode } from '../../support/token-forge';

jest.setTimeout(120_000);

const marker = 'karinlindgren19700101';
let stack: Stack;
let bearer: string;
beforeAll(async () => {
  stack = await startStack();
  const { productClientId: clientId, users } = stack.info;
  const userId = users.find(({ displayName }) => displayName.startsWith('Karin'))?.id;
  const answer = await fetch(`${stack.host}/_emulator/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientId, userId, scope: `${clientId}/access_as_user` }),
  });
  bearer = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`;
});
afterAll(() => stack.stop());

const act = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${stack.product}/api/acts/round.prepare`, {
    method: 'POST',
    headers: {
      Authorization: bearer,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...headers,
    },
    body,
  });
const read = (path: string, authorization = bearer) =>
  fetch(`${stack.product}${path}`, { headers: { Authorization: authorization } });
const message = (body: string, authorization: string) =>
  fetch(`${stack.product}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body,
  });

const good = encode({ alg: 'RS256', kid: 'x' });
const places: readonly (readonly [string, () => Promise<Response>])[] = [
  ['a body that is not JSON', () => act(marker)],
  ['a field of a body', () => act(JSON.stringify({ roundId: marker }))],
  ['the name of a field', () => act(JSON.stringify({ [marker]: 1 }))],
  ['a header', () => act('{}', { 'Idempotency-Key': marker, 'X-Name': marker })],
  ['a kind of content', () => act('{}', { 'Content-Type': `text/${marker}` })],
  ['a path', () => read(`/api/acts/${marker}`)],
  ['the name of a view', () => read(`/api/views/${marker}`)],
  ['a query', () => read(`/api/views/follow-up?round=${marker}`)],
  ['a search of the directory', () => read(`/api/people?q=anna&${marker}=${marker}`)],
  ['the query of a preview', () => read(`/api/views/round-preview?round=${marker}`)],
  ['the name of a file', () => read(`/api/rounds/${marker}/export.xlsx?language=sv`)],
  [
    'a header of a token that is not JSON',
    () => read('/api/views/mine', `Bearer ${encode(marker)}.e30.x`),
  ],
  [
    'a payload that is not JSON',
    () => read('/api/views/mine', `Bearer ${good}.${encode(marker)}.x`),
  ],
  ['a claim', () => read('/api/views/mine', `Bearer ${good}.${encode({ [marker]: marker })}.x`)],
  [
    'a key id',
    () => read('/api/views/mine', `Bearer ${encode({ alg: 'RS256', kid: marker })}.e30.x`),
  ],
  [
    'an algorithm',
    () => read('/api/views/mine', `Bearer ${encode({ alg: marker, kid: 'x' })}.e30.x`),
  ],
  ['another scheme', () => read('/api/views/mine', `Basic ${marker}`)],
  ['an activity that is not JSON', () => message(marker, bearer)],
  ['an activity', () => message(JSON.stringify({ type: marker, text: marker }), bearer)],
];

const readLog = () => readFileSync(join(stack.state, 'logs', 'product.log'), 'utf8');
const refusalsIn = (log: string) => log.split('request-refused').length - 1;

/** Reads the log once it holds another refusal. A program that the test does not wait for writes the file. */
async function logAfter(refusals: number): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const log = readLog();
    if (refusalsIn(log) > refusals) return log;
    await setTimeout(20);
  }
  throw new RangeError('The log has no line about the refusal.');
}

test.each(places)('the log does not quote %s', async (_, send) => {
  const before = refusalsIn(readLog());
  const answer = await send();
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).not.toBe(500);
  await answer.text();
  const log = await logAfter(before);
  expect(log).not.toContain(marker);
});
