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
/** A tenant and a resource that nobody has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const BOT_FRAMEWORK = 'https://api.botframework.com';

/** Keys in use at Entra serve all its tenants: a token of another one has a good signature. */
function ofOtherTenant(emulator: Emulator): Claims {
  return { iss: `${emulator.addresses.https}/${NOBODY}/v2.0`, tid: NOBODY };
}

/** What a flaw changes in the claims; nothing where it lies in the signature. */
function changed(emulator: Emulator, flaw: TokenFlaw): Claims {
  const now = Math.floor(Date.now() / 1000);
  const changes: Partial<Record<TokenFlaw, Claims>> = {
    expired: { iat: now - 2 * HOUR, nbf: now - 2 * HOUR, exp: now - HOUR },
    'not-yet-valid': { iat: now, nbf: now + HOUR, exp: now + 2 * HOUR },
    'other-audience': { aud: NOBODY },
    'other-tenant': ofOtherTenant(emulator),
    'other-service-url': { serviceurl: 'https://connector.example/' },
  };
  return changes[flaw] ?? {};
}

const encoded = (value: object): string => base64url.encode(JSON.stringify(value));

const unsigned = (claims: Claims): string =>
  `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;

/** A good token with words put into its claims after it was signed. */
async function tampered(issuer: Issuer, claims: Claims): Promise<string> {
  const [header = '', , signature = ''] = (await issuer.sign(claims, HOUR)).split('.');
  return `${header}.${encoded({ ...claims, jti: randomUUID() })}.${signature}`;
}

let strangersKey: Promise<JWK> | undefined;

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return exportJWK(privateKey);
}

async function signedByStranger(claims: Claims): Promise<string> {
  const key = await (strangersKey ??= makeKey());
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: NOBODY, typ: 'JWT' })
    .sign(await importJWK(key, 'RS256'));
}

/** Entra and the Bot Framework vouch for each other's tokens when the issuer is to be another one. */
function otherIssuer(emulator: Emulator, own: Issuer): { issuer: Issuer; name: string } {
  const { tenantId } = emulator.tenant;
  return own === emulator.botFramework
    ? { issuer: emulator.entra(tenantId), name: `${emulator.addresses.https}/${tenantId}/v2.0` }
    : { issuer: emulator.botFramework, name: BOT_FRAMEWORK };
}

/** The token with one flaw. `other-service-url` is one of the Bot Framework's tokens alone. */
export async function spoilToken(
  emulator: Emulator,
  token: string,
  flaw: TokenFlaw,
): Promise<string> {
  const given: Claims = decodeJwt(token);
  const isBotFramework = given['iss'] === BOT_FRAMEWORK;
  const tid = typeof given['tid'] === 'string' ? given['tid'] : emulator.tenant.tenantId;
  const own = isBotFramework ? emulator.botFramework : emulator.entra(tid);
  const claims = { ...given, ...changed(emulator, flaw) };
  if (flaw === 'unsigned') return unsigned(claims);
  if (flaw === 'unknown-key') return signedByStranger(claims);
  if (flaw === 'bad-signature') return tampered(own, claims);
  if (flaw !== 'other-issuer') return own.sign(claims, HOUR);
  const other = otherIssuer(emulator, own);
  return other.issuer.sign({ ...claims, iss: other.name }, HOUR);
}
