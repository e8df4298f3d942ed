/**
 * Keeps values up to so many bytes. The value that was used least recently goes first. A value that takes more than a quarter of
 * the room is not kept.
 */
export class KeptByBytes<T> {
  private readonly values = new Map<string, T>();
  private readonly mostBytes: number;
  private readonly sizeOf: (value: T) => number;
  private bytes = 0;

  constructor(mostBytes: number, sizeOf: (value: T) => number) {
    this.mostBytes = mostBytes;
    this.sizeOf = sizeOf;
  }

  get(key: string): T | undefined {
    const known = this.values.get(key);
    if (known === undefined) return undefined;
    this.values.delete(key);
    this.values.set(key, known);
    return known;
  }

  /** Keeps the value, in place of the one that has this key. */
  set(key: string, value: T): void {
    this.delete(key);
    const size = this.sizeOf(value);
    if (size > this.mostBytes / 4) return;
    this.values.set(key, value);
    this.bytes += size;
    for (const oldest of this.values.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.delete(oldest);
    }
  }

  clear(): void {
    this.values.clear();
    this.bytes = 0;
  }

  private delete(key: string): void {
    const value = this.values.get(key);
    if (value === undefined) return;
    this.values.delete(key);
    this.bytes -= this.sizeOf(value);
  }
}
