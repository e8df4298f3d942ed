import { setupCommand, type SettingsView } from '../../api/settings/settings-view';
import type { Body } from '../../domain/organisation/body';
import { peopleOf } from '../../domain/organisation/organisation';
import { authorize } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

function unresolvedOf(body: Body): SettingsView['unresolvedPeople'] {
  return peopleOf(body)
    .filter(({ objectId }) => objectId === undefined)
    .map(({ mail }) => ({ bodyName: body.name, mail }));
}

/**
 * Returns the set-up check: the state of the lists, and the people whom the directory does not know.
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
    unresolvedPeople: snapshot.world.bodies.flatMap(unresolvedOf),
  };
}
