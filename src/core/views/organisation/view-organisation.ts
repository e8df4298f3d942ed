import type {
  OrganisationBody,
  OrganisationView,
  RoleHolder,
} from '../../api/organisation/organisation-view';
import { definedOnly } from '../../domain/base/defined';
import { rowsBy } from '../../domain/base/row-index';
import type { Goal } from '../../domain/goals/goal';
import type { Body, Person } from '../../domain/organisation/body';
import {
  bodyAndAbove,
  bodyOf,
  hasEnded,
  isAway,
  personName,
} from '../../domain/organisation/organisation';
import { boardsServed } from '../../domain/organisation/body-ties';
import { inTreeOrder } from '../../domain/organisation/tree-order';
import type { World } from '../../domain/world';
import { authorize, can } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

const holder = (person: Person): RoleHolder => ({
  ...{ name: personName(person), mail: person.mail, isKnown: person.objectId !== undefined },
});

const goalsOfBody = rowsBy<Goal>(({ bodyId }) => bodyId);

const named = (body: Body | undefined) => body && { key: body.key, name: body.name };

function viewOf(world: World, listed: ReadonlySet<string>, body: Body): OrganisationBody {
  const { id, key, name, kind, manager, substitute, secretary, validTo } = body;
  const above = bodyAndAbove(world, id).slice(1);
  return definedOnly<OrganisationBody>({
    ...{ id, key, name, kind },
    parentKey: bodyOf(world, body.parentId)?.key,
    depth: above.filter((one) => listed.has(one.id)).length,
    manager: manager && holder(manager),
    substitute: substitute && holder(substitute),
    secretary: secretary && holder(secretary),
    leaders: kind === 'council' ? body.processLeaders.map(holder) : undefined,
    ...{ absentFrom: body.absentFrom, absentTo: body.absentTo },
    isAway: isAway(body, world.today),
    lastDay: validTo,
    hasEnded: hasEnded(body, world.today),
    successor: named(bodyOf(world, body.replacedById)),
    alsoServes: body.alsoServes && boardsServed(world, body).flatMap((board) => named(board) ?? []),
    goalCount: goalsOfBody(world.goals, id).filter(({ state }) => state !== 'closed').length,
  });
}

/**
 * Returns the organisation with its people, as far as the actor may change them.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewOrganisation(ctx: Context): OrganisationView {
  const snapshot = takeSnapshot(ctx);
  const { actor, world } = snapshot;
  authorize(actor, 'organisation.read', undefined, world);
  const bodies = inTreeOrder(world.bodies).filter((body) =>
    can(actor, 'body.set-people', { body, fields: ['substitute'] }, world),
  );
  const listed = new Set(bodies.map(({ id }) => id));
  return {
    ...viewBase(ctx, snapshot),
    bodies: bodies.map((body) => viewOf(world, listed, body)),
  };
}
