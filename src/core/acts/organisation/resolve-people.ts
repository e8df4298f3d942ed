import { definedOnly } from '../../domain/base/defined';
import type { Entity } from '../../domain/entities';
import type { Body, Person } from '../../domain/organisation/body';
import type { Goal } from '../../domain/goals/goal';
import { authorize } from '../../policy/can';
import type { Context, Table } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

type Resolve = (person: Person) => Promise<Person>;

/**
 * Makes a function that returns a person as the directory knows them, or unchanged when it does not know the address.
 */
function resolverOf(ctx: Context): Resolve {
  return async (person) => {
    const known = await ctx.directory.resolve(person.mail);
    if (known?.objectId === undefined) return person;
    const { mail } = person;
    const { objectId, name = person.name } = known;
    const isSame = objectId === person.objectId && name === person.name;
    return isSame ? person : definedOnly({ mail, objectId, name });
  };
}

async function resolvedBody(body: Body, resolve: Resolve): Promise<Body> {
  const entries: [keyof Body, Person][] = [];
  for (const role of ['manager', 'substitute', 'secretary'] as const) {
    const before = body[role];
    const after = before && (await resolve(before));
    if (after !== undefined && after !== before) entries.push([role, after]);
  }
  const leaders = await Promise.all(body.processLeaders.map(resolve));
  const isChanged = leaders.some((leader, index) => leader !== body.processLeaders[index]);
  if (entries.length === 0 && !isChanged) return body;
  return { ...body, ...Object.fromEntries(entries), processLeaders: leaders };
}

async function resolvedGoal(goal: Goal, resolve: Resolve): Promise<Goal> {
  const reporter = goal.reporter && (await resolve(goal.reporter));
  return reporter === undefined || reporter === goal.reporter ? goal : { ...goal, reporter };
}

/** Saves all rows that `resolved` changes. A row that somebody else changes meanwhile is left for the next run. */
async function saveAll<T extends Entity>(
  ctx: Context,
  table: Table<T>,
  resolved: (value: T) => Promise<T>,
): Promise<number> {
  let saved = 0;
  for (const stored of table.all()) {
    const value = await resolved(stored.value);
    if (value === stored.value) continue;
    const done = await saveUnlessChanged(
      ctx,
      { table, act: 'person.resolve' },
      { ...stored, value },
    );
    saved += done === undefined ? 0 : 1;
  }
  return saved;
}

/**
 * Looks up every mail address of bodies and goals in the directory, and saves names and object ids that are new or have
 * changed. The directory caches its answers, so this is cheap to repeat. Returns the number of rows saved.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`
 */
export async function resolvePeople(ctx: Context): Promise<{ readonly saved: number }> {
  authorize(ctx.actor, 'person.resolve', undefined, ctx.world());
  const resolve = resolverOf(ctx);
  const bodies = await saveAll(ctx, ctx.tables.bodies, (body) => resolvedBody(body, resolve));
  const goals = await saveAll(ctx, ctx.tables.goals, (goal) => resolvedGoal(goal, resolve));
  if (bodies + goals > 0) ctx.notifier.wake();
  return { saved: bodies + goals };
}
