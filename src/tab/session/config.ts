import * as v from 'valibot';
import type { PublicConfig } from '../../core/api/base/public-config';
import { ApiProblem } from './problem';

const configShape = v.object({
  clientId: v.string(),
  tenantId: v.string(),
  authority: v.string(),
  scope: v.string(),
  hostOrigins: v.array(v.string()),
  teamsAppId: v.string(),
});

/** Reads `GET /api/config`, which needs no sign-in. @throws {ApiProblem} `offline` */
export async function readConfig(): Promise<PublicConfig> {
  try {
    const response = await fetch('/api/config', { signal: AbortSignal.timeout(15_000) });
    return v.parse(configShape, await response.json());
  } catch {
    throw new ApiProblem('offline');
  }
}
