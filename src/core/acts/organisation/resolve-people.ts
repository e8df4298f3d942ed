import { mayPassByItself } from '../../domain/base/app-error';
import { definedOnly } from '../../domain/base/defined';
import type { Entity } from '../../domain/entities';
import type { Body, Person } from '../../domain/organisation/body';
import type { Goal } from '../../domain/goals/goal';
import { authorize } from '../../policy/can';
import type { Context, Table } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** How many addresses one call looks up. A hundred take the directory some seconds. */
const addressesPerSlice = 100;
/** How many addresses are looked up at the same time. The directory reads as many in one batch. */
const lookUpsAtOnce = 20;

/** The people whom the directory knows, by mail address. */
type KnownPeople = ReadonlyMap<string, Person>;

/** What one call of `resolvePeople` did. */
export interface ResolvedPeople {
  readonly saved: number;
  /** How many addresses the next call has to look up. */
  readonly left: number;
}

function peopleOfBody({ manager, substitute, secretary, processLeaders }: Body): readonly Person[] {
  const single = [manager, substitute, secretary].filter((person) => person !== undefined);
  return [...single, ...processLeaders];
}

const peopleOfGoal = ({ reporter }: Goal): readonly Person[] =>
  reporter === undefined ? [] : [reporter];

/** Returns every address that the lists name, those without an object id first: they cannot be sent anything yet. */
function addressesIn({ tables }: Context): readonly string[] {
  const people = [
    ...tables.bodies.all().flatMap(({ value }) => peopleOfBody(value)),
    ...tables.goals.all().flatMap(({ value }) => peopleOfGoal(value)),
  ];
  const isKnown = ({ objectId }: Person) => objectId !== undefined;
  const ordered = [...people.filter((one) => !isKnown(one)), ...people.filter(isKnown)];
  return [...new Set(ordered.map(({ mail }) => mail))];
}

/**
 * Looks the addresses up; one that fails does not stop the others. An address that must be looked up again, since the
 * directory is away, is added to `failures`. An address that the directory refuses is an alarm and stays unknown.
 */
async function lookUp(
  { directory, log }: Context,
  addresses: readonly string[],
  failures: Map<string, unknown>,
): Promise<KnownPeople> {
  const known = new Map<string, Person>();
  const queue = [...addresses];
  const one = async (mail: string) => {
    try {
      const person = await directory.resolve(mail);
      if (person?.objectId !== undefined) known.set(mail, person);
    } catch (cause) {
      if (!mayPassByItself(cause)) {
        log.alarm('person.lookup-failed', cause);
        return;
      }
      failures.set(mail, cause);
      // The directory is away: each further look-up would only wait for its time limit.
      if (failures.size >= lookUpsAtOnce)
        for (const left of queue.splice(0)) failures.set(left, cause);
    }
  };
  const worker = async () => {
    for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) await one(mail);
  };
  await Promise.all(Array.from({ length: lookUpsAtOnce }, worker));
  return known;
}

/** Returns the person as the directory knows them, or the same object when nothing changes. */
function resolved(person: Person, known: KnownPeople): Person {
  const found = known.get(person.mail);
  if (found?.objectId === undefined) return person;
  const { objectId, name = person.name } = found;
  const isSame = objectId === person.objectId && name === person.name;
  return isSame ? person : definedOnly({ mail: person.mail, objectId, name });
}

function resolvedBody(body: Body, known: KnownPeople): Body {
  const roles = (['manager', 'substitute', 'secretary'] as const).flatMap((role) => {
    const before = body[role];
    const after = before && resolved(before, known);
    return after === before ? [] : [{ [role]: after }];
  });
  const processLeaders = body.processLeaders.map((person) => resolved(person, known));
  const isChanged = processLeaders.some((person, index) => person !== body.processLeaders[index]);
  if (roles.length === 0 && !isChanged) return body;
  return roles.reduce<Body>((all, role) => ({ ...all, ...role }), { ...body, processLeaders });
}

function resolvedGoal(goal: Goal, known: KnownPeople): Goal {
  const reporter = goal.reporter && resolved(goal.reporter, known);
  return reporter === undefined || reporter === goal.reporter ? goal : { ...goal, reporter };
}

/** Saves all rows that `change` changes. A row that somebody else changes meanwhile is left for the next run. */
async function saveAll<T extends Entity>(
  ctx: Context,
  table: Table<T>,
  change: (value: T) => T,
): Promise<number> {
  let saved = 0;
  for (const stored of table.all()) {
    const value = change(stored.value);
    if (value === stored.value) continue;
    const save = { table, act: 'person.resolve' } as const;
    const done = await saveUnlessChanged(ctx, save, { ...stored, value });
    saved += done === undefined ? 0 : 1;
  }
  return saved;
}

/**
 * Looks up mail addresses of bodies and goals in the directory, and saves names and object ids that are new or have changed.
 * One call looks up a slice: at most a hundred addresses that `done` does not hold, to which it adds them. The directory
 * caches its answers, so this is cheap to repeat.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable` when an address could not be looked up or a row could not be saved;
 * what was found is saved all the same
 */
export async function resolvePeople(
  ctx: Context,
  done = new Set<string>(),
): Promise<ResolvedPeople> {
  authorize(ctx.actor, 'person.resolve', undefined, ctx.world());
  const left = addressesIn(ctx).filter((mail) => !done.has(mail));
  const slice = left.slice(0, addressesPerSlice);
  const failures = new Map<string, unknown>();
  const known = await lookUp(ctx, slice, failures);
  const bodies = await saveAll(ctx, ctx.tables.bodies, (body) => resolvedBody(body, known));
  const goals = await saveAll(ctx, ctx.tables.goals, (goal) => resolvedGoal(goal, known));
  if (bodies + goals > 0) ctx.notifier.wake();
  for (const mail of slice) if (!failures.has(mail)) done.add(mail);
  const [failure] = failures.values();
  if (failure instanceof Error) throw failure;
  return { saved: bodies + goals, left: left.length - slice.length };
}
