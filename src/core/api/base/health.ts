import type { StoreState } from '../../domain/base/store-state';
import type { ClockFault } from '../../domain/base/clock-fault';
import type { Instant } from '../../domain/base/time';

/** The body of `GET /healthz`, which needs no sign-in. */
export interface Health {
  /** `starting` until Graph has answered the first load of the lists. */
  readonly status: 'starting' | 'ok';
  readonly lists: 'loading' | 'missing' | 'ready';
  /** Whether the calls to Graph have good answers; else what is wrong, and from when the oldest copy of a list is. */
  readonly graph: StoreState;
  /** Whether Entra gives the product tokens for Graph. */
  readonly signIn: 'ok' | { readonly failingSince: Instant };
  /** Whether the system's clock can be trusted. While it cannot, nothing is sent. */
  readonly clock: 'ok' | ClockFault;
  /** When each list was last read, by its display name; the lists that have been read at all. */
  readonly readAt: Readonly<Record<string, Instant>>;
}
