/**
 * Thrown when the caller has no valid token. The message names the failed check, for the log; the caller never gets it.
 */
export class NotSignedIn extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NotSignedIn';
  }
}

/** Thrown when the signing keys cannot be fetched, so that no token can be verified. The caller may try again later. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys that sign tokens cannot be fetched.', { cause });
    this.name = 'KeysUnavailable';
  }
}
