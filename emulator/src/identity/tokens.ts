import type { Emulator, TenantUser } from '../state/emulator';

/** The tokens that an app gets when it signs a person in. */
export interface UserTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
  readonly scope: string;
}

/** Lifetime of a person's tokens in seconds of real time. Entra ID's live between 60 and 90 minutes. */
const LIFETIME = 3900;

/**
 * The claims that identify a person. The optional claim `acct`, for which an app registration asks, is 0 for a member and
 * 1 for a guest.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/optional-claims-reference
 */
function personClaims(user: TenantUser): Record<string, unknown> {
  return {
    oid: user.id,
    tid: user.tenantId,
    sub: user.id,
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    ver: '2.0',
    acct: user.kind === 'guest' ? 1 : 0,
  };
}

/** The audience and the scope names without their resource that a `scope` asks for, without OpenID's own scopes. */
function parseScope(scope: string, clientId: string): { audience: string; names: string[] } {
  const scopes = scope
    .split(' ')
    .filter((s) => !/^(openid|profile|email|offline_access)?$/.test(s));
  const graph = 'https://graph.microsoft.com';
  const isGraph = scopes.some((s) => s.startsWith(graph) || /^(User|Sites)\./.test(s));
  return {
    audience: isGraph ? graph : clientId,
    names: scopes.map((s) => s.split('/').at(-1) ?? s).filter((s) => s !== '.default'),
  };
}

/**
 * Signs a person in to an app: issues an access token for the scope's resource and an id token for the app.
 *
 * A Graph scope gives a token for Graph. Any other scope, as `{clientId}/…` or `api://…/…`, gives a token for the app's own API
 * (`aud` = client id, `scp: access_as_user` unless the scope names another).
 */
export async function issueUserTokens(
  emulator: Emulator,
  user: TenantUser,
  request: { readonly clientId: string; readonly scope?: string | undefined },
): Promise<UserTokens> {
  const issuer = emulator.entra(user.tenantId);
  const person = personClaims(user);
  const { audience, names } = parseScope(request.scope ?? '', request.clientId);
  const scp = names.length > 0 ? names.join(' ') : 'access_as_user';
  const accessToken = await issuer.sign(
    { ...person, aud: audience, azp: request.clientId, azpacr: '0', scp },
    LIFETIME,
  );
  const idToken = await issuer.sign({ ...person, aud: request.clientId }, LIFETIME);
  return { accessToken, idToken, expiresIn: LIFETIME - 300, scope: request.scope ?? scp };
}
