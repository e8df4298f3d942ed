import { Hono, type Context } from 'hono';
import { breakOff } from '../../control/fault-door';
import { readSwitches } from '../../control/switches';
import { callerOf } from '../access/access';
import { bytesBody, simpleLimit } from './bytes-body';
import { idsOf, preflight, refusalOf, refuseUnknown, respond, type CallIds } from './envelope';
import { jsonBody } from './json-body';
import type { GraphReply } from './route';
import { serve, serveBatch, type Call, type GraphParts } from './serve';

async function answer(parts: GraphParts, c: Context, ids: CallIds): Promise<GraphReply> {
  const { emulator } = parts;
  const call: Call = {
    method: c.req.method,
    url: new URL(c.req.url),
    header: (name) => c.req.header(name),
    body: (takes) => (takes === 'json' ? jsonBody(c) : bytesBody(c, simpleLimit(emulator))),
    ids,
  };
  try {
    const caller = await callerOf(emulator, c.req.header('authorization'));
    const isBatch = call.method === 'POST' && /^\/v1\.0\/\$batch\/?$/i.test(call.url.pathname);
    return await (isBatch ? serveBatch : serve)(parts, call, caller);
  } catch (error) {
    return refusalOf(error, ids);
  }
}

/** Too large a file was once answered by nothing at all. @see graph.md §14a.4, row 84 */
const isDropped = ({ emulator }: GraphParts, c: Context, reply: GraphReply): boolean =>
  reply.status === 413 &&
  c.req.method === 'PUT' &&
  readSwitches(emulator.store).tooLargeUpload === 'connection-dropped';

/** Graph v1.0 as far as it is built; what is not, another version too, answers 501 and names itself. */
export function graphRoutes(parts: GraphParts): Hono {
  const app = new Hono();
  app.options('/:version{[vV]1\\.0}/*', preflight);
  app.all('/:version{[vV]1\\.0}/*', async (c) => {
    const ids = idsOf(c);
    const reply = await answer(parts, c, ids);
    return isDropped(parts, c, reply) ? breakOff(c) : respond(c, ids, reply);
  });
  app.all('/beta/*', refuseUnknown);
  return app;
}
