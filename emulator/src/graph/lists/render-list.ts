import type { Emulator } from '../../state/emulator';
import { listEtag, type Column, type List } from './model';
import { renderActor } from '../directory/render-actor';
import { listUrl, rootSiteId, siteId, siteUrl } from './site';

/** When the site was created: before everything in it. */
const SITE_CREATED = '2024-01-15T08:00:00Z';

/** The site. @see https://learn.microsoft.com/graph/api/resources/site */
export function renderSite(emulator: Emulator): object {
  return {
    createdDateTime: SITE_CREATED,
    description: '',
    id: siteId(emulator),
    lastModifiedDateTime: SITE_CREATED,
    name: siteUrl(emulator).split('/').at(-1),
    webUrl: siteUrl(emulator),
    displayName: emulator.tenant.siteDisplayName,
    root: {},
    siteCollection: { hostname: emulator.tenant.siteHostname },
  };
}

/** The root site of the tenant. It exists, but has no lists. */
export function renderRootSite(emulator: Emulator): object {
  const { siteHostname, organisation } = emulator.tenant;
  return {
    createdDateTime: SITE_CREATED,
    description: '',
    id: rootSiteId(emulator),
    lastModifiedDateTime: SITE_CREATED,
    name: '',
    webUrl: `https://${siteHostname}`,
    displayName: organisation,
    root: {},
    siteCollection: { hostname: siteHostname },
  };
}

/** SharePoint's own ids of the site, which Graph gives when they are selected. */
export function siteIds(emulator: Emulator): { readonly sharepointIds: object } {
  const [, collection, web] = siteId(emulator).split(',');
  const { tenantId } = emulator.tenant;
  return {
    sharepointIds: { siteId: collection, siteUrl: siteUrl(emulator), tenantId, webId: web },
  };
}

/** SharePoint's own ids of a list. */
export const listIds = (emulator: Emulator, list: List): { readonly sharepointIds: object } => ({
  sharepointIds: { ...siteIds(emulator).sharepointIds, listId: list.id },
});

/** A list without its columns. @see https://learn.microsoft.com/graph/api/resources/list */
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

/**
 * The type facet in an answer. Graph gives none for a link column.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/1151
 */
const facetOf = ({ kind, facet }: Column): object => (kind === 'hyperlink' ? {} : facet);

/**
 * A column. Graph never answers with `type`, `validation`, `isDeletable` and some others.
 *
 * @see docs/behaviours.md row 35
 */
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
