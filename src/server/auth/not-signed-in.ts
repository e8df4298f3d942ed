/** The caller has no good token. The message says which check failed; it goes to the log, never to the caller. */
export class NotSignedIn extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NotSignedIn';
  }
}

/** The keys cannot be fetched, so no token can be judged; the caller tries again later. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys that sign tokens cannot be fetched.', { cause });
    this.name = 'KeysUnavailable';
  }
}
