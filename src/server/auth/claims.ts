import type { Actor } from '../../core/domain/base/actor';
import { personName } from '../../core/domain/base/person-name';
import { NotSignedIn, RegistrationIncomplete } from './not-signed-in';

type Claims = Readonly<Record<string, unknown>>;

/** The app registration and tenant for which a token must have been issued. */
export interface OurApp {
  readonly tenantId: string;
  readonly clientId: string;
}

/**
 * Application ids of the Teams clients (desktop and mobile, and the web), which may ask for tokens for this API.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
const teamsClients = new Set([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
]);
const scope = 'access_as_user';
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One check of the claims, with the message of the error that is thrown when it fails. */
type Check = readonly [refusal: string, holds: (claims: Claims, app: OurApp) => boolean];

/** True when the person signed in at our own tenant: Entra adds `idp` only when another identity provider was used. */
function isSignedInHere(idp: unknown, tenantId: string): boolean {
  return idp === undefined || (typeof idp === 'string' && idp.toLowerCase().includes(tenantId));
}

/**
 * The checks of claims that the verification of signature, issuer and times does not make. All must hold.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
const checks: readonly Check[] = [
  ['The token is not of version 2.', ({ ver }) => ver === '2.0'],
  ['The tenant is not a GUID.', ({ tid }) => typeof tid === 'string' && guid.test(tid)],
  ['The tenant is not ours.', ({ tid }, app) => tid === app.tenantId],
  ['The audience is not exactly our app.', ({ aud }, app) => aud === app.clientId],
  [
    'The token is of an app, not of a person.',
    ({ idtyp }) => idtyp === undefined || idtyp === 'user',
  ],
  ['The token does not let us act for the person.', ({ scp }) => scopesOf(scp).includes(scope)],
  [
    'The token was made for another program.',
    ({ azp }, app) => typeof azp === 'string' && (azp === app.clientId || teamsClients.has(azp)),
  ],
  ['The person has no object id.', ({ oid }) => typeof oid === 'string' && guid.test(oid)],
  ['The person is a guest.', ({ acct }) => acct === undefined || acct === 0],
  ['The person signed in elsewhere.', ({ idp }, app) => isSignedInHere(idp, app.tenantId)],
  ['The time of issue is not a number.', ({ iat }) => typeof iat === 'number'],
];

/**
 * Refuses a token that does not say whether the person is a member (0) or a guest (1). Entra puts the optional claim
 * `acct` into every access token of an app registration that asks for it, as aad.manifest.json does.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/optional-claims-reference
 * @throws {RegistrationIncomplete}
 */
function requireAccountKind({ acct }: Claims): void {
  if (acct !== undefined) return;
  throw new RegistrationIncomplete(
    'The token lacks acct: add the optional claim acct for access tokens to the app registration, as aad.manifest.json has it.',
  );
}

function scopesOf(scp: unknown): readonly string[] {
  return typeof scp === 'string' ? scp.split(' ') : [];
}

/**
 * Returns the person for whom a token speaks, once its signature has been verified. The person is identified by `tid`
 * and `oid`; name and mail address never decide rights.
 *
 * @throws {NotSignedIn} naming the first check that fails
 * @throws {RegistrationIncomplete} when nothing says whether the person is a guest
 */
export function actorOf(claims: Claims, app: OurApp): Actor {
  const failed = checks.find(([, holds]) => !holds(claims, app));
  if (failed !== undefined) throw new NotSignedIn(failed[0]);
  requireAccountKind(claims);
  const name = typeof claims['name'] === 'string' ? claims['name'] : '';
  return { kind: 'member', objectId: String(claims['oid']), name: personName(name) };
}
