import type { Answer, Body, Caller, Emulator, TestList } from '../support/emulator';
import { callUntilAnswered, count, resultOf, versionOf, callOf, type Guids } from './calls';
import { replay, type Copy } from './copy';
import { explain, type Thread } from './orders';
import type { Op, Result, State } from './state';
import { opOf, type Round, type FaultRule } from './steps';

/** A list with its clients and every state that it may be in. */
export interface Game {
  readonly emulator: Emulator;
  readonly callers: readonly Caller[];
  readonly list: TestList;
  readonly guids: Guids;
  readonly copies: Copy[];
  states: readonly State[];
}

type Write = Extract<Round, { kind: 'write' }>;

/** Lets a fault rule hit calls whose path matches while `work` runs. */
async function withFaultRule(
  game: Game,
  at: { readonly rule: FaultRule | undefined; readonly path: string },
  work: () => Promise<void>,
): Promise<void> {
  const { rule, path } = at;
  if (rule === undefined) return work();
  await game.emulator.control('POST', '/faults', [{ match: { path }, ...rule }]);
  await work();
  await game.emulator.control('DELETE', '/faults');
}

/** Reads the eTags of rows whose creation got no answer, so that operations can name them. */
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
  readonly rule: FaultRule | undefined;
}

/** Sends operations as parts of a batch. Sends those that a fault refused, and those that depend on them, again. */
async function sendParts(
  game: Game,
  caller: Caller,
  { ops, chained, rule }: Parts,
): Promise<readonly (Result | 'lost')[]> {
  const requests = ops.map((op, n) => ({
    id: String(n),
    ...callOf(game.list, game.guids, op),
    ...(chained && n > 0 ? { dependsOn: [String(n - 1)] } : {}),
  }));
  const call = { method: 'POST', url: '/$batch', headers: {}, body: { requests } };
  const answer = await callUntilAnswered(caller, call, rule);
  if (answer === undefined) return ops.map(() => 'lost');
  const parts = ops.map((_, n) => answer.body.responses.find(({ id }) => id === String(n)));
  const isRefused = parts.map((part) => part?.status === 429 || part?.status === 503);
  const first = isRefused.indexOf(true);
  const again = parts.map((_, n) => isRefused[n] === true || (chained && first >= 0 && n > first));
  const later = ops.filter((_, n) => again[n]);
  const rest =
    later.length === 0 ? [] : await sendParts(game, caller, { ops: later, chained, rule });
  return ops.map((op, n): Result | 'lost' => {
    const part = parts[n];
    if (part === undefined) throw new TypeError('A part was not answered');
    if (again[n]) return rest[later.indexOf(op)] ?? 'lost';
    count(`part ${part.status}`);
    return resultOf(game.guids, op, part);
  });
}

/** Sends several operations in one batch. Parts that do not depend on each other run in any order. */
async function batch(game: Game, caller: Caller, parts: Parts): Promise<readonly Thread[]> {
  const { ops, chained } = parts;
  const results = await sendParts(game, caller, parts);
  if (chained) return [{ ops, results, chained }];
  return ops.map((op, n) => ({ ops: [op], results: [results[n] ?? 'lost'], chained }));
}

async function one(
  game: Game,
  caller: Caller,
  at: { op: Op; rule: FaultRule | undefined },
): Promise<readonly Thread[]> {
  const { op, rule } = at;
  const answer: Answer | undefined = await callUntilAnswered(
    caller,
    callOf(game.list, game.guids, op),
    rule,
  );
  const result = answer === undefined ? 'lost' : resultOf(game.guids, op, answer);
  return [{ ops: [op], results: [result], chained: false }];
}

/** Lets all clients write at once, and checks that some order of the writes explains every answer. */
async function write(game: Game, { calls, rule }: Write): Promise<void> {
  const [state = { rows: [] }] = game.states;
  const wanted = calls.map(({ planned, chained }) => ({
    ops: planned.map((plannedOp) => opOf(plannedOp, state)),
    chained,
  }));
  await learn(
    game,
    wanted.flatMap(({ ops }) => ops),
  );
  let threads: readonly Thread[] = [];
  await withFaultRule(game, { rule, path: '/items|batch' }, async () => {
    const values = wanted.map(({ ops, chained }, n) => {
      const caller = game.callers[n % game.callers.length]!;
      const [op] = ops;
      return ops.length === 1 && op !== undefined
        ? one(game, caller, { op, rule })
        : batch(game, caller, { ops, chained, rule });
    });
    threads = (await Promise.all(values)).flat();
  });
  const after = explain(game.states, threads);
  if (after.length === 0) {
    const resultFor = JSON.stringify({ threads, before: game.states }, undefined, 1);
    throw new Error(`No order of these explains what was answered: ${resultFor}`);
  }
  game.states = after;
}

async function pull(game: Game, client: number, rule: FaultRule | undefined): Promise<void> {
  const caller = game.callers[client]!;
  await withFaultRule(game, { rule, path: 'delta' }, async () => {
    game.copies[client] = await replay(caller, game, { copy: game.copies[client]!, rule });
  });
}

/** Plays one round. @throws when no order of the writes explains the answers */
export async function play(game: Game, round: Round): Promise<void> {
  switch (round.kind) {
    case 'write':
      return write(game, round);
    case 'pull':
      return pull(game, round.client, round.rule);
    case 'expire':
      await game.emulator.control('POST', '/expire-delta-tokens');
      return;
    case 'lag':
      await game.emulator.control('PUT', '/switches', { deltaLagMs: round.ms });
      return;
  }
}

/** The ids of a collection's rows as numbers. */
export const idsOf = (rows: readonly Body[]): readonly number[] => rows.map(({ id }) => Number(id));
