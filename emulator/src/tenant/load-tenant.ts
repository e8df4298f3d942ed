import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { Tenant } from '../state/emulator';
import demo from './demo.json';
import { filledTenant, ownTenant } from './own-tenant';
import { tenant } from './tenant-schema';

/** Thrown for a tenant file that cannot be used. The message is for the person who wrote the file. */
export class TenantError extends Error {}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TenantError(`EMULATOR_SEED names ${path}, which cannot be read as JSON: ${why}`);
  }
}

const listOf = (issues: readonly v.BaseIssue<unknown>[]): string =>
  issues.map((issue) => `  ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`).join('\n');

/** Reads a tenant file. @throws {TenantError} that names each field that is wrong */
function readTenant(path: string): Tenant {
  const own = v.safeParse(ownTenant, readJson(path));
  if (!own.success) throw new TenantError(`${path} is no tenant:\n${listOf(own.issues)}`);
  const whole = v.safeParse(tenant, filledTenant(own.output));
  if (!whole.success) throw new TenantError(`${path} is no tenant:\n${listOf(whole.issues)}`);
  return whole.output;
}

/**
 * Loads the tenant that the emulator starts with.
 *
 * @param seed `demo`; `empty` for the same tenant before anybody has installed the app; or the path of a tenant file
 * @throws {TenantError} when the file cannot be read or is no tenant
 */
export function loadTenant(seed: string): Tenant {
  if (seed !== 'demo' && seed !== 'empty') return readTenant(resolve(seed));
  const parsed = v.parse(tenant, demo);
  if (seed === 'demo') return parsed;
  return {
    ...parsed,
    users: parsed.users.map((one) => ({ ...one, hasApp: false })),
    teams: parsed.teams.map((one) => ({ ...one, hasApp: false })),
  };
}
