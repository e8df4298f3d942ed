import * as v from 'valibot';
import type { GraphReply, GraphRequest, Route } from '../protocol/route';
import { collection, entity, objectBody } from '../protocol/route';
import type { SiteRight } from './access';
import { accessDenied, badRequest, itemNotFound } from '../protocol/errors';
import {
  allGrants,
  levelOf,
  putGrant,
  removeGrant,
  type Grant,
  type GrantPlace,
  type SiteRole,
} from './grants';
import { itemIdOf } from '../lists/item-id';
import { getItem } from '../lists/items';
import { findList } from '../lists/lists';
import { pageOf } from '../protocol/paging';

type Json = Readonly<Record<string, unknown>>;

const ROLES: readonly SiteRole[] = ['read', 'write', 'owner', 'fullcontrol'];

/**
 * The JSON of a permission. Graph lists the applications of a site permission in `grantedToIdentities`, and
 * names the one application of a list or item permission in `grantedTo`.
 *
 * @see https://learn.microsoft.com/graph/api/site-post-permissions
 */
function present(place: GrantPlace, { id, roles, application }: Grant): object {
  const identity = { application };
  return levelOf(place) === 'site'
    ? { id, roles, grantedToIdentities: [identity], grantedToIdentitiesV2: [identity] }
    : { id, roles, grantedTo: identity, grantedToV2: identity };
}

/**
 * The place that the path names.
 *
 * @throws {GraphError} 404 `itemNotFound` for a list or row that does not exist
 */
function placeOf(request: GraphRequest): GrantPlace {
  const { emulator, params } = request;
  if (params['list'] === undefined) return {};
  const { id: listId } = findList(emulator.store, params['list']);
  if (params['item'] === undefined) return { listId };
  return { listId, itemId: getItem(emulator, listId, itemIdOf(request)).id };
}

function rolesOf(body: Json): readonly SiteRole[] {
  const { roles } = body;
  const known = Array.isArray(roles) ? roles.map((role) => ROLES.find((r) => r === role)) : [];
  const wanted = known.filter((role) => role !== undefined);
  if (wanted.length === 0 || wanted.length < known.length) throw badRequest('Invalid roles.');
  return wanted;
}

const identitySchema = v.object({
  application: v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    displayName: v.optional(v.string(), ''),
  }),
});

function applicationOf(place: GrantPlace, body: Json): Grant['application'] {
  const name = levelOf(place) === 'site' ? 'grantedToIdentities' : 'grantedTo';
  const [identity] = [body[name] ?? body[`${name}V2`]].flat();
  const found = v.safeParse(identitySchema, identity);
  if (!found.success) throw badRequest(`${name} must name an application.`);
  return found.output.application;
}

function grantOf(request: GraphRequest, place: GrantPlace): Grant {
  const wanted = request.params['permission'];
  const found = allGrants(request.emulator, place).find((g) => g.id === wanted);
  if (found === undefined) throw itemNotFound();
  return found;
}

function readPermissions(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  const { page, links } = pageOf(request, allGrants(request.emulator, place));
  return collection(request, 'permissions', { value: page.map((g) => present(place, g)), links });
}

function readPermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  return entity(request, 'permissions', present(place, grantOf(request, place)));
}

/**
 * Refuses a person's call to change permissions of the site. Graph allows that to an application acting for
 * itself only.
 *
 * @throws {GraphError} 403 `accessDenied`
 * @see https://learn.microsoft.com/graph/api/site-post-permissions
 */
function refuseUserOnSite(request: GraphRequest, place: GrantPlace): void {
  if (levelOf(place) === 'site' && request.caller.user !== undefined) throw accessDenied();
}

function postPermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refuseUserOnSite(request, place);
  const body = objectBody(request);
  const wanted = { roles: rolesOf(body), application: applicationOf(place, body) };
  const grant = putGrant(request.emulator, place, wanted);
  return { ...entity(request, 'permissions', present(place, grant)), status: 201 };
}

function patchPermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refuseUserOnSite(request, place);
  const { application } = grantOf(request, place);
  const roles = rolesOf(objectBody(request));
  const grant = putGrant(request.emulator, place, { application, roles });
  return entity(request, 'permissions', present(place, grant));
}

function deletePermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refuseUserOnSite(request, place);
  removeGrant(request.emulator, place, grantOf(request, place).id);
  return { status: 204 };
}

const LIST = '/sites/:site/lists/:list';

/**
 * Routes for the permissions of a place: `readRight` reads them, `changeRight` changes them. Each call costs 5
 * resource units.
 */
function routesAt(path: string, readRight: SiteRight, changeRight: SiteRight): readonly Route[] {
  const all = `${path}/permissions`;
  const one = `${all}/:permission`;
  const units = 5;
  return [
    { method: 'GET', path: all, units, right: readRight, options: ['top', 'skiptoken'], handle: readPermissions },
    { method: 'POST', path: all, units, right: changeRight, options: [], handle: postPermission },
    { method: 'GET', path: one, units, right: readRight, options: [], handle: readPermission },
    { method: 'PATCH', path: one, units, right: changeRight, options: [], handle: patchPermission },
    { method: 'DELETE', path: one, units, right: changeRight, options: [], handle: deletePermission },
  ]; // prettier-ignore
}

/**
 * Routes for the permissions of applications. Those of the site need `Sites.FullControl.All`. Those of a list
 * or row can also be given by an application whose own grant on the site is `owner` or `fullcontrol`.
 *
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
export const permissionRoutes: readonly Route[] = [
  ...routesAt('/sites/:site', 'full', 'full'),
  ...routesAt(LIST, 'read', 'manage'),
  ...routesAt(`${LIST}/items/:item`, 'read', 'manage'),
];
