import type { GraphReply, GraphRequest, Route } from './route';
import { collection, entity, objectBody } from './route';
import { badRequest, itemNotFound } from './errors';
import { allGrants, putGrant, removeGrant, type Grant, type SiteRole } from './grants';

type Json = Readonly<Record<string, unknown>>;

const ROLES: readonly SiteRole[] = ['read', 'write', 'owner', 'fullcontrol'];

const present = (grant: Grant): object => ({
  id: grant.id,
  roles: grant.roles,
  grantedToIdentities: [{ application: grant.application }],
  grantedToIdentitiesV2: [{ application: grant.application }],
});

function rolesOf(body: Json): readonly SiteRole[] {
  const { roles } = body;
  const known = Array.isArray(roles) ? roles.map((role) => ROLES.find((r) => r === role)) : [];
  const wanted = known.filter((role) => role !== undefined);
  if (wanted.length === 0 || wanted.length < known.length) throw badRequest('Invalid roles.');
  return wanted;
}

function applicationOf(body: Json): Grant['application'] {
  const granted: unknown = body['grantedToIdentities'];
  const first: unknown = Array.isArray(granted) ? granted[0] : undefined;
  const application = (first as Json | undefined)?.['application'] as Json | undefined;
  const { id, displayName = '' } = application ?? {};
  if (typeof id !== 'string') throw badRequest('grantedToIdentities must name an application.');
  return { id, displayName: typeof displayName === 'string' ? displayName : '' };
}

function grantOf(request: GraphRequest): Grant {
  const found = allGrants(request.emulator).find((g) => g.id === request.params['permission']);
  if (found === undefined) throw itemNotFound();
  return found;
}

function postPermission(request: GraphRequest): GraphReply {
  const body = objectBody(request);
  const grant = putGrant(request.emulator, {
    roles: rolesOf(body),
    application: applicationOf(body),
  });
  return { ...entity(request, 'sites/permissions', present(grant)), status: 201 };
}

function patchPermission(request: GraphRequest): GraphReply {
  const { application } = grantOf(request);
  const grant = putGrant(request.emulator, { application, roles: rolesOf(objectBody(request)) });
  return entity(request, 'sites/permissions', present(grant));
}

function deletePermission(request: GraphRequest): GraphReply {
  removeGrant(request.emulator, grantOf(request).id);
  return { status: 204 };
}

const PERMISSIONS = '/sites/:site/permissions';
const ONE = `${PERMISSIONS}/:permission`;

/** Grants of applications on the site; only `Sites.FullControl.All` may see or change them. @see graph.md §13 */
export const permissionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PERMISSIONS,
    units: 5,
    right: 'full',
    handle: (request) =>
      collection(request, 'sites/permissions', {
        value: allGrants(request.emulator).map(present),
      }),
  },
  { method: 'POST', path: PERMISSIONS, units: 5, right: 'full', handle: postPermission },
  {
    method: 'GET',
    path: ONE,
    units: 5,
    right: 'full',
    handle: (request) => entity(request, 'sites/permissions', present(grantOf(request))),
  },
  { method: 'PATCH', path: ONE, units: 5, right: 'full', handle: patchPermission },
  { method: 'DELETE', path: ONE, units: 5, right: 'full', handle: deletePermission },
];
