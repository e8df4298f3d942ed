import type { Emulator } from '../emulator';
import type { Column, List } from './model';
import { renderActor } from './render-item';
import { siteId, siteUrl } from './site';

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

/** A list without its columns. @see graph.md §3.1 */
export function renderList(emulator: Emulator, list: List): object {
  return {
    '@odata.etag': `"${list.id},${String(list.version)}"`,
    createdDateTime: list.created,
    description: list.description,
    eTag: `"${list.id},${String(list.version)}"`,
    id: list.id,
    lastModifiedDateTime: list.modified,
    name: list.name,
    webUrl: `${siteUrl(emulator)}/Lists/${list.name}`,
    displayName: list.title,
    createdBy: renderActor(emulator, list.createdBy),
    lastModifiedBy: renderActor(emulator, list.modifiedBy),
    parentReference: { siteId: siteId(emulator) },
    list: { contentTypesEnabled: false, hidden: list.hidden, template: 'genericList' },
    ...(list.system ? { system: {} } : {}),
  };
}

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
    ...column.facet,
  };
}
