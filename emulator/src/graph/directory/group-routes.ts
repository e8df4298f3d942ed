import { requirePermission } from '../access/access';
import { entity, type GraphReply, type GraphRequest, type Route } from '../protocol/route';
import {
  groupOf,
  membersOfGroup,
  ownersOfGroup,
  transitiveMembersOf,
  type DirectoryObject,
} from './objects';
import { directoryPage, isEventual } from './page';
import {
  presentGroup,
  presentObject,
  presentUser,
  READ_GROUPS,
  allGroupProperties,
  allUserProperties,
} from './present';
import { searchTest, unsupportedQuery } from './search';

function readGroup(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_GROUPS);
  return entity(request, 'groups', presentGroup(request, groupOf(request)));
}

type Collect = (request: GraphRequest) => readonly DirectoryObject[];

const findMembers = (request: GraphRequest, collect: Collect): readonly DirectoryObject[] => {
  requirePermission(request.caller, READ_GROUPS);
  const search = searchTest(request);
  return collect(request).filter((one) =>
    search(
      one.kind === 'user' ? allUserProperties(one.user) : allGroupProperties(request, one.group),
    ),
  );
};

const readObjects =
  (collect: Collect) =>
  (request: GraphRequest): GraphReply => {
    const all = findMembers(request, collect).map((one) => presentObject(request, one));
    return directoryPage(request, 'directoryObjects', all);
  };

/**
 * Answers with the people in a collection. An OData cast needs `ConsistencyLevel: eventual`, else Graph answers
 * 400.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
const readPeople =
  (collect: Collect) =>
  (request: GraphRequest): GraphReply => {
    if (!isEventual(request)) {
      throw unsupportedQuery(
        'OData casts are only supported with the ConsistencyLevel header set to eventual.',
      );
    }
    const people = findMembers(request, collect).flatMap((one) =>
      one.kind === 'user' ? [presentUser(request, one.user, true)] : [],
    );
    return directoryPage(request, 'users', people);
  };

const OPTIONS = ['select', 'top', 'skiptoken', 'count', 'search'];

const collections: Readonly<Record<string, Collect>> = {
  members: (request) => membersOfGroup(request.emulator, groupOf(request)),
  transitiveMembers: (request) => transitiveMembersOf(request.emulator, groupOf(request)),
  owners: (request) => ownersOfGroup(request.emulator, groupOf(request)),
};

/**
 * Routes for groups with their members and owners. Each team has a group with the same id.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups/:group',
    units: 0,
    options: ['select'],
    handle: readGroup,
  },
  ...Object.entries(collections).flatMap(([name, collect]): readonly Route[] => {
    const path = `/groups/:group/${name}`;
    return [
      { method: 'GET', path, units: 0, options: OPTIONS, handle: readObjects(collect) },
      ...['graph.user', 'microsoft.graph.user'].map((cast): Route => ({
        method: 'GET',
        path: `${path}/${cast}`,
        units: 0,
        options: OPTIONS,
        handle: readPeople(collect),
      })),
    ];
  }),
];
