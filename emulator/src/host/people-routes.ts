import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import type { Emulator, HostEvent, TenantUser } from '../state/emulator';
import { issueUserTokens } from '../identity/tokens';
import { botName } from '../connector/addresses';
import { mustFindUser, mustRead } from './read-request';
import { readManifest } from './manifest';

/**
 * The group that the page's list of people shows a person in. The tenant file decides, since the emulator knows nothing of the
 * product's roles.
 */
function groupOf(user: TenantUser): string {
  if (user.kind !== 'member') return user.kind;
  if (user.siteRole === 'contribute') return 'process-leader';
  if (user.siteRole === 'owner') return 'it';
  if (/sekreterare/i.test(user.jobTitle)) return 'secretary';
  if (/förvaltningschef|direktör/i.test(user.jobTitle)) return 'head';
  if (/chef|rektor|ledare/i.test(user.jobTitle)) return 'manager';
  return 'employee';
}

const tokenRequest = v.object({
  userId: v.string(),
  clientId: v.string(),
  scope: v.optional(v.string()),
  expired: v.optional(v.boolean(), false),
});

/** Makes the same token as if two hours had passed, so that a person can see how an app handles an expired token. */
async function expire(emulator: Emulator, user: TenantUser, token: string): Promise<string> {
  const issuer = emulator.entra(user.tenantId);
  const now = Math.floor(Date.now() / 1_000);
  const past = { iat: now - 7_200, nbf: now - 7_200, exp: now - 3_600 };
  return issuer.sign({ ...(await issuer.check(token)), ...past }, 3_600);
}

function stateOf(emulator: Emulator, language: string) {
  const { tenant, addresses, clock } = emulator;
  return {
    organisation: tenant.organisation,
    tenantId: tenant.tenantId,
    siteUrl: `https://${tenant.siteHostname}/${tenant.sitePath}`,
    siteName: tenant.siteDisplayName,
    timeZone: tenant.timeZone,
    productAddress: addresses.product,
    clientId: tenant.productClientId,
    botName: botName(tenant),
    now: clock.now(),
    app: readManifest(emulator, language),
    people: tenant.users.map((user) => ({ ...user, group: groupOf(user) })),
    teams: tenant.teams,
  };
}

/** Answers the host page's calls for the tenant's state, for tokens of its sign-in bridge, and for live events. */
export function peopleRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/host/state', (c) => c.json(stateOf(emulator, c.req.query('language') ?? 'sv')));

  routes.post('/host/token', async (c) => {
    const request = await mustRead(c.req, tokenRequest);
    const user = mustFindUser(emulator, request.userId);
    const tokens = await issueUserTokens(emulator, user, request);
    if (!request.expired) return c.json(tokens);
    return c.json({ ...tokens, accessToken: await expire(emulator, user, tokens.accessToken) });
  });

  routes.get('/host/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = (event: HostEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
      const stop = emulator.events.on(send);
      stream.onAbort(stop);
      await stream.writeSSE({ data: JSON.stringify({ kind: 'hello' }) });
      while (!stream.aborted) {
        await stream.sleep(25_000);
        await stream.writeSSE({ event: 'beat', data: '' });
      }
    }),
  );
  return routes;
}
