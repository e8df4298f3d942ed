import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { FramedPage } from './context';
import { makeFrame, type Call, type Handlers, type HostedFrame } from './frame';
import { lifeHandlers, linkHandlers, signInHandlers } from './handlers';

/** Heights in pixels of the sizes that teams-js names. */
const namedSizes: Readonly<Record<string, number>> = { small: 250, medium: 400, large: 600 };

const heightOf = (size: unknown) =>
  typeof size === 'number' ? size : (namedSizes[String(size)] ?? 400);

interface TaskInfo {
  readonly url?: string;
  readonly title?: string;
  readonly height?: unknown;
}

/** A dialog (task module): a page of the app in a window above the tab that opened it. */
interface Task {
  readonly app: App;
  readonly page: FramedPage;
  readonly info: TaskInfo;
  readonly parent: HostedFrame;
  /** Is called with the dialog's frame, through which the tab's messages are passed on. */
  readonly opened: (frame: HostedFrame) => void;
  /** Is called with the result that the dialog's page submits. */
  readonly completed: (result: unknown) => void;
}

function taskFrame({ app, page, parent, completed }: Task, resize: (size: unknown) => void) {
  const nothing = () => undefined;
  return makeFrame(app, page, {
    ...lifeHandlers(app, page, { loaded: nothing, failed: nothing, left: nothing }),
    ...linkHandlers(app),
    ...signInHandlers(app),
    'tasks.completeTask': ({ args: [result] }) => {
      completed(result);
    },
    'tasks.updateTask': ({ args: [update] }) => {
      resize((update as TaskInfo | undefined)?.height);
    },
    messageForParent: ({ args: [message] }) => {
      parent.send('messageForParent', message);
    },
  });
}

const TaskPage: FunctionComponent<Task> = (task) => {
  const { app, page, info, opened } = task;
  const [size, setSize] = useState(info.height);
  const [frame] = useState(() => taskFrame(task, setSize));
  useLayoutEffect(() => {
    opened(frame);
  }, []);
  const title = app.words().app.frame(page.entityId);
  return h('div', { class: 'task' }, frame.draw(title, heightOf(size)));
};

/** Shows the deep link that the tab shares, selected so that the person can copy it. */
function shareLink(app: App, page: FramedPage, args: readonly unknown[]): void {
  const [sub = '', label = ''] = args;
  const channelId = page.at?.channel.id;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: sub, channelId }));
  const path = `${String(app.state.app?.id)}/${page.entityId}`;
  const value = `https://teams.microsoft.com/l/entity/${path}?context=${context}`;
  const { share } = app.words().app;
  const attributes = { type: 'text', readonly: true, autofocus: true, value, 'aria-label': share };
  app.windows.open({
    heading: String(label) || share,
    draw: () =>
      h('input', {
        ...attributes,
        onfocus: ({ currentTarget }) => {
          currentTarget.select();
        },
      }),
  });
}

/** Opens a dialog. `ended` is called with the answer, `[error, result]`, when the dialog is closed. */
function openTask(
  task: Omit<Task, 'completed'>,
  ended: (answer: readonly unknown[]) => void,
): void {
  const { app, info } = task;
  let answer: readonly unknown[] = ['User cancelled/closed the task module.'];
  app.windows.open({
    heading: info.title ?? app.state.botName,
    draw: (close) => {
      const completed = (result: unknown) => {
        answer = [null, result];
        close();
      };
      return h(TaskPage, { ...task, completed });
    },
    closed: () => {
      ended(answer);
    },
  });
}

/** Handles the messages with which a tab opens dialogs, exchanges messages with them, and shares a link. */
export function dialogHandlers(app: App, page: FramedPage, parent: () => HostedFrame): Handlers {
  let open: HostedFrame | undefined;
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
    const opened = (frame: HostedFrame) => {
      open = frame;
    };
    const task: FramedPage = { ...page, url: url.href, frameContext: 'task' };
    openTask({ app, page: task, info, parent: parent(), opened }, ended);
  };
  return {
    'tasks.startTask': start,
    messageForChild: ({ args: [message] }) => open?.send('messageForChild', message),
    shareDeepLink: ({ args }) => {
      shareLink(app, page, args);
    },
  };
}
