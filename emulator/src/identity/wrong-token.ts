import {
  base64url,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose';
import { randomUUID } from 'node:crypto';
import type { Emulator, Issuer } from '../state/emulator';
import type { TokenFlaw } from './token-flaws';

type Claims = Readonly<Record<string, unknown>>;

const HOUR = 3600;
/** An id that no tenant, resource or key has. */
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
const BOT_FRAMEWORK = 'https://api.botframework.com';

/** The claims of another tenant's token. Its signature is good, since Entra ID signs for all tenants with the same keys. */
function claimsOfOtherTenant(emulator: Emulator): Claims {
  return { iss: `${emulator.addresses.https}/${UNKNOWN_ID}/v2.0`, tid: UNKNOWN_ID };
}

/** The claims that a flaw changes; none when the flaw is in the signature. */
function changedClaims(emulator: Emulator, flaw: TokenFlaw): Claims {
  const now = Math.floor(Date.now() / 1000);
  const changes: Partial<Record<TokenFlaw, Claims>> = {
    expired: { iat: now - 2 * HOUR, nbf: now - 2 * HOUR, exp: now - HOUR },
    'not-yet-valid': { iat: now, nbf: now + HOUR, exp: now + 2 * HOUR },
    'other-audience': { aud: UNKNOWN_ID },
    'other-tenant': claimsOfOtherTenant(emulator),
    'other-service-url': { serviceurl: 'https://connector.example/' },
  };
  return changes[flaw] ?? {};
}

const encoded = (value: object): string => base64url.encode(JSON.stringify(value));

const unsigned = (claims: Claims): string =>
  `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;

/** Signs a token and then changes its claims, so that the signature no longer fits. */
async function tampered(issuer: Issuer, claims: Claims): Promise<string> {
  const [header = '', , signature = ''] = (await issuer.sign(claims, HOUR)).split('.');
  return `${header}.${encoded({ ...claims, jti: randomUUID() })}.${signature}`;
}

let unpublishedKey: Promise<JWK> | undefined;

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return exportJWK(privateKey);
}

async function signedWithUnpublishedKey(claims: Claims): Promise<string> {
  const key = await (unpublishedKey ??= makeKey());
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: UNKNOWN_ID, typ: 'JWT' })
    .sign(await importJWK(key, 'RS256'));
}

/** The issuer that signs a token with the flaw `other-issuer`: Entra ID for the Bot Framework's tokens, and the reverse. */
function otherIssuer(emulator: Emulator, own: Issuer): { issuer: Issuer; name: string } {
  const { tenantId } = emulator.tenant;
  return own === emulator.botFramework
    ? { issuer: emulator.entra(tenantId), name: `${emulator.addresses.https}/${tenantId}/v2.0` }
    : { issuer: emulator.botFramework, name: BOT_FRAMEWORK };
}

/** Makes a token with the same claims and one flaw. Only tokens of the Bot Framework can have `other-service-url`. */
export async function spoilToken(
  emulator: Emulator,
  token: string,
  flaw: TokenFlaw,
): Promise<string> {
  const given: Claims = decodeJwt(token);
  const isBotFramework = given['iss'] === BOT_FRAMEWORK;
  const tid = typeof given['tid'] === 'string' ? given['tid'] : emulator.tenant.tenantId;
  const own = isBotFramework ? emulator.botFramework : emulator.entra(tid);
  const claims = { ...given, ...changedClaims(emulator, flaw) };
  if (flaw === 'unsigned') return unsigned(claims);
  if (flaw === 'unknown-key') return signedWithUnpublishedKey(claims);
  if (flaw === 'bad-signature') return tampered(own, claims);
  if (flaw !== 'other-issuer') return own.sign(claims, HOUR);
  const other = otherIssuer(emulator, own);
  return other.issuer.sign({ ...claims, iss: other.name }, HOUR);
}
