import { createHash } from 'node:crypto';
import type { Emulator } from '../../state/emulator';
import type { List } from './model';

/** A GUID derived from a name, so that the site has the same ids after every reset. */
export function guidFrom(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The path of the emulator's one site, without slashes at its ends. */
export const sitePath = (emulator: Emulator): string =>
  emulator.tenant.sitePath.replaceAll(/^\/|\/$/g, '');

/**
 * The id of the site: `hostname,siteCollectionGuid,webGuid`.
 *
 * @see https://learn.microsoft.com/graph/api/site-get
 */
export function siteId(emulator: Emulator): string {
  const { siteHostname } = emulator.tenant;
  const at = `${siteHostname}/${sitePath(emulator)}`;
  return `${siteHostname},${guidFrom(`site:${at}`)},${guidFrom(`web:${at}`)}`;
}

/** The id of the tenant's root site. */
export function rootSiteId(emulator: Emulator): string {
  const { siteHostname } = emulator.tenant;
  return `${siteHostname},${guidFrom(`site:${siteHostname}`)},${guidFrom(`web:${siteHostname}`)}`;
}

/**
 * Whether a path segment names the root site: `root`, the bare host name, or its id.
 *
 * @see https://learn.microsoft.com/graph/api/site-get
 */
export const isRootSite = (emulator: Emulator, site: string): boolean =>
  ['root', emulator.tenant.siteHostname, rootSiteId(emulator)].some(
    (name) => name.toLowerCase() === site.toLowerCase(),
  );

/** The web address of the site. */
export const siteUrl = (emulator: Emulator): string =>
  `https://${emulator.tenant.siteHostname}/${sitePath(emulator)}`;

/** The web address of a list. A library is directly below the site, other lists are below `Lists`. */
export const listUrl = (emulator: Emulator, list: List): string =>
  list.template === 'documentLibrary'
    ? `${siteUrl(emulator)}/${encodeURIComponent(list.name)}`
    : `${siteUrl(emulator)}/Lists/${list.name}`;
