import type { RunningTime } from '../../core/domain/base/running-time';

/** An answer that is kept, so that a repeated request gets it again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is kept of a request that was done. */
export interface KeptRequest {
  readonly person: string;
  readonly bodyHash: string;
  /** Absent when a repeated request is to be decided again. */
  readonly answer: KeptAnswer | undefined;
  readonly until: RunningTime;
}

/** Limits of what is kept, by number and by bytes. */
export interface KeptBounds {
  readonly most: number;
  readonly mostBytes: number;
  readonly mostOfPerson: number;
  readonly mostBytesOfPerson: number;
}

/**
 * A tab repeats a request within minutes. 5,000 are what 80 people can do in an hour of uninterrupted work, and 500 are
 * eight minutes of one person at the rate limit. Most answers have 1-3 kB; the byte limits hold when none of them does.
 */
export const keptBounds: KeptBounds = {
  most: 5_000,
  mostBytes: 8 * 1024 * 1024,
  mostOfPerson: 500,
  mostBytesOfPerson: 256 * 1024,
};

/** Bytes that an entry takes besides its answer's body, roughly: its key, hash and headers. */
const bytesOfEntry = 500;

interface Usage {
  readonly number: number;
  readonly bytes: number;
}
const nothing: Usage = { number: 0, bytes: 0 };

function bytesOf({ answer }: KeptRequest): number {
  return bytesOfEntry + (answer === undefined ? 0 : Buffer.byteLength(answer.body));
}

/** Keeps answers in memory within bounds. When a bound is reached, the oldest are forgotten: the person's own first. */
export class KeptAnswers {
  readonly #bounds: KeptBounds;
  /** In the order in which they were added. */
  readonly #entries = new Map<string, KeptRequest>();
  readonly #usage = new Map<string, Usage>();
  #bytes = 0;

  constructor(bounds: KeptBounds) {
    this.#bounds = bounds;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Returns the entry, unless it is older than `until`. */
  find(id: string, now: RunningTime): KeptRequest | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined || entry.until <= now ? undefined : entry;
  }

  /** Adds an entry. Keeps no answer that is larger than all of a person's answers may be; only its request is kept. */
  add(id: string, entry: KeptRequest): void {
    this.#forget(id);
    const isTooLarge = bytesOf(entry) > this.#bounds.mostBytesOfPerson;
    this.#put(id, isTooLarge ? { ...entry, answer: undefined } : entry);
    const { most, mostBytes, mostOfPerson, mostBytesOfPerson } = this.#bounds;
    const isPersonOver = ({ number, bytes }: Usage) =>
      number > mostOfPerson || bytes > mostBytesOfPerson;
    while (isPersonOver(this.#usage.get(entry.person) ?? nothing)) {
      this.#forgetOldest(({ person }) => person === entry.person);
    }
    while (this.#entries.size > most || this.#bytes > mostBytes) this.#forgetOldest(() => true);
  }

  #put(id: string, entry: KeptRequest): void {
    this.#entries.set(id, entry);
    this.#count(entry, 1);
  }

  #forget(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#count(entry, -1);
  }

  #forgetOldest(isIt: (entry: KeptRequest) => boolean): void {
    for (const [id, entry] of this.#entries) {
      if (!isIt(entry)) continue;
      this.#forget(id);
      return;
    }
  }

  #count(entry: KeptRequest, sign: 1 | -1): void {
    const { number, bytes } = this.#usage.get(entry.person) ?? nothing;
    const change = sign * bytesOf(entry);
    this.#bytes += change;
    if (number + sign === 0) this.#usage.delete(entry.person);
    else this.#usage.set(entry.person, { number: number + sign, bytes: bytes + change });
  }
}
