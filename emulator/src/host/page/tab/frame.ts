import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h, type Drawn } from '../base/dom';
import { answerBridge } from './bridge';
import type { FramedPage } from './context';

/** A message of the app's page to the host. */
export interface Call {
  readonly args: readonly unknown[];
  reply(...args: readonly unknown[]): void;
}

/** The host's handlers by the name of the message (`func` in teams-js). */
export type Handlers = Readonly<Record<string, (call: Call) => unknown>>;

/** A frame with a page of the app, which the host exchanges messages with. */
export interface HostedFrame {
  /** Draws the frame. It loads the page when it is first drawn and keeps it as long as it is drawn. */
  draw(title: string, height?: number): Drawn;
  /** Has the page registered a handler for this event? */
  isListeningTo(event: string): boolean;
  /** Sends an event to the page; teams-js ignores it when the page has no handler for it. */
  send(func: string, ...args: readonly unknown[]): void;
}

interface WireMessage {
  readonly id?: number;
  readonly uuidAsString?: string;
  readonly func?: string;
  readonly args?: readonly unknown[];
  readonly data?: unknown;
}

/** Makes the function that passes each message of the page to its handler; messages without one are ignored. */
function makeDispatcher(app: App, handlers: Handlers, post: (message: object) => void) {
  return async (message: WireMessage) => {
    const { id, uuidAsString, func = '', args = [] } = message;
    const reply = (...values: readonly unknown[]) => {
      post({ id, uuidAsString, args: values });
    };
    if (func === 'nestedAppAuth.execute') {
      const answer = await answerBridge(app, message.data);
      if (answer !== undefined) reply(null, answer);
      return;
    }
    await handlers[func]?.({ args, reply });
  };
}

/**
 * Makes a frame that exchanges teams-js messages with its page. It ignores messages that do not come from the frame's
 * own window and the page's own origin.
 *
 * @see https://github.com/OfficeDev/microsoft-teams-library-js/blob/main/packages/teams-js/src/internal/communication.ts
 */
export function makeFrame(app: App, page: FramedPage, handlers: Handlers): HostedFrame {
  const { origin } = new URL(page.url);
  let element: HTMLIFrameElement | null = null;
  const registered = new Set<string>();
  const post = (message: object) => element?.contentWindow?.postMessage(message, origin);
  const registerHandler = ({ args: [event] }: Call) => registered.add(String(event));
  const dispatch = makeDispatcher(app, { ...handlers, registerHandler }, post);
  const listen = (event: MessageEvent<unknown>) => {
    if (event.source !== element?.contentWindow || event.origin !== origin) return;
    const { data } = event;
    if (typeof data === 'object' && data !== null) attempt(() => dispatch(data));
  };
  const ref = (drawn: HTMLIFrameElement | null) => {
    element = drawn;
    if (drawn === null) removeEventListener('message', listen);
    else addEventListener('message', listen);
  };
  const allow = `clipboard-read ${origin}; clipboard-write ${origin}`;
  return {
    draw: (title, height) => h('iframe', { title, src: page.url, allow, height, ref }),
    isListeningTo: (event) => registered.has(event),
    send: (func, ...args) => post({ func, args }),
  };
}
