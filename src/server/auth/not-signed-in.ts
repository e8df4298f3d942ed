/**
 * Thrown when the caller has no valid token. The message names the failed check, for the log; the caller never gets it.
 * It never quotes the token.
 */
export class NotSignedIn extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotSignedIn';
  }
}

/**
 * Thrown when no token can be accepted until an administrator has corrected the app registration. The log raises an
 * alarm; the caller hears the same as with `NotSignedIn`.
 */
export class RegistrationIncomplete extends NotSignedIn {
  constructor(message: string) {
    super(message);
    this.name = 'RegistrationIncomplete';
  }
}

/**
 * Thrown when everything about a token is good but its times: either this server's clock, or the one of the caller's
 * device, differs from the issuer's, or the caller sends an old token. `seconds` is the least difference that would
 * explain it: positive when the token has ended, negative when it has not begun. `bearer` tells one person's tokens, or those
 * of a connector, from others; it is not for the log.
 */
export class ClockDiffers extends NotSignedIn {
  readonly seconds: number;
  readonly bearer: string;

  /** @param finding completes the sentence `The clock of this server or of the device differs: …` */
  constructor(finding: string, seconds: number, bearer: string) {
    super(`The clock of this server or of the caller's device differs: ${finding}`);
    this.name = 'ClockDiffers';
    this.seconds = seconds;
    this.bearer = bearer;
  }
}

/** Thrown when the signing keys cannot be fetched, so that no token can be verified. The caller may try again later. */
export class KeysUnavailable extends Error {
  constructor(finding: string, cause?: unknown) {
    super(`The keys that sign tokens cannot be fetched. ${finding}`, { cause });
    this.name = 'KeysUnavailable';
  }
}
