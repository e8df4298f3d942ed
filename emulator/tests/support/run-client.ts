import { join } from 'node:path';
import { startProgram } from '../../start/program.mjs';
import type { Emulator } from './emulator';

/**
 * Runs a program of `tests/clients`, which calls the emulator over https.
 *
 * @param variables environment variables besides those that every program gets
 * @returns the JSON that the program printed
 */
export async function runClient(
  emulator: Emulator,
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { info, https, http, authority } = emulator;
  const client = info.clients.find((one) => one.siteRole === 'fullcontrol');
  const other = info.clients.find((one) => one.siteRole === 'read');
  const program = startProgram([join(__dirname, '..', 'clients', `${name}.mjs`)], {
    GRAPH: https,
    CONTROL: `${http}/_emulator`,
    TENANT: info.tenantId,
    CLIENT_ID: client?.clientId ?? '',
    CLIENT_SECRET: client?.clientSecret ?? '',
    OTHER_ID: other?.clientId ?? '',
    OTHER_SECRET: other?.clientSecret ?? '',
    SITE_HOST: info.siteHostname,
    SITE_PATH: info.sitePath.replace(/^\//, ''),
    NODE_EXTRA_CA_CERTS: authority,
    ...variables,
  });
  if ((await program.ended) !== 0) throw new Error(program.output());
  return JSON.parse(program.output());
}
