/** The flaws that a token can have. Everything else in the token stays right, so that only one check can refuse it. */
export const TOKEN_FLAWS = [
  'expired',
  'not-yet-valid',
  'other-audience',
  'other-tenant',
  'other-issuer',
  'unknown-key',
  'bad-signature',
  'unsigned',
  'other-service-url',
] as const;

/** A flaw of a token. */
export type TokenFlaw = (typeof TOKEN_FLAWS)[number];
