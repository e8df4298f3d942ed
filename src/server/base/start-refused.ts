/** The server or set-up will not start. The message is for the administrator: a line for each thing to mend. */
export class StartRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartRefused';
  }
}
