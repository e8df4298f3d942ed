import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { Actor } from '../lists/model';

/**
 * The identity set of a writer. Graph shows SharePoint's own account beside an application that acts for
 * itself, unless the switch `appOnlyUser` says `absent`.
 *
 * @see docs/behaviours.md row 46
 */
export function renderActor(emulator: Emulator, actor: Actor): object {
  const showsSharePointApp = readSwitches(emulator.store).appOnlyUser === 'sharepoint-app';
  if (actor.application === undefined) return { user: { ...actor.user } };
  return {
    application: actor.application,
    ...(actor.user !== undefined
      ? { user: actor.user }
      : showsSharePointApp
        ? { user: { displayName: 'SharePoint App' } }
        : {}),
  };
}
