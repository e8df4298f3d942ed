/** The bytes of an answer. `gzip` is absent for an answer that is too small to gain from it. */
export interface AnswerBytes {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

/**
 * How many bytes of answers are kept. The views of 2,000 goals are 2.6-3.0 MB with their gzip, so that this holds those of
 * the people who work at the same time; one answer may take a quarter of it.
 */
export const keptBytes = 64 * 1024 * 1024;

const sizeOf = ({ plain, gzip }: AnswerBytes) => plain.byteLength + (gzip?.byteLength ?? 0);

/** Keeps answers by their ETag, which is another one after each change. The answer that was used least recently goes first. */
export class ViewBytes {
  private readonly answers = new Map<string, AnswerBytes>();
  /** As many as there are requests under way, which the number of connections bounds (`httpLimits`). */
  private readonly underWay = new Map<string, Promise<AnswerBytes>>();
  private readonly mostBytes: number;
  private bytes = 0;

  constructor(mostBytes: number = keptBytes) {
    this.mostBytes = mostBytes;
  }

  /** Returns the kept answer, or makes it. Requests for an answer that is being made wait for the same one. */
  async get(tag: string, make: () => Promise<AnswerBytes>): Promise<AnswerBytes> {
    const known = this.answers.get(tag);
    if (known !== undefined) {
      this.answers.delete(tag);
      this.answers.set(tag, known);
      return known;
    }
    const promised = this.underWay.get(tag) ?? make();
    this.underWay.set(tag, promised);
    try {
      const answer = await promised;
      this.keep(tag, answer);
      return answer;
    } finally {
      this.underWay.delete(tag);
    }
  }

  private keep(tag: string, answer: AnswerBytes): void {
    if (this.answers.has(tag) || sizeOf(answer) > this.mostBytes / 4) return;
    this.answers.set(tag, answer);
    this.bytes += sizeOf(answer);
    for (const [oldest, other] of this.answers) {
      if (this.bytes <= this.mostBytes) return;
      this.answers.delete(oldest);
      this.bytes -= sizeOf(other);
    }
  }
}
