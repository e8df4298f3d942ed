import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import {
  addAsUser,
  deleteAsUser,
  editAsUser,
  listsFor,
  optionsOf,
  rowsOf,
  type GridRefusal,
} from '../graph/lists/grid';
import { mustFindUser, mustHave, mustRead } from './read-request';
import { versionsOfRow } from './row-versions';

const cellValue = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(v.string()),
  v.array(v.number()),
]);
const edit = v.object({
  userId: v.string(),
  fields: v.record(v.string(), cellValue),
  ifMatch: v.optional(v.string()),
});

/** Makes the error answer of an edit, with SharePoint's status. The page names the broken rule in the person's language. */
function refused({ status, message, broken }: GridRefusal): HTTPException {
  return new HTTPException(status as 400, { res: Response.json({ message, broken }, { status }) });
}

/** Finds a list's id. @throws {HTTPException} 404 also for a list that the person has no right to, since SharePoint hides it */
function mustSee(emulator: Emulator, user: TenantUser, listId: string): string {
  const list = listsFor(emulator, user).find((one) => one.id === listId);
  return mustHave(list, 'list').id;
}

const rows = '/host/lists/:list/rows';
const row = `${rows}/:row`;
const itemOf = (c: Context) => Number(c.req.param('row'));

function reader(emulator: Emulator) {
  return (c: Context) => {
    const user = mustFindUser(emulator, c.req.query('user'));
    return { user, listId: mustSee(emulator, user, c.req.param('list') ?? '') };
  };
}

/** Answers the host page's calls that show the site's lists as SharePoint does. They cost no resource units. */
export function listRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const read = reader(emulator);

  routes.get('/host/lists', (c) => {
    const user = mustFindUser(emulator, c.req.query('user'));
    return c.json({ right: user.siteRole, lists: listsFor(emulator, user) });
  });
  routes.get(rows, (c) => c.json(rowsOf(emulator, read(c).listId)));
  routes.get(`${row}/versions`, (c) => c.json(versionsOfRow(emulator, read(c).listId, itemOf(c))));
  routes.get('/host/lists/:list/options/:column', (c) =>
    c.json(optionsOf(emulator, read(c).listId, c.req.param('column'))),
  );
  return routes;
}

/** Answers the host page's calls by which people add, change and delete rows, each with the person's own right on the site. */
export function rowRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.post(rows, async (c) => {
    const { userId, fields } = await mustRead(c.req, edit);
    const user = mustFindUser(emulator, userId);
    const listId = mustSee(emulator, user, c.req.param('list'));
    const reply = addAsUser(emulator, user, { listId, fields });
    if (!reply.ok) throw refused(reply);
    return c.json(reply.row, 201);
  });
  routes.patch(row, async (c) => {
    const { userId, fields, ifMatch } = await mustRead(c.req, edit);
    const user = mustFindUser(emulator, userId);
    const listId = mustSee(emulator, user, c.req.param('list'));
    const match = ifMatch === undefined ? {} : { ifMatch };
    const reply = editAsUser(emulator, user, { listId, itemId: itemOf(c), fields, ...match });
    if (!reply.ok) throw refused(reply);
    return c.json(reply.row);
  });
  routes.delete(row, (c) => {
    const { user, listId } = reader(emulator)(c);
    const reply = deleteAsUser(emulator, user, { listId, itemId: itemOf(c) });
    if (!reply.ok) throw refused(reply);
    return c.json({});
  });
  return routes;
}
