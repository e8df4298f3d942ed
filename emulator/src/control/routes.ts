import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { ActError, doAct } from '../connector/acts';
import type { Emulator } from '../state/emulator';
import { expireDeltaTokens } from '../graph/lists/delta-routes';
import { lockRoutes } from '../graph/drive/lock-routes';
import { GraphError } from '../graph/protocol/errors';
import type { Meter } from '../graph/protocol/meter';
import { sitePath, siteId } from '../graph/lists/site';
import { identityHeader } from '../identity/managed-identity';
import type { Faults } from './faults';
import { switchPositions } from './positions';
import { loadRows } from './rows';
import { clearSwitches, readSwitches, writeSwitches } from './switches';
import { tokenRoutes } from './token-routes';

/** The parts of the emulator that `/_emulator` controls. */
export interface ControlParts {
  readonly emulator: Emulator;
  readonly meter: Meter;
  readonly faults: Faults;
  /** Empties the store and puts the tenant's initial state back. */
  readonly reset: () => Promise<void>;
}

const SITE_SCRIPT = 'control/site-script';

const bodyOf = async (c: Context): Promise<unknown> => (await c.req.json()) as unknown;

/** The ids and secrets that a launcher needs to start a product against the emulator. */
function info(emulator: Emulator): object {
  const { tenant } = emulator;
  return {
    tenantId: tenant.tenantId,
    organisation: tenant.organisation,
    siteHostname: tenant.siteHostname,
    sitePath: sitePath(emulator),
    siteId: siteId(emulator),
    productClientId: tenant.productClientId,
    clients: tenant.clients.map(({ clientId, clientSecret, siteRole, displayName }) => ({
      clientId,
      clientSecret,
      siteRole,
      displayName,
    })),
    managedIdentities: tenant.managedIdentities,
    identityHeader: identityHeader(tenant),
    teams: tenant.teams.map(({ id, displayName }) => ({ id, displayName })),
    users: tenant.users.map(({ id, userPrincipalName, displayName }) => ({
      id,
      userPrincipalName,
      displayName,
    })),
  };
}

const clockSchema = v.union([
  v.strictObject({
    now: v.pipe(
      v.string(),
      v.check((t) => !Number.isNaN(Date.parse(t))),
    ),
  }),
  v.strictObject({ advanceMs: v.number() }),
]);

function moveClock(emulator: Emulator, body: unknown): object {
  const move = v.parse(clockSchema, body);
  if ('now' in move) emulator.clock.set(move.now);
  else emulator.clock.advance(move.advanceMs);
  emulator.events.emit({ kind: 'clock' });
  return { now: emulator.clock.now() };
}

/** Sends the time as a server-sent event with the data `{ now }`, once at the start and after each jump of the clock. */
const announceJumps = (emulator: Emulator, c: Context): Response =>
  streamSSE(c, async (stream) => {
    const send = () =>
      void stream.writeSSE({ event: 'clock', data: JSON.stringify({ now: emulator.clock.now() }) });
    const stop = emulator.clock.onJump(send);
    send();
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve);
    });
    stop();
  });

function clockRoutes(app: Hono, emulator: Emulator): void {
  app.get('/clock', (c) => c.json({ now: emulator.clock.now() }));
  app.post('/clock', async (c) => c.json(moveClock(emulator, await bodyOf(c))));
  app.get('/clock/events', (c) => announceJumps(emulator, c));
}

function meterRoutes(app: Hono, meter: Meter): void {
  app.get('/meter', (c) =>
    c.json(meter.usage({ prefix: c.req.query('prefix'), clientId: c.req.query('clientId') })),
  );
  app.get('/meter/labels', (c) => c.json(meter.byLabel()));
  app.delete('/meter', (c) => {
    meter.clear();
    return c.body(null, 204);
  });
  app.put('/meter', async (c) => {
    const wanted = v.object({ limits: v.picklist(['smallest', 'off']) });
    meter.setLimits(v.parse(wanted, await bodyOf(c)).limits);
    return c.json({ limits: meter.limits() });
  });
}

function faultRoutes(app: Hono, { emulator, faults }: ControlParts): void {
  app.post('/faults', async (c) => c.json({ rules: faults.add(await bodyOf(c)) }));
  app.get('/faults', (c) => c.json(faults.list()));
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.post('/expire-delta-tokens', (c) => {
    expireDeltaTokens(emulator);
    return c.body(null, 204);
  });
  app.get('/switches/positions', (c) => c.json(switchPositions()));
  app.get('/switches', (c) => c.json(readSwitches(emulator.store)));
  app.put('/switches', async (c) => c.json(writeSwitches(emulator.store, await bodyOf(c))));
  app.delete('/switches', (c) => {
    clearSwitches(emulator.store);
    return c.json(readSwitches(emulator.store));
  });
}

function dataRoutes(app: Hono, { emulator, reset }: ControlParts): void {
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/info', (c) => c.json(info(emulator)));
  app.post('/acts', async (c) => c.json(await doAct(emulator, await bodyOf(c))));
  app.post('/rows', async (c) => {
    const { list, ids } = loadRows(emulator, await bodyOf(c));
    return c.json({ listId: list.id, ids });
  });
  app.post('/reset', async (c) => {
    await reset();
    return c.body(null, 204);
  });
  app.get('/site-script', (c) => c.json(emulator.store.get(SITE_SCRIPT) ?? null));
  app.put('/site-script', async (c) => {
    emulator.store.put(SITE_SCRIPT, await bodyOf(c));
    emulator.events.emit({ kind: 'list' });
    return c.body(null, 204);
  });
}

/** Answers `/_emulator`, by which tests and people control the emulator. A tenant has nothing like it. */
export function controlRoutes(parts: ControlParts): Hono {
  const app = new Hono();
  dataRoutes(app, parts);
  tokenRoutes(app, parts.emulator);
  clockRoutes(app, parts.emulator);
  meterRoutes(app, parts.meter);
  faultRoutes(app, parts);
  app.route('/', lockRoutes(parts.emulator));
  app.onError((error, c) => {
    if (v.isValiError(error)) {
      // The summary names the field, as in `1.fault.status`.
      return c.json({ error: { code: 'invalid', message: v.summarize(error.issues) } }, 400);
    }
    if (error instanceof ActError) {
      return c.json({ error: { code: 'notFound', message: error.message } }, 404);
    }
    if (error instanceof SyntaxError) {
      return c.json({ error: { code: 'invalid', message: error.message } }, 400);
    }
    if (error instanceof GraphError) {
      return c.json({ error: { code: error.code, message: error.message } }, error.status as 400);
    }
    throw error;
  });
  const outer = new Hono();
  outer.route('/_emulator', app);
  return outer;
}
