/** Ways in which a token can be wrong. Every other part of it stays right, so that one check alone can refuse it. */
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

/** One way in which a token is wrong. */
export type TokenFlaw = (typeof TOKEN_FLAWS)[number];
