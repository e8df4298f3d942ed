import { requireTenantWide } from '../access/access';
import { checkExpands, expandsOf } from '../protocol/expands';
import { allLists } from './lists';
import type { Expand } from '../protocol/odata-options';
import { renderList, renderRootSite, renderSite, siteIds } from './render-list';
import {
  collection,
  entity,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { checkSelected, selectOf } from '../protocol/select';
import { isRootSite } from './site';

/** Answers a GET of a site, with its lists when they are expanded. */
function readSite(request: GraphRequest): GraphReply {
  const { emulator, params } = request;
  const select = selectOf(request, 'site');
  const expands = expandsOf(request, { type: 'site', built: ['lists'] });
  const isRoot = isRootSite(emulator, params['site'] ?? '');
  const site = isRoot ? renderRootSite(emulator) : renderSite(emulator);
  const ids = select?.includes('sharepointIds') === true ? siteIds(emulator) : {};
  const lists = expands.get('lists');
  return entity(request, 'sites', {
    ...pick({ ...site, ...ids }, select),
    ...(lists === undefined ? {} : { lists: isRoot ? [] : expandedLists(request, lists) }),
  });
}

/** The lists of the site for `$expand=lists`. */
function expandedLists(request: GraphRequest, { select, expand }: Expand): readonly object[] {
  checkExpands(expand ?? [], { type: 'list', built: [] });
  const names = select && checkSelected(request, 'list', select);
  return [...allLists(request.emulator.store)]
    .filter((list) => !list.system)
    .map((list) => pick(renderList(request.emulator, list), names));
}

/** Answers a search over all sites. It takes a tenant-wide permission. @see docs/behaviours.md row 69 */
function readSites(request: GraphRequest): GraphReply {
  requireTenantWide(request.caller);
  const searched = (request.query.get('search') ?? '').replaceAll('*', '').toLowerCase();
  const site = renderSite(request.emulator);
  const found = JSON.stringify(site).toLowerCase().includes(searched) ? [site] : [];
  const select = selectOf(request, 'site');
  return collection(request, 'sites', { value: found.map((one) => pick(one, select)) });
}

/** Routes for sites. @see https://learn.microsoft.com/graph/api/resources/site */
export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/sites', units: 2, options: ['search', 'select'], handle: readSites },
  {
    method: 'GET',
    path: '/sites/:site',
    units: (query) => (query.has('expand') ? 2 : 1),
    right: 'read',
    options: ['select', 'expand'],
    handle: readSite,
  },
];
