import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { FramedPage } from './context';
import { makeFrame, type Call, type Handlers, type HostedFrame } from './frame';
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

/** A page in a window above the tab, and the page that opened it. */
interface Task {
  readonly app: App;
  readonly page: FramedPage;
  readonly info: TaskInfo;
  readonly parent: HostedFrame;
  /** Is given the frame, to speak to its page. */
  readonly opened: (frame: HostedFrame) => void;
  /** The page has given its answer. */
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

/** Shows the link to a place in the tab, ready to be copied. */
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

/** Opens a page in a window above the tab; `ended` gets the answer when it is closed. */
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

/** The app's own windows: a page in a frame above the tab. The answer is `[error, result]`. */
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
