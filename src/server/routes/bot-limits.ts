import type { RunningClock } from '../../core/domain/base/running-time';
import type { BotLimits } from '../../bot/base/bot-deps';
import { rateLimit } from './rate-limit';

/** How many activities a person may send to the bot a minute: as many as acts in the tab. */
const activitiesPerMinute = 60;
/** How often the bot says that somebody sends too much. */
const refusalsPerMinute = 1;

/** Makes the limits of the bot for each person. */
export function botLimits(now: RunningClock): BotLimits {
  return {
    activities: rateLimit(activitiesPerMinute, now),
    refusals: rateLimit(refusalsPerMinute, now),
  };
}
