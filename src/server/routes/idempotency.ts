import { createHash } from 'node:crypto';
import { Refused } from './refusals';

/** An answer that is kept, so that a repeated request gets it again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that may come more than once. */
export interface AskedOnce {
  /** The person and the act, so that equal keys of different people or acts do not collide. */
  readonly scope: string;
  /** The header `Idempotency-Key`. */
  readonly key: string | undefined;
  readonly body: string;
}

const wellFormed = /^[\w.:-]{8,100}$/;
const keepMs = 24 * 60 * 60_000;
const mostKept = 5_000;

interface Kept {
  readonly bodyHash: string;
  readonly answer: Promise<KeptAnswer>;
  readonly until: number;
}

/**
 * Makes a function that runs the work of each `Idempotency-Key` once. The same key with the same body gets the first
 * answer, even while the work is still running; the same key with another body is refused (422). Answers 5xx and 429
 * are not kept, since the client shall try again. Keys are kept in memory for a day; after a restart `If-Match` and
 * unique keys still prevent duplicate rows (decision 0007).
 */
export function onceByKey(realNow: () => number) {
  const kept = new Map<string, Kept>();
  const forget = (id: string, answer: Promise<KeptAnswer>) => {
    if (kept.get(id)?.answer === answer) kept.delete(id);
  };
  return (asked: AskedOnce, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> => {
    if (asked.key === undefined || !wellFormed.test(asked.key)) throw new Refused(400, 'invalid');
    const id = `${asked.scope} ${asked.key}`;
    const bodyHash = createHash('sha256').update(asked.body).digest('base64');
    const before = kept.get(id);
    if (before !== undefined && before.until > realNow()) {
      if (before.bodyHash !== bodyHash) throw new Refused(422, 'invalid');
      return before.answer;
    }
    const answer = work();
    kept.set(id, { bodyHash, answer, until: realNow() + keepMs });
    answer.then(
      ({ status }) => {
        if (status >= 500 || status === 429) forget(id, answer);
      },
      () => forget(id, answer),
    );
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
