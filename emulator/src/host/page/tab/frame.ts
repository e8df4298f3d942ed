import type { App } from '../base/app';
import { h } from '../base/dom';
import { answerBridge } from './bridge';
import type { FramedPage } from './context';

/** One message of the app that waits for an answer. */
export interface Call {
  readonly args: readonly unknown[];
  reply(...args: readonly unknown[]): void;
}

/** What the host does with each message, by the name on the wire. */
export type Handlers = Readonly<Record<string, (call: Call) => unknown>>;

/** A page of the app in a frame of its own. */
export interface HostedFrame {
  readonly element: HTMLIFrameElement;
  /** Has the app asked to be told of this? */
  hears(event: string): boolean;
  /** Says something that the app may have registered a handler for. */
  send(func: string, ...args: readonly unknown[]): void;
  close(): void;
}

interface WireMessage {
  readonly id?: number;
  readonly uuidAsString?: string;
  readonly func?: string;
  readonly args?: readonly unknown[];
  readonly data?: unknown;
}

/** Hands a message to what answers it. */
function makeTaker(app: App, handlers: Handlers, post: (message: object) => void) {
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
    handlers[func]?.({ args, reply });
  };
}

/**
 * Opens a frame and speaks teams-js with it. Only messages from this frame's own window and its page's own origin are
 * believed.
 *
 * @see tab.md §1, "Wire protocol"
 */
export function openFrame(
  app: App,
  page: FramedPage,
  options: { readonly title: string; readonly handlers: Handlers },
): HostedFrame {
  const { origin } = new URL(page.url);
  const element = h('iframe', {
    title: options.title,
    src: page.url,
    allow: `clipboard-read ${origin}; clipboard-write ${origin}`,
  });
  const heard = new Set<string>();
  const post = (message: object) => element.contentWindow?.postMessage(message, origin);
  const registerHandler = ({ args: [event] }: Call) => heard.add(String(event));
  const take = makeTaker(app, { ...options.handlers, registerHandler }, post);
  const listen = (event: MessageEvent<unknown>) => {
    if (event.source !== element.contentWindow || event.origin !== origin) return;
    if (typeof event.data === 'object' && event.data !== null) void take(event.data);
  };
  addEventListener('message', listen);
  return {
    element,
    hears: (event) => heard.has(event),
    send: (func, ...args) => post({ func, args }),
    close: () => {
      removeEventListener('message', listen);
      element.remove();
    },
  };
}
