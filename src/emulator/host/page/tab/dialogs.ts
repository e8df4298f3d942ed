import type { App } from '../base/app';
import { h } from '../base/dom';
import { openModal, type Modal } from '../shell/modal';
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

/** The app's own windows: a page in a frame above the tab. The answer is `[error, result]`. */
export function dialogHandlers(app: App, page: FramedPage, parent: () => HostedFrame): Handlers {
  let open: { readonly modal: Modal; readonly frame: HostedFrame } | undefined;
  const start = (call: Call) => {
    const info = (call.args[0] ?? {}) as TaskInfo;
    const url = new URL(info.url ?? '', page.url);
    if (url.origin !== new URL(page.url).origin) {
      call.reply('The page is not of a valid domain.');
      return;
    }
    let answer: readonly unknown[] = ['User cancelled/closed the task module.'];
    const task: FramedPage = { ...page, url: url.href, frameContext: 'task' };
    const frame = frameOf(app, task, {
      'tasks.completeTask': ({ args: [result] }) => {
        answer = [null, result];
        modal.close();
      },
      'tasks.updateTask': ({ args: [update] }) => {
        frame.element.height = String(heightOf((update as TaskInfo | undefined)?.height));
      },
      messageForParent: ({ args: [message] }) => {
        parent().send('messageForParent', message);
      },
    });
    frame.element.height = String(heightOf(info.height));
    const modal = openModal(app, info.title ?? app.state.app?.name ?? '', {
      children: [h('div', { class: 'task' }, frame.element)],
      closed: () => {
        frame.close();
        open = undefined;
        call.reply(...answer);
      },
    });
    open = { modal, frame };
  };
  return {
    'tasks.startTask': start,
    messageForChild: ({ args: [message] }) => open?.frame.send('messageForChild', message),
    shareDeepLink: ({ args: [sub = '', label = ''] }) => {
      const context = encodeURIComponent(JSON.stringify({ subEntityId: sub }));
      const path = `${app.state.app?.id ?? ''}/${page.entityId}`;
      const link = `https://teams.microsoft.com/l/entity/${path}?context=${context}`;
      const words = app.words().app;
      const field = h('input', {
        type: 'text',
        readonly: true,
        value: link,
        'aria-label': words.share,
      });
      openModal(app, String(label) || words.share, { children: [field] });
      field.select();
    },
  };
}
