import { createHash } from 'node:crypto';
import { after, type RunningClock } from '../../core/domain/base/running-time';
import { KeptAnswers, keptBounds, type KeptAnswer, type KeptBounds } from './kept-answers';
import { Refused } from './refusals';

/** A request that may come more than once. */
export interface AskedOnce {
  /** The object id of the person who asks. */
  readonly person: string;
  readonly act: string;
  /** The header `Idempotency-Key`, as `requireKey` returns it. */
  readonly key: string;
  readonly body: string;
  /**
   * True when the person may do the act to everything, so that an earlier answer may be given again as it is. Else the
   * request is decided anew, and the act recognises by the stored rows what it has done already.
   */
  readonly mayRepeat: boolean;
}

const wellFormed = /^[\w.:-]{8,100}$/;
const keepMs = 24 * 60 * 60_000;

/** Returns the value of the header `Idempotency-Key`. @throws {Refused} 400 when it is missing or malformed */
export function requireKey(header: string | undefined): string {
  if (header === undefined || !wellFormed.test(header)) throw new Refused(400, 'invalid');
  return header;
}

interface Running {
  readonly bodyHash: string;
  readonly answer: Promise<KeptAnswer>;
}

/**
 * Makes a function that runs the work of each `Idempotency-Key` once. The same key with the same body gets the first
 * answer; while the work is running, it waits for that answer. The same key with another body is refused (422).
 *
 * A kept answer is given again only if both the first request and the repeated one come with the right to everything, and the
 * answer of a request that still runs only if the repeated one does. A repeated request with less waits until the first has
 * ended, and is then decided by the rights that the person has now.
 *
 * Only the answer of a request that was done is kept, for a day and within `bounds`. A refusal has changed nothing, so
 * a repeated request is decided again: it gets the same refusal while the rows stay as they are. The caller asks for the
 * person's rights before each call, so that nobody gets an answer again after losing the right to it.
 *
 * All of this is in memory and helps against lost answers. What must hold across a restart, or after an answer has been
 * forgotten, is held by the rows: unique keys, the mark of each write (docs/decisions/0007-each-write-carries-a-mark.md)
 * and `If-Match` with the eTag that the person saw. The same key with another body is then a new request to the rows.
 */
export function onceByKey(runningNow: RunningClock, bounds: KeptBounds = keptBounds) {
  // As many as there are requests under way, which the number of connections bounds (`httpLimits`).
  const running = new Map<string, Running>();
  const kept = new KeptAnswers(bounds);

  const start = (id: string, asked: AskedOnce, begun: Running) => {
    running.set(id, begun);
    const done = () => running.delete(id);
    begun.answer.then((answer) => {
      done();
      if (answer.status >= 400) return;
      const { person, mayRepeat } = asked;
      const until = after(runningNow(), keepMs);
      const { bodyHash } = begun;
      kept.add(id, { person, bodyHash, answer: mayRepeat ? answer : undefined, until });
    }, done);
    return begun.answer;
  };

  const findBefore = (id: string, bodyHash: string) => {
    const before = running.get(id) ?? kept.find(id, runningNow());
    if (before !== undefined && before.bodyHash !== bodyHash) throw new Refused(422, 'invalid');
    return before?.answer;
  };

  return async (asked: AskedOnce, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> => {
    const id = `${asked.person} ${asked.act} ${asked.key}`;
    const bodyHash = createHash('sha256').update(asked.body).digest('base64');
    const earlier = findBefore(id, bodyHash);
    if (earlier !== undefined && asked.mayRepeat) return earlier;
    // Does not yield when nothing is running, so that of two requests at once only one begins.
    for (let one = running.get(id); one !== undefined; one = running.get(id)) {
      await one.answer.catch(() => undefined);
    }
    return start(id, asked, { bodyHash, answer: work() });
  };
}
