import { Hono } from 'hono';
import * as v from 'valibot';
import type { Emulator } from '../../state/emulator';
import { itemNotFound } from '../protocol/errors';
import type { Item } from '../lists/model';
import { parseAddress } from './address';
import { findLibrary, rootItem } from './drives';
import { itemWithId } from './item-ids';
import { childOf } from './locate';
import { lockKey, LOCKS_PREFIX } from './locks';
import { ROOT_ID } from './tree';

const lockSchema = v.union([
  v.strictObject({
    /** Drive id. The default library when it is missing. */
    drive: v.optional(v.string()),
    /** Item id. */
    id: v.string(),
    locked: v.optional(v.boolean(), true),
  }),
  v.strictObject({
    drive: v.optional(v.string()),
    /** Path from the root of the library. Its parts may be percent-encoded. */
    path: v.string(),
    locked: v.optional(v.boolean(), true),
  }),
]);

/** Opens a file in Word as another person would, or closes it. @throws {GraphError} 404 `itemNotFound` */
function setLock(emulator: Emulator, body: unknown): object {
  const wanted = v.parse(lockSchema, body);
  const library = findLibrary(emulator, { drive: wanted.drive });
  let item: Item | undefined = rootItem(library);
  if ('id' in wanted) item = itemWithId(emulator, library, wanted.id);
  else {
    for (const name of parseAddress(`root:/${wanted.path}`).names) {
      item = item && childOf(emulator, library, { parent: item.id, name });
    }
  }
  if (item === undefined || item.id === ROOT_ID) throw itemNotFound();
  const key = lockKey(library.id, item.id);
  if (wanted.locked) emulator.store.put(key, item.file?.name);
  else emulator.store.remove(key);
  return { locked: [...emulator.store.range<string>(LOCKS_PREFIX)].map(({ value }) => value) };
}

/**
 * The emulator's own routes below `/_emulator/locks`, for the files that somebody has open in Word.
 *
 * @see docs/behaviours.md row 90
 */
export function lockRoutes(emulator: Emulator): Hono {
  const app = new Hono();
  app.get('/locks', (c) =>
    c.json({ locked: [...emulator.store.range<string>(LOCKS_PREFIX)].map(({ value }) => value) }),
  );
  app.put('/locks', async (c) => c.json(setLock(emulator, await c.req.json())));
  app.delete('/locks', (c) => {
    for (const { key } of [...emulator.store.range(LOCKS_PREFIX)]) emulator.store.remove(key);
    return c.body(null, 204);
  });
  return app;
}
