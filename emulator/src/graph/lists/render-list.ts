import type { Emulator } from '../../state/emulator';
import { listEtag, type Column, type List } from './model';
import { renderActor } from '../directory/render-actor';
import { listUrl, rootSiteId, siteId, siteUrl } from './site';

/** When the site was made: before everything in it. */
const SITE_BORN = '2024-01-15T08:00:00Z';

/** A site. @see graph.md §2 */
export function renderSite(emulator: Emulator): object {
  return {
    createdDateTime: SITE_BORN,
    description: '',
    id: siteId(emulator),
    lastModifiedDateTime: SITE_BORN,
    name: siteUrl(emulator).split('/').at(-1),
    webUrl: siteUrl(emulator),
    displayName: emulator.tenant.siteDisplayName,
    root: {},
    siteCollection: { hostname: emulator.tenant.siteHostname },
  };
}

/** The site at the root of the tenant's address: there, and without a list. @see graph.md §2 */
export function renderRootSite(emulator: Emulator): object {
  const { siteHostname, organisation } = emulator.tenant;
  return {
    createdDateTime: SITE_BORN,
    description: '',
    id: rootSiteId(emulator),
    lastModifiedDateTime: SITE_BORN,
    name: '',
    webUrl: `https://${siteHostname}`,
    displayName: organisation,
    root: {},
    siteCollection: { hostname: siteHostname },
  };
}

/** The site in SharePoint's own ids, for those who select them. */
export function siteIds(emulator: Emulator): { readonly sharepointIds: object } {
  const [, collection, web] = siteId(emulator).split(',');
  const { tenantId } = emulator.tenant;
  return {
    sharepointIds: { siteId: collection, siteUrl: siteUrl(emulator), tenantId, webId: web },
  };
}

/** A list in SharePoint's own ids. */
export const listIds = (emulator: Emulator, list: List): { readonly sharepointIds: object } => ({
  sharepointIds: { ...siteIds(emulator).sharepointIds, listId: list.id },
});

/** A list without its columns. @see graph.md §3.1 */
export function renderList(emulator: Emulator, list: List): object {
  return {
    '@odata.etag': listEtag(list),
    createdDateTime: list.created,
    description: list.description,
    eTag: listEtag(list),
    id: list.id,
    lastModifiedDateTime: list.modified,
    name: list.name,
    webUrl: listUrl(emulator, list),
    displayName: list.title,
    createdBy: renderActor(emulator, list.createdBy),
    lastModifiedBy: renderActor(emulator, list.modifiedBy),
    parentReference: { siteId: siteId(emulator) },
    list: {
      contentTypesEnabled: false,
      hidden: list.hidden,
      template: list.template ?? 'genericList',
    },
    ...(list.system ? { system: {} } : {}),
  };
}

/** The type facet of an answer; a link has none. @see graph.md §3.2 */
const facetOf = ({ kind, facet }: Column): object => (kind === 'hyperlink' ? {} : facet);

/** A column; `type`, `validation`, `isDeletable` and their kin are never in it. @see graph.md row 35 */
export function renderColumn(column: Column): object {
  return {
    columnGroup: column.columnGroup,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(column.defaultValue === undefined ? {} : { defaultValue: column.defaultValue }),
    ...facetOf(column),
  };
}
