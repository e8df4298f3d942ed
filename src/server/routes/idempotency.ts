import { createHash } from 'node:crypto';
import { Refused } from './refusals';

/** An answer that can be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was asked, by whom. */
export interface AskedOnce {
  /** Who asks and for which act: keys of different people never meet. */
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
 * Does the work of one key once: the same key with the same body gets the first answer, also while that is still being
 * made; with another body it is refused (422). An answer that says "try again" (5xx, 429) is not kept.
 * A restart forgets: then `If-Match`, the unique key and the revision hold (design §5, §6).
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
