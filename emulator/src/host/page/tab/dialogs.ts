import type { App } from '../base/app';
import { h } from '../base/dom';
import { openModal } from '../shell/modal';
import type { FramedPage } from './context';
import { openFrame, type Call, type Handlers, type HostedFrame } from './frame';
import { lifeHandlers, linkHandlers, signInHandlers } from './handlers';

/** Heights that teams-js says by name. */
const namedSizes: Readonly<Record<string, number>> = { small: 250, medium: 400, large: 600 };

const heightOf = (size: unknown) =>
  typeof size === 'number' ? size : (namedSizes[String(size)] ?? 400);

interface TaskInfo {
  readonly url?: string;
  readonly title?: string;
  readonly height?: unknown;
}

function frameOf(app: App, page: FramedPage, more: Handlers): HostedFrame {
  const nothing = () => undefined;
  const moments = { loaded: nothing, failed: nothing, left: nothing };
  const handlers = {
    ...lifeHandlers(app, page, moments),
    ...linkHandlers(app),
    ...signInHandlers(app),
    ...more,
  };
  return openFrame(app, page, { title: app.words().app.frame(page.entityId), handlers });
}

/** A window that is open: its page can be spoken to. */
interface OpenTask {
  readonly frame: HostedFrame;
}

/** Opens a page in a window above the tab; `ended` is called when it is closed. */
function openTask(
  app: App,
  page: FramedPage,
  at: {
    readonly info: TaskInfo;
    readonly parent: HostedFrame;
    ended(answer: readonly unknown[]): void;
  },
): OpenTask {
  let answer: readonly unknown[] = ['User cancelled/closed the task module.'];
  const frame = frameOf(app, page, {
    'tasks.completeTask': ({ args: [result] }) => {
      answer = [null, result];
      modal.close();
    },
    'tasks.updateTask': ({ args: [update] }) => {
      frame.element.height = String(heightOf((update as TaskInfo | undefined)?.height));
    },
    messageForParent: ({ args: [message] }) => {
      at.parent.send('messageForParent', message);
    },
  });
  frame.element.height = String(heightOf(at.info.height));
  const modal = openModal(app, at.info.title ?? app.state.botName, {
    children: [h('div', { class: 'task' }, frame.element)],
    closed: () => {
      frame.close();
      at.ended(answer);
    },
  });
  return { frame };
}

/** Shows the link to a place in the tab, ready to be copied. */
function shareLink(app: App, page: FramedPage, args: readonly unknown[]): void {
  const [sub = '', label = ''] = args;
  const channelId = page.at?.channel.id;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: sub, channelId }));
  const path = `${String(app.state.app?.id)}/${page.entityId}`;
  const value = `https://teams.microsoft.com/l/entity/${path}?context=${context}`;
  const { share } = app.words().app;
  const field = h('input', { type: 'text', readonly: true, value, 'aria-label': share });
  openModal(app, String(label) || share, { children: [field] });
  field.select();
}

/** The app's own windows: a page in a frame above the tab. The answer is `[error, result]`. */
export function dialogHandlers(app: App, page: FramedPage, parent: () => HostedFrame): Handlers {
  let open: OpenTask | undefined;
  const start = (call: Call) => {
    const info = (call.args[0] ?? {}) as TaskInfo;
    const url = new URL(info.url ?? '', page.url);
    if (url.origin !== new URL(page.url).origin) {
      call.reply('The page is not of a valid domain.');
      return;
    }
    const ended = (answer: readonly unknown[]) => {
      open = undefined;
      call.reply(...answer);
    };
    const task: FramedPage = { ...page, url: url.href, frameContext: 'task' };
    open = openTask(app, task, { info, parent: parent(), ended });
  };
  return {
    'tasks.startTask': start,
    messageForChild: ({ args: [message] }) => open?.frame.send('messageForChild', message),
    shareDeepLink: ({ args }) => {
      shareLink(app, page, args);
    },
  };
}
