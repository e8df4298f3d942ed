import type { StoreState, StoreTrouble } from '../core/domain/base/store-state';
import type { Instant } from '../core/domain/base/time';
import { entityNames, type EntityName } from '../core/domain/entities';
import { definedOnly } from '../core/domain/base/defined';
import type { GraphHealth } from './client/health';
import { listMaps } from './list-registry';

/** Whether Graph answers well, and how old the copy of the lists is. */
export interface ListsHealth {
  readonly graph: StoreState;
  readonly signIn: 'ok' | { readonly failingSince: Instant };
  /** When each list was last read, by display name; without the lists that have not been read yet. */
  readonly readAt: Readonly<Record<string, Instant>>;
}

/**
 * Age from which a copy counts as old although the last calls were answered: every list is read at least every five
 * minutes, so two readings in a row have failed, or the answers could not be understood.
 */
export const staleAfterMs = 12 * 60_000;

/** The state of Graph and of the copy. @param now real time in milliseconds since 1970 */
export function storeStateOf(
  state: 'ok' | StoreTrouble,
  readAt: readonly Instant[],
  now: number,
): StoreState {
  const oldest = readAt.toSorted()[0];
  if (state !== 'ok') return definedOnly({ ...state, dataFrom: oldest });
  if (oldest === undefined || now - Date.parse(oldest) < staleAfterMs) return 'ok';
  return { staleSince: oldest, dataFrom: oldest };
}

/** What the health of the lists is made of: the feed of each list. */
type Feeds = Readonly<Record<EntityName, { readonly feed: { readAt(): Instant | undefined } }>>;

/** Returns the health of the lists. */
export function listsHealth(health: GraphHealth, open: Feeds, now: number): ListsHealth {
  const read = entityNames.flatMap((name): readonly (readonly [string, Instant])[] => {
    const at = open[name].feed.readAt();
    return at === undefined ? [] : [[listMaps[name].description.displayName, at]];
  });
  const times = read.map(([, at]) => at);
  return {
    graph: storeStateOf(health.state(), times, now),
    signIn: health.signIn(),
    readAt: Object.fromEntries(read),
  };
}
