import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h, type Drawn } from '../base/dom';
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
  /** The frame's element. It loads the page when it is drawn first, and keeps it for as long as it is drawn. */
  draw(title: string, height?: number): Drawn;
  /** Has the app asked to be told of this? */
  hears(event: string): boolean;
  /** Says something that the app may have registered a handler for. */
  send(func: string, ...args: readonly unknown[]): void;
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
    await handlers[func]?.({ args, reply });
  };
}

/**
 * Makes a frame that speaks teams-js with its page. Only messages from this frame's own window and its page's own origin
 * are believed.
 *
 * @see teams-js `src/internal/communication.ts`
 */
export function makeFrame(app: App, page: FramedPage, handlers: Handlers): HostedFrame {
  const { origin } = new URL(page.url);
  let element: HTMLIFrameElement | null = null;
  const heard = new Set<string>();
  const post = (message: object) => element?.contentWindow?.postMessage(message, origin);
  const registerHandler = ({ args: [event] }: Call) => heard.add(String(event));
  const take = makeTaker(app, { ...handlers, registerHandler }, post);
  const listen = (event: MessageEvent<unknown>) => {
    if (event.source !== element?.contentWindow || event.origin !== origin) return;
    const { data } = event;
    if (typeof data === 'object' && data !== null) attempt(() => take(data));
  };
  const ref = (drawn: HTMLIFrameElement | null) => {
    element = drawn;
    if (drawn === null) removeEventListener('message', listen);
    else addEventListener('message', listen);
  };
  const allow = `clipboard-read ${origin}; clipboard-write ${origin}`;
  return {
    draw: (title, height) => h('iframe', { title, src: page.url, allow, height, ref }),
    hears: (event) => heard.has(event),
    send: (func, ...args) => post({ func, args }),
  };
}
