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
  /** The settings, which any page opens for a process leader. */
  | { readonly kind: 'settings' };

/** Writes the target as the id of a sub-page in Teams: `report:7:101`, `round:helar-2026`, `round:helar-2026:101`, `goal:12`, `settings`. */
export function subPageIdOf(target: LinkTarget): string {
  switch (target.kind) {
    case 'report':
      return `report:${target.roundId}:${target.goalId}`;
    case 'round':
      return ['round', target.key, ...(target.goalId === undefined ? [] : [target.goalId])].join(
        ':',
      );
    case 'goal':
      return `goal:${target.id}`;
    case 'settings':
      return target.kind;
    case 'none':
      return '';
  }
}

const noTarget = { kind: 'none' } as const;

function roundTarget(key: string, goalId: string): LinkTarget {
  return goalId === '' ? { kind: 'round', key } : { kind: 'round', key, goalId };
}

/** Reads the id that `subPageIdOf` writes. Returns the target `none` for any other text. */
export function linkTargetOf(subPageId: string): LinkTarget {
  if (subPageId === 'settings') return { kind: subPageId };
  return targetOfItem(subPageId.split(':'));
}

function targetOfItem([kind, first = '', second = '']: readonly string[]): LinkTarget {
  if (first === '') return noTarget;
  if (kind === 'report') return second === '' ? noTarget : { kind, roundId: first, goalId: second };
  if (kind === 'round') return roundTarget(first, second);
  return kind === 'goal' ? { kind, id: first } : noTarget;
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
