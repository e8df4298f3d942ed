import type { Context as HonoContext } from 'hono';
import * as v from 'valibot';
import { Refused } from './refusals';

type QuerySchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

/** Schema of the query of a route that takes no parameters. */
export const noQuery = v.strictObject({});

/**
 * Reads the query of a request. A parameter that the schema does not name, or that comes twice, is refused: the caller
 * would otherwise get an answer to another question than the one that was asked.
 *
 * @throws {Refused} 400
 */
export function readQuery<S extends QuerySchema>(c: HonoContext, schema: S): v.InferOutput<S> {
  const { url } = c.req;
  const parameters = url.includes('?') ? [...new URL(url).searchParams] : [];
  const names = new Set(parameters.map(([name]) => name));
  const read = v.safeParse(schema, Object.fromEntries(parameters));
  if (!read.success || names.size < parameters.length) throw new Refused(400, 'invalid');
  return read.output;
}
