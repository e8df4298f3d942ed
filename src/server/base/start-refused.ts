/**
 * Thrown when the server or set-up cannot start. The message tells the administrator, line by line, what to correct.
 */
export class StartRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartRefused';
  }
}
