import type { Bot } from '../../bot/create-bot';
import type { RunningClock } from '../../core/domain/base/running-time';
import type { Log } from '../../core/ports';
import type { VerifyConnector } from '../auth/verify-bot-token';
import type { VerifyToken } from '../auth/verify-token';
import type { WriteWorkbook } from '../documents/workbook-threads';
import type { Product } from '../base/product';

/** The dependencies of the routes. */
export interface RouteDeps {
  readonly product: Product;
  readonly verify: VerifyToken;
  readonly verifyConnector: VerifyConnector;
  readonly bot: Pick<Bot, 'receive'>;
  readonly writeWorkbook: WriteWorkbook;
  readonly log: Log;
  readonly runningNow: RunningClock;
}
