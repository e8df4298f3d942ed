import { resolve } from 'node:path';
import { startingSwitches } from './control/positions';
import { startServer } from './server';
import { loadTenant, TenantError } from './tenant/load-tenant';

/** Reads a port number from the environment. @throws {RangeError} when it is none */
function portOf(name: string, fallback: number): number {
  const port = Number(process.env[name] ?? fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new RangeError(`${name} must be a port number`);
}

/** Ends the program with a message for the person who started it, when the settings are wrong. Rethrows any other error. */
function refuse(error: unknown): never {
  if (!(error instanceof TenantError || error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const start = async () =>
  startServer({
    port: portOf('EMULATOR_PORT', 3979),
    httpsPort: portOf('EMULATOR_HTTPS_PORT', 3980),
    state: resolve(process.env['EMULATOR_STATE'] ?? '.local'),
    sync: process.env['EMULATOR_SYNC'] !== 'off',
    tenant: loadTenant(process.env['EMULATOR_SEED'] ?? 'demo'),
    product: `http://localhost:${String(portOf('PORT', 3978))}`,
    journal: process.env['EMULATOR_JOURNAL'],
    switches: startingSwitches(process.env['EMULATOR_SWITCHES']),
  });
const running = await start().catch(refuse);

process.stdout.write(
  `Microsoft 365 emulator\n  ${running.addresses.http}\n  ${running.addresses.https}\n  authority ${running.authorityPath}\n`,
);

let stopping = false;
const stopOnce = (): void => {
  if (stopping) return;
  stopping = true;
  void running.close().then(() => process.exit(0));
};
process.on('SIGINT', stopOnce);
process.on('SIGTERM', stopOnce);
