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

/** When the copy of a list was last as the list was, and since when Graph has refused to read the list. */
interface CopyAge {
  readonly readAt: Instant | undefined;
  readonly refusedSince: Instant | undefined;
}

function oldestOf(times: readonly (Instant | undefined)[]): Instant | undefined {
  return times.filter((at) => at !== undefined).toSorted()[0];
}

/** The state of Graph and of the copies. @param now real time in milliseconds since 1970 */
function storeStateOf(
  state: 'ok' | StoreTrouble,
  copies: readonly CopyAge[],
  now: number,
): StoreState {
  const oldest = oldestOf(copies.map(({ readAt }) => readAt));
  if (state !== 'ok') return definedOnly({ ...state, dataFrom: oldest });
  if (oldest !== undefined && now - Date.parse(oldest) >= staleAfterMs) {
    return { staleSince: oldest, dataFrom: oldest };
  }
  const refused = copies.filter(({ refusedSince }) => refusedSince !== undefined);
  const dataFrom = oldestOf(refused.map(({ readAt }) => readAt));
  const staleSince = dataFrom ?? oldestOf(refused.map(({ refusedSince }) => refusedSince));
  return staleSince === undefined ? 'ok' : definedOnly({ staleSince, dataFrom });
}

/** What the health of the lists is made of: the feed of each list. */
type Feeds = Readonly<Record<EntityName, { readonly feed: { readAt(): Instant | undefined } }>>;

/**
 * Returns the health of the lists.
 *
 * @param pathOf returns the path of a list in Graph, or undefined before the list was found
 * @param now real time in milliseconds since 1970
 */
export function listsHealth(
  health: GraphHealth,
  open: Feeds,
  pathOf: (name: EntityName) => string | undefined,
  now: number,
): ListsHealth {
  const read = entityNames.flatMap((name): readonly (readonly [string, Instant])[] => {
    const at = open[name].feed.readAt();
    return at === undefined ? [] : [[listMaps[name].description.displayName, at]];
  });
  const copies = entityNames.map((name): CopyAge => {
    const path = pathOf(name);
    const refusedSince = path === undefined ? undefined : health.listRefusedSince(path);
    return { readAt: open[name].feed.readAt(), refusedSince };
  });
  return {
    graph: storeStateOf(health.state(), copies, now),
    signIn: health.signIn(),
    readAt: Object.fromEntries(read),
  };
}
