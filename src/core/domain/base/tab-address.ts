/** The pages of the personal app. Each is a static tab in the Teams manifest and has this name as its entity id. */
export const pageNames = ['mine', 'goals', 'follow-up'] as const;
export type PageName = (typeof pageNames)[number];

/** The item that a link opens inside a page; `none` opens the page itself. */
export type LinkTarget =
  | { readonly kind: 'none' }
  | { readonly kind: 'report'; readonly roundId: string; readonly goalId: string }
  /** With `goalId`, the goal's place in the round. */
  | { readonly kind: 'round'; readonly key: string; readonly goalId?: string }
  | { readonly kind: 'goal'; readonly id: string }
  /** The form of the goal with that code, or of a new goal: of the body with that code, or of one that the person chooses. */
  | { readonly kind: 'goal-form'; readonly goalKey?: string; readonly bodyKey?: string }
  /** The organisation inside Mål, with the body with that code open. */
  | { readonly kind: 'organisation'; readonly bodyKey?: string }
  /** The settings, which any page opens for a process leader. */
  | { readonly kind: 'settings' };

/**
 * Writes the target as the id of a sub-page in Teams: `report:7:101`, `round:helar-2026`, `round:helar-2026:101`, `goal:12`,
 * `goal-form:goal:BUN-1`, `goal-form:body:BUN`, `goal-form:new`, `organisation`, `organisation:BUN`, `settings`.
 */
export function subPageIdOf(target: LinkTarget): string {
  switch (target.kind) {
    case 'report':
      return `report:${target.roundId}:${target.goalId}`;
    case 'round':
      return idOf('round', target.key, target.goalId);
    case 'goal':
      return `goal:${target.id}`;
    case 'settings':
      return target.kind;
    case 'goal-form':
      return formIdOf(target);
    case 'organisation':
      return idOf(target.kind, target.bodyKey);
    case 'none':
      return '';
  }
}

/** Joins the parts of an id; the last ones may be absent. */
function idOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(':');
}

function formIdOf({ goalKey, bodyKey }: LinkTarget & { readonly kind: 'goal-form' }): string {
  if (goalKey !== undefined) return `goal-form:goal:${goalKey}`;
  return bodyKey === undefined ? 'goal-form:new' : `goal-form:body:${bodyKey}`;
}

const noTarget = { kind: 'none' } as const;

function roundTarget(key: string, goalId: string): LinkTarget {
  return goalId === '' ? { kind: 'round', key } : { kind: 'round', key, goalId };
}

function formTarget(of: string, key: string): LinkTarget {
  if (of === 'new') return { kind: 'goal-form' };
  if (key === '') return noTarget;
  if (of === 'goal') return { kind: 'goal-form', goalKey: key };
  return of === 'body' ? { kind: 'goal-form', bodyKey: key } : noTarget;
}

function reportTarget(roundId: string, goalId: string): LinkTarget {
  return roundId === '' || goalId === '' ? noTarget : { kind: 'report', roundId, goalId };
}

/** How the two parts after the kind of a target are read. */
const readers: ReadonlyMap<string | undefined, (first: string, second: string) => LinkTarget> =
  new Map([
    ['report', reportTarget],
    ['round', roundTarget],
    ['goal', (id: string): LinkTarget => ({ kind: 'goal', id })],
    ['goal-form', formTarget],
    ['organisation', (bodyKey: string): LinkTarget => ({ kind: 'organisation', bodyKey })],
  ]);

/** Reads the id that `subPageIdOf` writes. Returns the target `none` for any other text. */
export function linkTargetOf(subPageId: string): LinkTarget {
  if (subPageId === 'settings' || subPageId === 'organisation') return { kind: subPageId };
  const [kind, first = '', second = ''] = subPageId.split(':');
  const read = first === '' ? undefined : readers.get(kind);
  return read === undefined ? noTarget : read(first, second);
}

/** The web page that a Teams client opens when it cannot open the personal app. */
interface Fallback {
  readonly webUrl: string;
  readonly label: string;
}

/**
 * Returns the address that opens a page of the personal app in Teams.
 *
 * @see Deep link to a tab, https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabAddress(
  teamsAppId: string,
  page: PageName,
  options: { readonly target?: LinkTarget; readonly fallback?: Fallback } = {},
): string {
  const { target = noTarget, fallback } = options;
  const address = new URL(`https://teams.microsoft.com/l/entity/${teamsAppId}/${page}`);
  if (fallback !== undefined) {
    address.searchParams.set('webUrl', fallback.webUrl);
    address.searchParams.set('label', fallback.label);
  }
  if (target.kind !== 'none') {
    const context = JSON.stringify({ subEntityId: subPageIdOf(target) });
    address.searchParams.set('context', context);
  }
  return address.href;
}
