import { groupedBy } from '../base/group-by';
import { remembered } from '../base/remembered';
import type { Body } from './body';
import { bodyAndAbove, bodyOf } from './organisation';

/** Looks the language up once: `localeCompare` does it at each call. */
const swedish = new Intl.Collator('sv');

/**
 * Sorts bodies so that parents come before their children, and siblings by key. Bodies of a ring of parents come last. Visits
 * each body once, however deep the organisation is. The order is kept until a body changes.
 */
export const inTreeOrder = remembered((bodies: readonly Body[]): readonly Body[] => {
  const sorted = bodies.toSorted((a, b) => swedish.compare(a.key, b.key));
  const below = groupedBy(sorted, ({ parentId }) => bodyOf({ bodies }, parentId) ?? 'top');
  const ordered = new Set<Body>();
  for (const first of [...(below.get('top') ?? []), ...sorted]) {
    if (ordered.has(first)) continue;
    // A body that no top has led to stands in a ring or below one, which the line above it ends in.
    const waiting = [bodyAndAbove({ bodies }, first.id).at(-1) ?? first];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (ordered.has(next)) continue;
      ordered.add(next);
      waiting.push(...(below.get(next) ?? []).toReversed());
    }
  }
  return [...ordered];
});
