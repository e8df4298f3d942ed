import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import { localCertificate } from './certificates';
import { createClock } from './control/clock';
import { createEvents } from './control/events';
import { tenantWithCurrentTeams } from './connector/team-states';
import { faultMiddleware } from './control/fault-middleware';
import { createFaults, type Faults } from './control/faults';
import { journalMiddleware } from './control/journal';
import { partFault } from './control/part-fault';
import { controlRoutes } from './control/routes';
import { setInitialSwitches, clearSwitches, type Switches } from './control/switches';
import type { Emulator, Issuer, Tenant } from './state/emulator';
import { graphRoutes } from './graph/protocol/app';
import { seedLibrary } from './graph/drive/drives';
import { storageRoutes } from './graph/drive/storage-routes';
import { refuseUnknown } from './graph/protocol/envelope';
import { createMeter } from './graph/protocol/meter';
import { seedPeople } from './graph/directory/people';
import { notificationRoutes } from './graph/subscriptions/control-routes';
import { startSender } from './graph/subscriptions/sender';
import { feedRoutes } from './graph/teamwork/feed';
import { hostRoutes } from './host/routes';
import { createIssuer, KEYS } from './identity/issuer';
import { managedIdentityRoutes } from './identity/managed-identity';
import { identityRoutes } from './identity/routes';
import { openStore, type OpenStore } from './store/lmdb-store';

/** The settings that the emulator starts with. */
export interface Settings {
  readonly port: number;
  readonly httpsPort: number;
  /** The folder of the store and the certificate. */
  readonly state: string;
  /** Whether each write is on the disk before the emulator answers it. */
  readonly sync: boolean;
  readonly tenant: Tenant;
  /** The address of the product, which serves its tab and bot. */
  readonly product: string;
  /** The file that the emulator appends each answer of Graph to. */
  readonly journal?: string | undefined;
  /** The switches that do not start at their default. */
  readonly switches?: Partial<Switches>;
}

/** A started emulator. */
export interface Running {
  readonly addresses: Emulator['addresses'];
  readonly authorityPath: string;
  close(): Promise<void>;
}

const SEEDED = 'control/seeded';

function makeEmulator(settings: Settings, store: OpenStore, faults: Faults): Emulator {
  const issuers = new Map<string, Issuer>();
  const issuer = (name: string, url: string): Issuer => {
    const known = issuers.get(name) ?? createIssuer(store, name, url);
    issuers.set(name, known);
    return known;
  };
  const https = `https://localhost:${String(settings.httpsPort)}`;
  return {
    store,
    clock: createClock(store),
    tenant: tenantWithCurrentTeams(store, settings.tenant),
    entra: (tenantId) => issuer(`entra ${tenantId}`, `${https}/${tenantId}/v2.0`),
    botFramework: issuer('bot framework', 'https://api.botframework.com'),
    addresses: {
      http: `http://localhost:${String(settings.port)}`,
      https,
      product: settings.product,
    },
    deliveryFault: ({ pathname, search, hash }) =>
      faults.take({ to: 'product', method: 'POST', pathAndQuery: pathname + search + hash }),
    events: createEvents(),
  };
}

/** Puts the tenant's initial state into an empty store. A store from before there was a document library gets one now. */
function seed(emulator: Emulator): void {
  seedSite(emulator);
  seedLibrary(emulator);
}

function seedSite(emulator: Emulator): void {
  const seeded = emulator.store.get<string | true>(SEEDED);
  const { tenantId } = emulator.tenant;
  if (seeded === true || seeded === tenantId) return;
  if (seeded !== undefined) {
    throw new RangeError(
      `The state belongs to the tenant ${seeded}, not to ${tenantId}: set EMULATOR_STATE to another folder, or delete this one.`,
    );
  }
  emulator.store.transaction(() => {
    seedPeople(emulator);
    emulator.store.put(SEEDED, tenantId);
  });
}

function makeApp(emulator: Emulator, faults: Faults, journal: string | undefined): Hono {
  const meter = createMeter(emulator.store);
  const reset = () => {
    // The signing keys stay, since programs that run on have read them already.
    const keys = [...emulator.store.range<unknown>(KEYS)];
    emulator.store.clear();
    for (const { key, value } of keys) emulator.store.put(key, value);
    clearSwitches(emulator.store);
    meter.clear();
    faults.clear();
    seed(emulator);
    emulator.clock.advance(0);
    emulator.events.emit({ kind: 'list' });
    return Promise.resolve();
  };
  const app = new Hono();
  app.use(journalMiddleware(journal));
  app.route('/', controlRoutes({ emulator, meter, faults, reset }));
  app.route('/', notificationRoutes(emulator));
  app.route('/', feedRoutes(emulator));
  app.route('/', graphRoutes({ emulator, meter, partFault: partFault(faults, emulator) }));
  app.route('/', storageRoutes({ emulator, meter }));
  app.route('/', identityRoutes(emulator));
  app.route('/', managedIdentityRoutes(emulator));
  app.route('/', hostRoutes(emulator));
  app.notFound(refuseUnknown);
  const outer = new Hono();
  outer.use(faultMiddleware({ faults, emulator, serve: (call) => app.fetch(call) }));
  outer.all('*', (c) => app.fetch(c.req.raw, c.env));
  return outer;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Stops accepting calls, ends open connections, and waits until the port is free. */
const stop = (server: ReturnType<typeof createAdaptorServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

/** Starts the emulator (Graph, sign-in, Bot connector, host page, control) on http and https, on loopback alone. */
export async function startServer(settings: Settings): Promise<Running> {
  const certificate = await localCertificate(settings.state);
  const store = openStore(`${settings.state}/store`, settings);
  const faults = createFaults();
  const emulator = makeEmulator(settings, store, faults);
  setInitialSwitches(store, settings.switches ?? {});
  seed(emulator);
  const { fetch } = makeApp(emulator, faults, settings.journal);
  const http = createAdaptorServer({ fetch });
  const https = createAdaptorServer({
    fetch,
    createServer: createHttpsServer,
    serverOptions: { key: certificate.key, cert: certificate.cert },
  });
  await listen(http, settings.port);
  await listen(https, settings.httpsPort);
  const stopSending = startSender(emulator);
  return {
    addresses: emulator.addresses,
    authorityPath: certificate.authorityPath,
    close: async () => {
      stopSending();
      await Promise.all([stop(http), stop(https)]);
      await store.close();
    },
  };
}
