import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { icon, type IconName } from '../base/icons';
import type { ViewName } from '../base/where';

const order: readonly ViewName[] = ['app', 'chat', 'teams', 'lists', 'meter'];

function unreadIn(app: App, view: ViewName): number {
  const conversations = app.conversations();
  if (view === 'chat') return conversations?.chat.unread ?? 0;
  if (view !== 'teams') return 0;
  const channels = conversations?.teams.flatMap((team) => team.channels) ?? [];
  return channels.reduce((sum, channel) => sum + channel.unread, 0);
}

function entry(app: App, view: ViewName): HTMLElement {
  const words = app.words().rail;
  const name = view === 'app' ? (app.state.app?.name ?? app.state.botName) : words[view];
  const unread = unreadIn(app, view);
  const isHere = app.where().view === view;
  const drawing: IconName = view;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'aria-current': isHere ? 'page' : undefined,
        onclick: () => {
          if (!isHere) app.go({ view, item: '', sub: '' });
        },
      },
      icon(drawing),
      h('span', {}, name),
      unread > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)),
      unread > 0 && h('span', { class: 'only-read' }, `, ${words.unread(unread)}`),
    ),
  );
}

/** The parts of the page, with how much is unread in each. */
export function rail(app: App): { readonly element: HTMLElement; update(): void } {
  const list = h('ul', {});
  const element = h('nav', { class: 'rail', 'aria-label': app.words().rail.label }, list);
  const update = () => {
    const focused = [...list.children].findIndex((one) => one.contains(document.activeElement));
    fill(list, ...order.map((view) => entry(app, view)));
    list.children[focused]?.querySelector('button')?.focus();
  };
  update();
  return { element, update };
}
