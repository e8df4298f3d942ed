import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';

/** An answer in the page's own form. */
export function refused(status: 400 | 404, message: string): HTTPException {
  return new HTTPException(status, { res: Response.json({ message }, { status }) });
}

/** @throws 404 when the page names nobody of the tenant */
export function mustFindUser(emulator: Emulator, id: string | undefined): TenantUser {
  const user = emulator.tenant.users.find((u) => u.id === id);
  if (user === undefined) throw refused(404, 'No such person.');
  return user;
}

/** What the page sent, parsed. @throws 400 when it is something else */
export async function mustRead<S extends v.GenericSchema>(
  request: { json(): Promise<unknown> },
  schema: S,
): Promise<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!parsed.success) throw refused(400, v.summarize(parsed.issues));
  return parsed.output;
}

/** @throws 404 */
export function mustHave<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw refused(404, `No such ${what}.`);
  return found;
}
