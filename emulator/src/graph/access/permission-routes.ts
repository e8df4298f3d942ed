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
import { idOf } from '../lists/item-id';
import { getItem } from '../lists/items';
import { findList } from '../lists/lists';
import { pageOf } from '../protocol/paging';

type Json = Readonly<Record<string, unknown>>;

const ROLES: readonly SiteRole[] = ['read', 'write', 'owner', 'fullcontrol'];

/** A grant on the site names its applications in a collection, one on a list or row names one. @see graph.md §13 */
function present(place: GrantPlace, { id, roles, application }: Grant): object {
  const identity = { application };
  return levelOf(place) === 'site'
    ? { id, roles, grantedToIdentities: [identity], grantedToIdentitiesV2: [identity] }
    : { id, roles, grantedTo: identity, grantedToV2: identity };
}

/** What the path names. @throws {GraphError} 404 for a list or row that is not there */
function placeOf(request: GraphRequest): GrantPlace {
  const { emulator, params } = request;
  if (params['list'] === undefined) return {};
  const { id: listId } = findList(emulator.store, params['list']);
  if (params['item'] === undefined) return { listId };
  return { listId, itemId: getItem(emulator, listId, idOf(request)).id };
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

/** Grants on the site are an application's to give, never a person's through one. @see graph.md §13 */
function refusePerson(request: GraphRequest, place: GrantPlace): void {
  if (levelOf(place) === 'site' && request.caller.user !== undefined) throw accessDenied();
}

function postPermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refusePerson(request, place);
  const body = objectBody(request);
  const wanted = { roles: rolesOf(body), application: applicationOf(place, body) };
  const grant = putGrant(request.emulator, place, wanted);
  return { ...entity(request, 'permissions', present(place, grant)), status: 201 };
}

function patchPermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refusePerson(request, place);
  const { application } = grantOf(request, place);
  const roles = rolesOf(objectBody(request));
  const grant = putGrant(request.emulator, place, { application, roles });
  return entity(request, 'permissions', present(place, grant));
}

function deletePermission(request: GraphRequest): GraphReply {
  const place = placeOf(request);
  refusePerson(request, place);
  removeGrant(request.emulator, place, grantOf(request, place).id);
  return { status: 204 };
}

const LIST = '/sites/:site/lists/:list';

/** Grants of a place: seen with one right, changed with another. Each call costs five units. */
function routesAt(at: string, sees: SiteRight, changes: SiteRight): readonly Route[] {
  const all = `${at}/permissions`;
  const one = `${all}/:permission`;
  const units = 5;
  return [
    { method: 'GET', path: all, units, right: sees, options: ['top', 'skiptoken'], handle: readPermissions },
    { method: 'POST', path: all, units, right: changes, options: [], handle: postPermission },
    { method: 'GET', path: one, units, right: sees, options: [], handle: readPermission },
    { method: 'PATCH', path: one, units, right: changes, options: [], handle: patchPermission },
    { method: 'DELETE', path: one, units, right: changes, options: [], handle: deletePermission },
  ]; // prettier-ignore
}

/**
 * Grants of applications. Those of the site are for `Sites.FullControl.All` alone; those of a list or row may
 * also be given by an app whose grant on the site is owner or fullcontrol. @see graph.md §13
 */
export const permissionRoutes: readonly Route[] = [
  ...routesAt('/sites/:site', 'full', 'full'),
  ...routesAt(LIST, 'read', 'manage'),
  ...routesAt(`${LIST}/items/:item`, 'read', 'manage'),
];
