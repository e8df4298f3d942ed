import { createHash } from 'node:crypto';
import type { Emulator } from '../../state/emulator';
import type { List } from './model';

/** A guid that follows from a name: the site has the same ids after every reset. */
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

/** Path of the one site, without a slash at its ends. */
export const sitePath = (emulator: Emulator): string =>
  emulator.tenant.sitePath.replaceAll(/^\/|\/$/g, '');

/** `hostname,siteCollectionGuid,webGuid`. @see graph.md §2 */
export function siteId(emulator: Emulator): string {
  const { siteHostname } = emulator.tenant;
  const at = `${siteHostname}/${sitePath(emulator)}`;
  return `${siteHostname},${guidFrom(`site:${at}`)},${guidFrom(`web:${at}`)}`;
}

/** Id of the site at the root of the tenant's address. */
export function rootSiteId(emulator: Emulator): string {
  const { siteHostname } = emulator.tenant;
  return `${siteHostname},${guidFrom(`site:${siteHostname}`)},${guidFrom(`web:${siteHostname}`)}`;
}

/** Is it the root site that a path names: `root`, the bare host name, or its id? @see graph.md §2 */
export const isRootSite = (emulator: Emulator, site: string): boolean =>
  ['root', emulator.tenant.siteHostname, rootSiteId(emulator)].some(
    (name) => name.toLowerCase() === site.toLowerCase(),
  );

/** The address that a person opens. */
export const siteUrl = (emulator: Emulator): string =>
  `https://${emulator.tenant.siteHostname}/${sitePath(emulator)}`;

/** The address that a person opens a list at; a library lies at the site itself. */
export const listUrl = (emulator: Emulator, list: List): string =>
  list.template === 'documentLibrary'
    ? `${siteUrl(emulator)}/${encodeURIComponent(list.name)}`
    : `${siteUrl(emulator)}/Lists/${list.name}`;
