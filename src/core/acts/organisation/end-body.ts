import { AppError } from '../../domain/base/app-error';
import type { Entity } from '../../domain/entities';
import { endBody, withChange } from '../../domain/goals/body-ending';
import type { RowChange } from '../../domain/goals/ending';
import { authorize, missing } from '../../policy/can';
import type { Stored, Table } from '../../ports';
import type { Handler } from '../base/handler';
import { saveOver } from '../base/save-over';
import { saveRows } from '../base/save-rows';

const act = 'body.end';

/** Returns the stored rows with their changes. A row that is gone meanwhile has nothing to change. */
function withChanges<T extends Entity>(
  table: Table<T>,
  changes: readonly RowChange<T>[],
): readonly Stored<T>[] {
  return changes.flatMap(({ id, change }) => {
    const stored = table.find(id);
    return stored === undefined ? [] : [{ ...stored, value: withChange(stored.value, change) }];
  });
}

/**
 * Ends a body: saves what becomes of its goals, then the bodies below it, and its own row last. When it stops in between, the body has
 * not ended, and the same input goes on with what is left. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` with every fault, `conflict`, `store-unavailable`, `throttled`
 */
export const endBodyRow: Handler<'body.end'> = async (ctx, { bodyKey, ...ending }) => {
  const { actor, tables, world } = ctx;
  authorize(actor, act, undefined, world());
  const body = tables.bodies.findByKey(bodyKey)?.value;
  if (body === undefined) throw missing(actor, act, world());
  const known = world().bodies.find(({ id }) => id === body.id) ?? body;
  const ended = endBody(world(), known, ending);
  if ('faults' in ended)
    throw new AppError('invalid', `The body ${bodyKey} is not ended`, { faults: ended.faults });
  const others = ended.bodies.filter(({ id }) => id !== body.id);
  await saveRows(ctx, { table: tables.goals, act }, withChanges(tables.goals, ended.goals));
  await saveRows(ctx, { table: tables.bodies, act }, withChanges(tables.bodies, others));
  for (const { id, change } of ended.bodies.filter((one) => one.id === body.id))
    await saveOver(
      ctx,
      { table: tables.bodies, act },
      { id, change: (before) => withChange(before, change) },
    );
  const hasChanged = ended.goals.length + ended.bodies.length > 0;
  if (hasChanged) ctx.notifier.wake();
  return { changed: hasChanged };
};
