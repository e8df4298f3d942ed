/** The pages of the personal app; each is a static tab in Teams. */
export type PageName = 'mine' | 'goals' | 'follow-up';

/** Where a link points inside a page. */
export type LinkTarget =
  | { readonly kind: 'report'; readonly roundId: string; readonly goalId: string }
  | { readonly kind: 'round'; readonly key: string }
  | { readonly kind: 'goal'; readonly id: string }
  | { readonly kind: 'none' };

/** The page and the place within it. */
export interface Address {
  readonly page: PageName;
  readonly linkTarget: LinkTarget;
}

/**
 * Reads where to open: Teams' own entity first, then the address of the frame (`?page=goals&sub=goal:12`).
 * `sub` is `report:<roundId>:<goalId>`, `round:<key>` or `goal:<id>`; anything else opens the page itself.
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
  return name === 'mine' || name === 'goals' || name === 'follow-up' ? name : undefined;
}

function linkTargetOf(sub: string): LinkTarget {
  const [kind, first, second] = sub.split(':');
  if (first === undefined || first === '') return { kind: 'none' };
  if (kind === 'report' && second !== undefined)
    return { kind: 'report', roundId: first, goalId: second };
  if (kind === 'round') return { kind: 'round', key: first };
  if (kind === 'goal') return { kind: 'goal', id: first };
  return { kind: 'none' };
}

/** A link that Teams opens as one of our pages. */
export function linkTo(teamsAppId: string, page: PageName, sub?: string): string {
  const context =
    sub === undefined ? '' : `?context=${encodeURIComponent(JSON.stringify({ subEntityId: sub }))}`;
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/${page}${context}`;
}
