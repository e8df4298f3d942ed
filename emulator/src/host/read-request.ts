import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';

/** Makes an error answer in the form that the host page reads: `{ message }`. */
export function refused(status: 400 | 404, message: string): HTTPException {
  return new HTTPException(status, { res: Response.json({ message }, { status }) });
}

/** Finds a person of the tenant. @throws {HTTPException} 404 */
export function mustFindUser(emulator: Emulator, id: string | undefined): TenantUser {
  const user = emulator.tenant.users.find((u) => u.id === id);
  if (user === undefined) throw refused(404, 'No such person.');
  return user;
}

/** Parses the body of a request of the host page. @throws {HTTPException} 400 when it does not fit the schema */
export async function mustRead<S extends v.GenericSchema>(
  request: { json(): Promise<unknown> },
  schema: S,
): Promise<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!parsed.success) throw refused(400, v.summarize(parsed.issues));
  return parsed.output;
}

/** Returns what was found. @throws {HTTPException} 404 with `what` in its message when nothing was */
export function mustHave<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw refused(404, `No such ${what}.`);
  return found;
}
