import { join } from 'node:path';
import { startProgram } from '../../../tests/support/stack';
import type { Emulator } from './emulator';

/** Runs a program of `emulator/tests/clients` over https, trusting the emulator's authority as any other. @returns what it saw */
export async function runClient(emulator: Emulator, name: string): Promise<unknown> {
  const { info, https, http, state } = emulator;
  const client = info.clients.find((one) => one.siteRole === 'fullcontrol');
  const other = info.clients.find((one) => one.siteRole === 'read');
  const program = startProgram([`emulator/tests/clients/${name}.mjs`], {
    GRAPH: https,
    CONTROL: `${http}/_emulator`,
    TENANT: info.tenantId,
    CLIENT_ID: client?.clientId ?? '',
    CLIENT_SECRET: client?.clientSecret ?? '',
    OTHER_ID: other?.clientId ?? '',
    OTHER_SECRET: other?.clientSecret ?? '',
    SITE_HOST: info.siteHostname,
    SITE_PATH: info.sitePath.replace(/^\//, ''),
    NODE_EXTRA_CA_CERTS: join(state, 'authority.pem'),
  });
  const code = await new Promise((ended) => program.child.once('close', ended));
  if (code !== 0) throw new Error(program.said());
  return JSON.parse(program.said());
}
