import type { Emulator, TenantUser } from '../state/emulator';

/** What a person's sign-in gives an app. */
export interface UserTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
  readonly scope: string;
}

/** How long tokens live, in seconds of real time: between 60 and 90 minutes at Entra. */
const LIFETIME = 3900;

/** Claims that say who the person is; guests carry `acct: 1`. @see tab.md §2 */
function personClaims(user: TenantUser): Record<string, unknown> {
  return {
    oid: user.id,
    tid: user.tenantId,
    sub: user.id,
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    ver: '2.0',
    ...(user.kind === 'guest' ? { acct: 1 } : {}),
  };
}

/** The audience and the bare scope names that a scope parameter asks for; OpenID's own scopes are left out. */
function askedScope(scope: string, clientId: string): { audience: string; names: string[] } {
  const asked = scope.split(' ').filter((s) => !/^(openid|profile|email|offline_access)?$/.test(s));
  const graph = 'https://graph.microsoft.com';
  const isGraph = asked.some((s) => s.startsWith(graph) || /^(User|Sites)\./.test(s));
  return {
    audience: isGraph ? graph : clientId,
    names: asked.map((s) => s.split('/').at(-1) ?? s).filter((s) => s !== '.default'),
  };
}

/**
 * Signs a person in to an app: an access token for the scope's resource and an id token for the app.
 *
 * A scope of `{clientId}/…` or `api://…/…` gives a token of the product's own API (`aud` = client id,
 * `scp: access_as_user`); a Graph scope one for Graph.
 */
export async function issueUserTokens(
  emulator: Emulator,
  user: TenantUser,
  asked: { readonly clientId: string; readonly scope?: string | undefined },
): Promise<UserTokens> {
  const issuer = emulator.entra(user.tenantId);
  const person = personClaims(user);
  const wanted = askedScope(asked.scope ?? '', asked.clientId);
  const scp = wanted.names.length > 0 ? wanted.names.join(' ') : 'access_as_user';
  const accessToken = await issuer.sign(
    { ...person, aud: wanted.audience, azp: asked.clientId, azpacr: '0', scp },
    LIFETIME,
  );
  const idToken = await issuer.sign({ ...person, aud: asked.clientId }, LIFETIME);
  return { accessToken, idToken, expiresIn: LIFETIME - 300, scope: asked.scope ?? scp };
}
