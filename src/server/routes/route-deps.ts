import type { Log } from '../../core/ports';
import type { VerifyConnector } from '../auth/verify-bot-token';
import type { VerifyToken } from '../auth/verify-token';
import type { Product } from '../base/product';

/** Bot Framework's request, checked and answered by src/bot. */
export interface BotDoor {
  receive(request: {
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** Everything that the routes are made from. */
export interface RouteDeps {
  readonly product: Product;
  readonly verify: VerifyToken;
  readonly verifyConnector: VerifyConnector;
  readonly bot: BotDoor;
  readonly log: Log;
  readonly realNow: () => number;
}
