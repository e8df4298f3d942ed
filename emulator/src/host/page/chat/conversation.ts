import { useLayoutEffect } from 'preact/hooks';
import { ask, read } from '../base/api';
import type { App } from '../base/app';
import { announced, useLoaded } from '../base/loading';
import type { Loaded } from '../base/reader';
import type { InstallState, Message } from '../base/host-data';
import { readyCards } from './cards';

interface Opened {
  readonly messages: readonly Message[];
  readonly installState: InstallState;
}

const pathOf = (placeId: string) => `/host/conversations/${encodeURIComponent(placeId)}`;

/** Reads a conversation, again after each change, and marks it as read while the browser shows the page. */
export function useConversation(app: App, placeId: string): Loaded<Opened> {
  const { id: userId } = app.me();
  const { loaded } = useLoaded(
    async () => {
      const opened = await read<Opened>(`${pathOf(placeId)}?user=${userId}`);
      await readyCards(opened.messages);
      return opened;
    },
    announced(
      app,
      ({ kind, id }) => kind === 'hello' || (kind === 'conversation' && id === placeId),
    ),
  );
  useLayoutEffect(() => {
    if (loaded.state !== 'there' || document.visibilityState !== 'visible') return;
    // A failure needs no report: the page marks the conversation again after the next message.
    ask('POST', `${pathOf(placeId)}/read`, { userId }).catch(() => undefined);
  }, [loaded]);
  return loaded;
}
