import type { Context, Log } from '../../core/ports';
import type { Actor } from '../../core/domain/world';
import type { VerifyConnector } from '../auth/verify-bot-token';
import type { VerifyToken } from '../auth/verify-token';

/** How the product stands, as `GET /healthz` says it. */
export interface Health {
  /** `starting` only before the first complete answer of Graph. */
  readonly status: 'starting' | 'ok';
  readonly lists: 'loading' | 'missing' | 'ready';
  readonly graph: 'ok' | { readonly unreachableSince: string };
}

/** What the routes need of the product behind them. */
export interface Product {
  health(): Health;
  /** @throws {AppError} `lists-missing`, or `store-unavailable` while the first load goes on */
  contextFor(actor: Actor): Context;
  /** Another value whenever a view may have changed: rows, day, state of Graph. */
  version(): string;
  /** A tab is open somewhere: edited lists are polled sooner. */
  tabSeen(): void;
}

/** Bot Framework's request, checked and answered by src/bot. */
export interface BotDoor {
  receive(request: {
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Everything that the routes are made from. */
export interface Doors {
  readonly product: Product;
  readonly verify: VerifyToken;
  readonly verifyConnector: VerifyConnector;
  readonly bot: BotDoor;
  readonly log: Log;
  readonly realNow: () => number;
}
