import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { Actor } from '../lists/model';

/** Identity set of a writer; an app that acts for itself is shown beside SharePoint's own account. @see graph.md row 46 */
export function renderActor(emulator: Emulator, actor: Actor): object {
  const beside = readSwitches(emulator.store).appOnlyUser === 'sharepoint-app';
  if (actor.application === undefined) return { user: { ...actor.user } };
  return {
    application: actor.application,
    ...(actor.user !== undefined
      ? { user: actor.user }
      : beside
        ? { user: { displayName: 'SharePoint App' } }
        : {}),
  };
}
