import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { icon } from '../base/icons';
import { countNew } from '../activity/activity-view';
import type { ViewName } from '../base/where';

/** The parts; the tools are one part here and have a strip of their own. */
const parts = ['app', 'activity', 'chat', 'teams', 'lists', 'files', 'tools'] as const;
type Part = (typeof parts)[number];

const partOf = (view: ViewName): Part =>
  view === 'meter' || view === 'faults' || view === 'switches' ? 'tools' : view;

function unreadIn(app: App, view: Part): number {
  const conversations = app.conversations();
  if (view === 'chat') return conversations?.chat.unread ?? 0;
  if (view === 'activity') return countNew(app);
  if (view !== 'teams') return 0;
  const channels = conversations?.teams.flatMap((team) => team.channels) ?? [];
  return channels.reduce((sum, channel) => sum + channel.unread, 0);
}

/** A part's button. It is made once: a press must not be lost because a message arrives in the middle of it. */
function entry(app: App, part: Part): { readonly element: HTMLElement; update(): void } {
  const words = app.words().rail;
  const name = part === 'app' ? (app.state.app?.name ?? app.state.botName) : words[part];
  const count = h('span', {});
  const button = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        // A second press leads from a channel back to all of them.
        if (partOf(app.where().view) === part && part !== 'teams') return;
        app.go({ view: part === 'tools' ? 'meter' : part, item: '' });
      },
    },
    icon(part),
    h('span', {}, name),
    count,
  );
  const update = () => {
    const unread = unreadIn(app, part);
    const badge = h('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread));
    const said = h('span', { class: 'only-read' }, `, ${words.unread(unread)}`);
    fill(count, unread > 0 && badge, unread > 0 && said);
    if (partOf(app.where().view) === part) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  };
  return { element: h('li', {}, button), update };
}

/** The parts of the page, with how much is unread in each. */
export function rail(app: App): { readonly element: HTMLElement; update(): void } {
  const entries = parts.map((part) => entry(app, part));
  const list = h('ul', {}, ...entries.map(({ element }) => element));
  const update = () => {
    entries.forEach((one) => one.update());
  };
  update();
  return {
    element: h('nav', { class: 'rail', 'aria-label': app.words().rail.label }, list),
    update,
  };
}
