import type { RowWrite } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import type { GraphAnswer } from '../client/graph';
import { writeInBatches, type WriteOutcome } from '../client/batched-writes';
import { isGood, refused } from '../client/refused';
import { traceFields } from '../columns/clean-fields';
import { readRow } from '../sync/row';
import { isConflict, mayBeDuplicate } from './answer-status';
import { createCall, putCreated, putSaved, saveCall } from './row-calls';
import type { End, Ended, Sent, WritingMode } from './sent-write';
import type { WriteDeps } from './write-deps';

/**
 * Sends writes in batches. The copy then has the rows of the answers.
 *
 * @returns how each write ended, in the order of `writes`
 * @throws {AppError} `store-unavailable`, `throttled` and as `refused` says, when none was sent
 */
export async function sendWrites<T extends Entity>(
  deps: WriteDeps<T>,
  writes: readonly RowWrite<T>[],
  { trace, during }: WritingMode,
): Promise<readonly Ended<Sent<T>>[]> {
  const sent = writes.map((write) => sentOf(deps, write, trace));
  const ends = new Map<number, End>();
  const unsent: AppError[] = [];
  const onEnded = (at: number, outcome: WriteOutcome) => {
    const one = sent[at];
    if (one !== undefined) ends.set(at, endOf(deps, one, outcome));
    if (outcome.kind === 'not-sent') unsent.push(outcome.cause);
  };
  const calls = sent.map(({ call }) => call);
  await writeInBatches(deps.graph, calls, { onEnded, during });
  const [cause] = unsent;
  if (cause !== undefined && unsent.length === sent.length) throw cause;
  return sent.map((one, at) => ({ sent: one, end: ends.get(at) ?? withoutEnd() }));
}

function withoutEnd(): End {
  return { kind: 'in-doubt', cause: new AppError('store-unavailable', 'A write did not end.') };
}

function sentOf<T extends Entity>(
  deps: WriteDeps<T>,
  write: RowWrite<T>,
  trace: WritingMode['trace'],
): Sent<T> {
  const mark = crypto.randomUUID();
  const cells = traceFields(trace, mark);
  if (write.kind === 'save') return { ...write, mark, ...saveCall(deps, write.stored, cells) };
  const askedAt = deps.copy.moment();
  return { ...write, mark, askedAt, ...createCall(deps, write.value, cells) };
}

function endOf<T extends Entity>(deps: WriteDeps<T>, sent: Sent<T>, outcome: WriteOutcome): End {
  if (outcome.kind === 'not-sent') return { kind: 'failed', cause: outcome.cause };
  if (outcome.kind === 'lost') return { kind: 'in-doubt', cause: outcome.cause };
  const { answer } = outcome;
  const id = isGood(answer) ? take(deps, sent, answer) : undefined;
  if (id !== undefined) return { kind: 'taken', id };
  const cause = refused(answer, `${deps.description.displayName}: ${sent.kind}`);
  const { status } = answer;
  return isInDoubt(sent, status) ? { kind: 'in-doubt', cause, status } : { kind: 'failed', cause };
}

/**
 * Puts the row of a good answer into the copy. Returns its id, or undefined when the answer does not hold what that needs.
 */
function take<T extends Entity>(
  deps: WriteDeps<T>,
  sent: Sent<T>,
  answer: GraphAnswer,
): string | undefined {
  if (sent.kind === 'save') {
    const { id } = sent.stored.value;
    return putSaved(deps, { id, body: sent.body }, answer) ? id : undefined;
  }
  const row = readRow(answer.body);
  if (row === undefined) return undefined;
  putCreated(deps.copy, { row, fields: sent.fields }, sent.askedAt);
  return row.id;
}

/** True when only the list can tell what became of the write. */
function isInDoubt<T extends Entity>({ kind }: Sent<T>, status: number): boolean {
  if (status < 300 || status >= 500) return true;
  return kind === 'create' ? mayBeDuplicate(status) : isConflict(status) || status === 404;
}
