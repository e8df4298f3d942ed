import { ask } from './api';
import type { App } from './app';

/** Something that the person does in Teams; the bot is told as Teams tells it. @see docs/usage.md, "What people do in Teams" */
export function act<T>(
  app: App,
  name: string,
  about: Readonly<Record<string, unknown>>,
): Promise<T> {
  return ask<T>('POST', '/_emulator/acts', { userId: app.me().id, act: name, ...about });
}
