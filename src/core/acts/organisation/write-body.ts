import { AppError } from '../../domain/base/app-error';
import { definedOnly, omit } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import { addedBody, changeBody, type BodyChanges } from '../../domain/organisation/body-changes';
import type { Body } from '../../domain/organisation/body';
import { authorize, missing } from '../../policy/can';
import type { Handler } from '../base/handler';
import { traceOf } from '../base/loading';
import { saveOver } from '../base/save-over';

function refused(key: string, faults: readonly Fault[]): AppError {
  return new AppError('invalid', `The body ${key} is not written`, { faults });
}

const isAlike = (a: Body, b: Omit<Body, 'id'>): boolean =>
  a.name === b.name && a.kind === b.kind && a.parentId === b.parentId;

/**
 * Adds a body to the organisation. Idempotent: the same body again adds none.
 *
 * @throws {AppError} `not-allowed`, `invalid` by field, `store-unavailable`
 */
export const addBody: Handler<'body.add'> = async (ctx, input) => {
  const act = 'body.add';
  authorize(ctx.actor, act, undefined, ctx.world());
  const { bodies } = ctx.tables;
  const known = bodies.findByKey(input.key)?.value;
  const added = addedBody(
    { ...ctx.world(), bodies: ctx.world().bodies.filter((one) => one !== known) },
    input,
  );
  if ('faults' in added) throw refused(input.key, added.faults);
  const body = omit(added.body, 'id');
  const { stored, created } = await bodies.create(body, traceOf(ctx, act));
  if (!created && !isAlike(stored.value, body))
    throw refused(input.key, [{ field: 'key', reason: 'doubled' }]);
  if (created) ctx.notifier.wake();
  return { changed: created };
};

/**
 * Renames, moves or ends a body. Its goals and what was reported about them stay with it, also when it has ended. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` by field, `store-unavailable`
 */
export const changeBodyRow: Handler<'body.change'> = async (ctx, { bodyKey, ...written }) => {
  const act = 'body.change';
  const { actor, tables, world } = ctx;
  authorize(actor, act, undefined, world());
  const found = tables.bodies.findByKey(bodyKey)?.value;
  if (found === undefined) throw missing(actor, act, world());
  const changes = definedOnly<BodyChanges>(written);
  const change = (before: Body): Body => {
    const changed = changeBody(world(), before, changes);
    if ('faults' in changed) throw refused(bodyKey, changed.faults);
    return changed.body;
  };
  const changed = await saveOver(ctx, { table: tables.bodies, act }, { id: found.id, change });
  if (changed) ctx.notifier.wake();
  return { changed };
};
