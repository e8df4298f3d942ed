import { ask } from './api';
import type { App } from './app';

/**
 * Does something in Teams as the chosen person, such as renaming a channel. The emulator then sends the bot the activity
 * that the Bot connector would send.
 *
 * @see docs/usage.md, "What people do in Teams"
 */
export function act<T>(
  app: App,
  name: string,
  about: Readonly<Record<string, unknown>>,
): Promise<T> {
  return ask<T>('POST', '/_emulator/acts', { userId: app.me().id, act: name, ...about });
}
