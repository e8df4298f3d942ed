import type { Body, Person } from '../../domain/organisation/body';
import { definedOnly } from '../../domain/base/defined';
import type { Context, ListEdit } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** Returns the mail addresses of each object id before the edit. */
function addressesOf(people: readonly (Person | undefined)[]): ReadonlyMap<string, Set<string>> {
  const addresses = new Map<string, Set<string>>();
  for (const person of people) {
    if (person?.objectId === undefined) continue;
    const known = addresses.get(person.objectId) ?? new Set<string>();
    addresses.set(person.objectId, known.add(person.mail.toLowerCase()));
  }
  return addresses;
}

type Clear = <P extends Person | undefined>(person: P) => P | Person;

/** Makes a function that removes the object id of a person whose mail address was replaced by another one. */
function clearing(before: readonly (Person | undefined)[]): Clear {
  const addresses = addressesOf(before);
  return (person) => {
    if (person?.objectId === undefined) return person;
    const known = addresses.get(person.objectId);
    const isStale = known !== undefined && !known.has(person.mail.toLowerCase());
    return isStale ? { mail: person.mail } : person;
  };
}

function clearedBody(body: Body, clear: Clear): Body {
  const { manager, substitute, secretary } = body;
  return definedOnly<Body>({
    ...body,
    manager: clear(manager),
    substitute: clear(substitute),
    secretary: clear(secretary),
    processLeaders: body.processLeaders.map((leader) => clear(leader)),
  });
}

const act = 'list-edit.accept';

/**
 * Removes the object id of a goal's reporter whose mail address somebody has replaced in the list, unless the row has
 * changed again; the next poll then reports that edit. Rights depend on the object id, so the person who was replaced
 * must lose them at once (decision 0003).
 *
 * @throws {AppError} `store-unavailable`
 */
export async function clearStaleIdsOfGoal(ctx: Context, edit: ListEdit<'goals'>): Promise<void> {
  const table = ctx.tables.goals;
  const stored = table.find(edit.id);
  const clear = clearing([edit.before?.reporter]);
  const reporter = clear(stored?.value.reporter);
  if (stored === undefined || reporter === undefined || reporter === stored.value.reporter) return;
  const value = { ...stored.value, reporter };
  await saveUnlessChanged(ctx, { table, act }, { ...stored, value });
}

/**
 * Removes the object ids of a body's manager, substitute, secretary and process leaders in the same way.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function clearStaleIdsOfBody(ctx: Context, edit: ListEdit<'bodies'>): Promise<void> {
  const table = ctx.tables.bodies;
  const stored = table.find(edit.id);
  const { manager, substitute, secretary, processLeaders = [] } = edit.before ?? {};
  const clear = clearing([manager, substitute, secretary, ...processLeaders]);
  if (stored === undefined) return;
  const value = clearedBody(stored.value, clear);
  if (JSON.stringify(value) === JSON.stringify(stored.value)) return;
  await saveUnlessChanged(ctx, { table, act }, { ...stored, value });
}
