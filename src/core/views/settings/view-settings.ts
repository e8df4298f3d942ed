import { setupCommand, type SettingsView } from '../../api/settings/settings-view';
import { unknownPeople } from '../../domain/obligations/obligations';
import { bodyName } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { faultyRows } from '../base/faulty-rows';
import { viewBase } from '../base/view-base';

/** Returns the addresses that nobody in the directory has, each with the body whose row, or whose goal, names it first. */
function unresolvedPeople(world: World): SettingsView['unresolvedPeople'] {
  return unknownPeople(world).map(({ bodyId, place }) => ({
    bodyName: bodyName(world, bodyId),
    mail: place.mail,
  }));
}

/**
 * Returns the set-up check: the state of the lists, the rows that do not count, and the people whom the directory does not
 * know.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewSettings(ctx: Context): SettingsView {
  const snapshot = takeSnapshot(ctx);
  authorize(ctx.actor, 'settings.read', undefined, snapshot.world);
  return {
    ...viewBase(ctx, snapshot),
    lists: ctx.health.lists(),
    setupCommand,
    faultyRows: faultyRows(ctx),
    unresolvedPeople: unresolvedPeople(snapshot.world),
  };
}
