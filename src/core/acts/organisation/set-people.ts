import type { ParsedInput } from '../../api/acts';
import { AppError } from '../../domain/base/app-error';
import { definedOnly, omit } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import type { Body, Person } from '../../domain/organisation/body';
import {
  changePeople,
  personFields,
  type PeopleChanges,
  type PeopleField,
} from '../../domain/organisation/people-changes';
import { authorize, missing } from '../../policy/can';
import type { Context } from '../../ports';
import type { Handler } from '../base/handler';
import { saveOver } from '../base/save-over';
import { namedPerson, readChange } from './named-person';

const act = 'body.set-people';
type Input = ParsedInput<typeof act>;

function fieldsOf(input: Input): readonly PeopleField[] {
  // The cast is safe: the schema of the input names the fields of `PeopleChanges`, besides the code of the body.
  return Object.keys(omit(input, 'bodyKey')) as PeopleField[];
}

function refused({ key }: Body, faults: readonly Fault[]): AppError {
  return new AppError('invalid', `The people of ${key} are not changed`, { faults });
}

type Found = { -readonly [F in PeopleField]?: PeopleChanges[F] };

async function findLeaders(ctx: Context, written: readonly string[], faults: Fault[]) {
  const found: Person[] = [];
  for (const one of written) {
    const named = await namedPerson(ctx, 'leaders', one);
    if ('fault' in named) faults.push(named.fault);
    else found.push(named.person);
  }
  return found;
}

async function findSingle(ctx: Context, input: Input, faults: Fault[]): Promise<Found> {
  const found: Found = {};
  for (const field of personFields) {
    const written = input[field];
    if (written === undefined) continue;
    const read = await readChange(ctx, field, written);
    if ('fault' in read) faults.push(read.fault);
    else found[field] = read.change;
  }
  return found;
}

/** Finds the people whom the input names. @throws {AppError} `invalid` with a fault for each address that names nobody */
async function readChanges(ctx: Context, body: Body, input: Input): Promise<PeopleChanges> {
  const faults: Fault[] = [];
  const { absentFrom, absentTo, leaders } = input;
  const single = await findSingle(ctx, input, faults);
  const next = leaders && (await findLeaders(ctx, leaders.next, faults));
  if (faults.length > 0) throw refused(body, faults);
  return definedOnly<PeopleChanges>({
    ...single,
    ...{ absentFrom, absentTo },
    leaders: leaders && { seen: leaders.seen, next: next ?? [] },
  });
}

/**
 * Changes the people of a body, and when its manager is away. The object id of each person is stored beside the address at
 * once, so that the rights follow with the save. Idempotent. Fields that somebody else has changed are refused one by one.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` by field, `store-unavailable`
 */
export const setPeople: Handler<'body.set-people'> = async (ctx, input) => {
  const { actor, tables, world } = ctx;
  const body = tables.bodies.findByKey(input.bodyKey)?.value;
  if (body === undefined) throw missing(actor, act, world());
  authorize(actor, act, { body, fields: fieldsOf(input) }, world());
  const changes = await readChanges(ctx, body, input);
  const change = (before: Body): Body => {
    const changed = changePeople(before, changes);
    if ('faults' in changed) throw refused(before, changed.faults);
    return changed.body;
  };
  const changed = await saveOver(ctx, { table: tables.bodies, act }, { id: body.id, change });
  if (changed) ctx.notifier.wake();
  return { changed };
};
