import type { Answer, Body, Caller, Emulator, TestList } from '../support/emulator';
import { ask, count, seenOf, versionOf, wireOf, type Guids } from './calls';
import { replay, type Copy } from './copy';
import { explain, type Thread } from './orders';
import type { Op, Seen, State } from './state';
import { opOf, type Round, type Trouble } from './steps';

/** A list, its clients, and every state that it may be in. */
export interface Game {
  readonly emulator: Emulator;
  readonly callers: readonly Caller[];
  readonly list: TestList;
  readonly guids: Guids;
  readonly copies: Copy[];
  states: readonly State[];
}

type Write = Extract<Round, { kind: 'write' }>;

/** Lets calls whose path matches meet a fault while work is done. */
async function withTrouble(
  game: Game,
  at: { readonly trouble: Trouble | undefined; readonly path: string },
  work: () => Promise<void>,
): Promise<void> {
  const { trouble, path } = at;
  if (trouble === undefined) return work();
  await game.emulator.control('POST', '/faults', [{ match: { path }, ...trouble }]);
  await work();
  await game.emulator.control('DELETE', '/faults');
}

/** Learns the eTag of a row whose creation was never answered. */
async function learn(game: Game, ops: readonly Op[]): Promise<void> {
  for (const op of ops) {
    if (op.kind !== 'change' && op.kind !== 'remove') continue;
    if (op.match === undefined || game.guids.has(op.id)) continue;
    const { status, body } = await game.callers[0]!.get(`${game.list.items}/${op.id}`);
    if (status === 200) versionOf(game.guids, op.id, body.eTag);
  }
}

interface Parts {
  readonly ops: readonly Op[];
  readonly chained: boolean;
  readonly trouble: Trouble | undefined;
}

/** Sends operations as parts of a batch; what a fault refused, with what depends on it, is sent again. */
async function sendParts(
  game: Game,
  caller: Caller,
  { ops, chained, trouble }: Parts,
): Promise<readonly (Seen | 'lost')[]> {
  const requests = ops.map((op, n) => ({
    id: String(n),
    ...wireOf(game.list, game.guids, op),
    ...(chained && n > 0 ? { dependsOn: [String(n - 1)] } : {}),
  }));
  const wire = { method: 'POST', url: '/$batch', headers: {}, body: { requests } };
  const answer = await ask(caller, wire, trouble);
  if (answer === undefined) return ops.map(() => 'lost');
  const parts = ops.map((_, n) => answer.body.responses.find(({ id }) => id === String(n)));
  const isRefused = parts.map((part) => part?.status === 429 || part?.status === 503);
  const first = isRefused.indexOf(true);
  const again = parts.map((_, n) => isRefused[n] === true || (chained && first >= 0 && n > first));
  const later = ops.filter((_, n) => again[n]);
  const rest =
    later.length === 0 ? [] : await sendParts(game, caller, { ops: later, chained, trouble });
  return ops.map((op, n): Seen | 'lost' => {
    const part = parts[n];
    if (part === undefined) throw new TypeError('A part was not answered');
    if (again[n]) return rest[later.indexOf(op)] ?? 'lost';
    count(`part ${part.status}`);
    return seenOf(game.guids, op, part);
  });
}

/** Several operations in one call; parts that do not depend on each other run in any order. */
async function batch(game: Game, caller: Caller, parts: Parts): Promise<readonly Thread[]> {
  const { ops, chained } = parts;
  const seen = await sendParts(game, caller, parts);
  if (chained) return [{ ops, seen, chained }];
  return ops.map((op, n) => ({ ops: [op], seen: [seen[n] ?? 'lost'], chained }));
}

async function one(
  game: Game,
  caller: Caller,
  at: { op: Op; trouble: Trouble | undefined },
): Promise<readonly Thread[]> {
  const { op, trouble } = at;
  const answer: Answer | undefined = await ask(caller, wireOf(game.list, game.guids, op), trouble);
  const seen = answer === undefined ? 'lost' : seenOf(game.guids, op, answer);
  return [{ ops: [op], seen: [seen], chained: false }];
}

/** Everybody asks at once; some order of what was asked must explain every answer. */
async function write(game: Game, { calls, trouble }: Write): Promise<void> {
  const [state = { rows: [] }] = game.states;
  const wanted = calls.map(({ wishes, chained }) => ({
    ops: wishes.map((wish) => opOf(wish, state)),
    chained,
  }));
  await learn(
    game,
    wanted.flatMap(({ ops }) => ops),
  );
  let threads: readonly Thread[] = [];
  await withTrouble(game, { trouble, path: '/items|batch' }, async () => {
    const asked = wanted.map(({ ops, chained }, n) => {
      const caller = game.callers[n % game.callers.length]!;
      const [op] = ops;
      return ops.length === 1 && op !== undefined
        ? one(game, caller, { op, trouble })
        : batch(game, caller, { ops, chained, trouble });
    });
    threads = (await Promise.all(asked)).flat();
  });
  const after = explain(game.states, threads);
  if (after.length === 0) {
    const told = JSON.stringify({ threads, before: game.states }, undefined, 1);
    throw new Error(`No order of these explains what was answered: ${told}`);
  }
  game.states = after;
}

async function pull(game: Game, client: number, trouble: Trouble | undefined): Promise<void> {
  const caller = game.callers[client]!;
  await withTrouble(game, { trouble, path: 'delta' }, async () => {
    game.copies[client] = await replay(caller, game, { copy: game.copies[client]!, trouble });
  });
}

/** Plays one round. @throws when no order of what was asked explains what was answered */
export async function play(game: Game, round: Round): Promise<void> {
  switch (round.kind) {
    case 'write':
      return write(game, round);
    case 'pull':
      return pull(game, round.client, round.trouble);
    case 'expire':
      await game.emulator.control('POST', '/expire-delta-tokens');
      return;
    case 'lag':
      await game.emulator.control('PUT', '/switches', { deltaLagMs: round.ms });
      return;
  }
}

/** Entries of a body as numbers. */
export const idsOf = (rows: readonly Body[]): readonly number[] => rows.map(({ id }) => Number(id));
