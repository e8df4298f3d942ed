import {
  linkTargetOf,
  pageNames,
  type LinkTarget,
  type PageName,
} from '../../core/domain/base/tab-address';

/** A page and the place within it. */
export interface Address {
  readonly page: PageName;
  readonly linkTarget: LinkTarget;
}

/**
 * Returns the page to open: from the entity that Teams names, else from the query of the frame's address
 * (`?page=goals&sub=goal:12`). `sub` is `report:<roundId>:<goalId>`, `round:<key>` or `goal:<id>`; any other value
 * opens the page itself.
 */
export function addressOf(
  search: string,
  entity: { readonly pageId: string; readonly subPageId: string },
): Address {
  const query = new URLSearchParams(search);
  const page = pageOf(entity.pageId) ?? pageOf(query.get('page')) ?? 'mine';
  const sub = entity.subPageId === '' ? (query.get('sub') ?? '') : entity.subPageId;
  return { page, linkTarget: linkTargetOf(sub) };
}

function pageOf(name: string | null): PageName | undefined {
  return pageNames.find((known) => known === name);
}
