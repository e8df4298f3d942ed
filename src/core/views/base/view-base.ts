import type { Me, ViewBase } from '../../api/base/view-base';
import { definedOnly } from '../../domain/base/defined';
import type { Actor } from '../../domain/base/actor';
import { rolesOf } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { can } from '../../policy/can';
import { isProcessLeader } from '../../policy/roles';
import type { Context } from '../../ports';
import type { ViewSnapshot } from './snapshot';

/** Returns the signed-in person and their roles. */
export function meOf(actor: Actor, world: World): Me {
  const { manages, secretaryOf } = rolesOf(world, actor.objectId);
  return {
    objectId: actor.objectId,
    name: actor.name,
    isProcessLeader: isProcessLeader(actor, world),
    managesBodyIds: [...manages],
    secretaryOfBodyIds: [...secretaryOf],
    followsUp: can(actor, 'round.read', undefined, world),
  };
}

/** Returns the fields that each view has. */
export function viewBase(ctx: Context, { world, today }: ViewSnapshot): ViewBase {
  const me = meOf(ctx.actor, world);
  return definedOnly<ViewBase>({
    me,
    municipalityName: world.settings.municipalityName,
    timeZone: world.settings.timeZone,
    today,
    graph: ctx.health.graph(),
    clockFault: me.isProcessLeader ? ctx.health.clockFault() : undefined,
  });
}
