import { setupCommand, type SettingsView } from '../../api/settings-view';
import type { Body } from '../../domain/organisation/body';
import { authorize } from '../../policy/can';
import type { Context } from '../../ports';
import { looking, viewBase } from '../base/view-parts';

function unresolvedOf(body: Body): SettingsView['unresolvedPeople'] {
  return [body.manager, body.substitute, body.secretary, ...body.processLeaders].flatMap(
    (person) =>
      person === undefined || person.objectId !== undefined
        ? []
        : [{ bodyName: body.name, mail: person.mail }],
  );
}

/** The set-up check: lists, and people whom the directory does not know. @throws {AppError} `not-allowed` */
export function viewSettings(ctx: Context): SettingsView {
  const look = looking(ctx);
  authorize(ctx.actor, 'settings.read', undefined, look.world);
  return {
    ...viewBase(ctx, look),
    lists: ctx.health.lists(),
    setupCommand,
    unresolvedPeople: look.world.bodies.flatMap(unresolvedOf),
  };
}
