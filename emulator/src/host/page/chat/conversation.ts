import { ask, read } from '../base/api';
import type { App } from '../base/app';
import type { InstallState, Message } from '../base/shapes';
import { readyCards } from './cards';

interface Opened {
  readonly messages: readonly Message[];
  readonly installState: InstallState;
}

/** Reads a conversation at once and whenever it changes, and marks it as read while the page is in view. */
export function followConversation(
  app: App,
  placeId: string,
  show: (opened: Opened) => void,
): () => void {
  const path = `/host/conversations/${encodeURIComponent(placeId)}`;
  let isOpen = true;
  const refresh = async () => {
    const opened = await read<Opened>(`${path}?user=${app.me().id}`);
    await readyCards(opened.messages);
    if (!isOpen) return;
    show(opened);
    if (document.visibilityState === 'visible')
      await ask('POST', `${path}/read`, { userId: app.me().id });
  };
  void refresh();
  const stop = app.live.on((event) => {
    if (event.kind === 'hello' || (event.kind === 'conversation' && event.id === placeId))
      void refresh();
  });
  return () => {
    isOpen = false;
    stop();
  };
}
