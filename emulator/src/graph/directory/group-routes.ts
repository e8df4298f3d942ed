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
  wholeGroup,
  wholeUser,
} from './present';
import { searchTest, unsupportedQuery } from './search';

function readGroup(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_GROUPS);
  return entity(request, 'groups', presentGroup(request, groupOf(request)));
}

type Collect = (request: GraphRequest) => readonly DirectoryObject[];

const found = (request: GraphRequest, collect: Collect): readonly DirectoryObject[] => {
  requirePermission(request.caller, READ_GROUPS);
  const search = searchTest(request);
  return collect(request).filter((one) =>
    search(one.kind === 'user' ? wholeUser(one.user) : wholeGroup(request, one.group)),
  );
};

const readAll =
  (collect: Collect) =>
  (request: GraphRequest): GraphReply => {
    const all = found(request, collect).map((one) => presentObject(request, one));
    return directoryPage(request, 'directoryObjects', all);
  };

/** The people among them; a cast is an advanced query. @see graph.md §14.3 */
const readPeople =
  (collect: Collect) =>
  (request: GraphRequest): GraphReply => {
    if (!isEventual(request)) {
      throw unsupportedQuery(
        'OData casts are only supported with the ConsistencyLevel header set to eventual.',
      );
    }
    const people = found(request, collect).flatMap((one) =>
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

/** Groups with their members and owners; a team has one of its own id. @see graph.md §14.3 */
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
      { method: 'GET', path, units: 0, options: OPTIONS, handle: readAll(collect) },
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
