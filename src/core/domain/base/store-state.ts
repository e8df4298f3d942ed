import type { Instant } from './time';

/** Why the copy of the lists may be old. */
export type StoreTrouble =
  /** Since when no call to Graph has been answered. */
  | { readonly unreachableSince: Instant }
  /** Since when Graph has refused every call, for example with 403 or 500. */
  | { readonly refusedSince: Instant }
  /** Until when Graph has asked the product to make no calls. */
  | { readonly throttledUntil: Instant }
  /** Since when Entra has given the product no token for Graph. */
  | { readonly signInFailingSince: Instant }
  /** Graph answers, but at least one list could not be read since then. */
  | { readonly staleSince: Instant };

/** `ok` when the last calls to Graph had good answers; else the trouble, and from when the oldest copy of a list is. */
export type StoreState = 'ok' | (StoreTrouble & { readonly dataFrom?: Instant });
