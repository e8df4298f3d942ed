import { Hono, type Context } from 'hono';
import { breakOff } from '../../control/fault-middleware';
import { readSwitches } from '../../control/switches';
import { callerOf } from '../access/access';
import { readBytesBody, simpleUploadLimit } from './bytes-body';
import { idsOf, preflight, refusalOf, refuseUnknown, respond, type CallIds } from './envelope';
import { readJsonBody } from './json-body';
import type { GraphReply } from './route';
import { serve, serveBatch, type Call, type GraphParts } from './serve';

/** Authenticates the caller of one HTTP request and serves it. A refusal becomes an answer too. */
async function answer(parts: GraphParts, c: Context, ids: CallIds): Promise<GraphReply> {
  const { emulator } = parts;
  const call: Call = {
    method: c.req.method,
    url: new URL(c.req.url),
    header: (name) => c.req.header(name),
    body: (takes) =>
      takes === 'json' ? readJsonBody(c) : readBytesBody(c, simpleUploadLimit(emulator)),
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

/**
 * Whether the emulator breaks the connection instead of answering 413 to a file that is too large, as Graph was
 * once seen to do. The switch `tooLargeUpload` decides.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/15597
 * @see docs/behaviours.md row 84
 */
const isConnectionDropped = ({ emulator }: GraphParts, c: Context, reply: GraphReply): boolean =>
  reply.status === 413 &&
  c.req.method === 'PUT' &&
  readSwitches(emulator.store).tooLargeUpload === 'connection-dropped';

/**
 * The HTTP routes of Graph v1.0. A call that the emulator lacks, and every call to `/beta`, is answered with
 * 501 `notSupported` and a message that names the call.
 */
export function graphRoutes(parts: GraphParts): Hono {
  const app = new Hono();
  app.options('/:version{[vV]1\\.0}/*', preflight);
  app.all('/:version{[vV]1\\.0}/*', async (c) => {
    const ids = idsOf(c);
    const reply = await answer(parts, c, ids);
    return isConnectionDropped(parts, c, reply) ? breakOff(c) : respond(c, ids, reply);
  });
  app.all('/beta/*', refuseUnknown);
  return app;
}
