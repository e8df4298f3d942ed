import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import { localCertificate } from './certificates';
import { createClock } from './control/clock';
import { createEvents } from './control/events';
import { livingTenant } from './connector/living-teams';
import { faultDoor } from './control/fault-door';
import { createFaults, type Faults } from './control/faults';
import { journalDoor } from './control/journal';
import { partFault } from './control/part-fault';
import { controlRoutes } from './control/routes';
import { beginWith, clearSwitches, type Switches } from './control/switches';
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
import { identityRoutes } from './identity/routes';
import { openStore, type OpenStore } from './store/lmdb-store';

/** How to start. */
export interface Settings {
  readonly port: number;
  readonly httpsPort: number;
  /** Folder for the store and the certificate. */
  readonly state: string;
  /** Is each write on the disk before it is answered? */
  readonly sync: boolean;
  readonly tenant: Tenant;
  /** Where the product's tab and bot are. */
  readonly product: string;
  /** File that every answer of Graph is appended to. */
  readonly journal?: string | undefined;
  /** Switches that do not stand at their default. */
  readonly switches?: Partial<Switches>;
}

/** A stand-in that answers. */
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
    tenant: livingTenant(store, settings.tenant),
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

/** Puts the site's beginning into an empty store; one that is older than the library gets it now. */
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
    // Programs that run on have read the signing keys already: they stay.
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
  app.use(journalDoor(journal));
  app.route('/', controlRoutes({ emulator, meter, faults, reset }));
  app.route('/', notificationRoutes(emulator));
  app.route('/', feedRoutes(emulator));
  app.route('/', graphRoutes({ emulator, meter, partFault: partFault(faults, emulator) }));
  app.route('/', storageRoutes({ emulator, meter }));
  app.route('/', identityRoutes(emulator));
  app.route('/', hostRoutes(emulator));
  app.notFound(refuseUnknown);
  const door = new Hono();
  door.use(faultDoor({ faults, emulator, serve: (call) => app.fetch(call) }));
  door.all('*', (c) => app.fetch(c.req.raw, c.env));
  return door;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Stops taking calls, ends open ones, and waits until the port is free. */
const stop = (server: ReturnType<typeof createAdaptorServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

/** Starts Graph, sign-in, connector, host page and control on http and https, on loopback alone. */
export async function startServer(settings: Settings): Promise<Running> {
  const certificate = await localCertificate(settings.state);
  const store = openStore(`${settings.state}/store`, settings);
  const faults = createFaults();
  const emulator = makeEmulator(settings, store, faults);
  beginWith(store, settings.switches ?? {});
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
