import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Loaded } from '../base/reader';
import type { Message } from '../base/host-data';

/** The sentence that replaces the messages when there are none, or the conversation is missing or cannot be read. */
export function emptyText(
  app: App,
  loaded: Loaded<{ readonly messages: readonly Message[] }>,
  empty: string,
): Drawn {
  const { chat } = app.words();
  const sentences = { missing: chat.missing, failed: chat.failed };
  const hidden =
    loaded.state === 'loading' || (loaded.state === 'there' && loaded.value.messages.length > 0);
  const sentence =
    loaded.state === 'missing' || loaded.state === 'failed' ? sentences[loaded.state] : empty;
  return h('p', { class: 'empty', hidden }, sentence);
}
