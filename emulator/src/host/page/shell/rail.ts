import { countNew } from '../activity/activity-view';
import type { App, View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { ViewName } from '../base/route';
import { unreadMarks } from './unread';

/** The entries of the navigation. `tools` stands for three views, which have tabs of their own. */
const parts = ['app', 'activity', 'chat', 'teams', 'lists', 'files', 'tools'] as const;
type Part = (typeof parts)[number];

const partOf = (view: ViewName): Part =>
  view === 'meter' || view === 'faults' || view === 'switches' ? 'tools' : view;

function unreadIn(app: App, part: Part): number {
  const { chat, teams } = app.conversations();
  if (part === 'chat') return chat.unread;
  if (part === 'activity') return countNew(app);
  if (part !== 'teams') return 0;
  const channels = teams.flatMap((team) => team.channels);
  return channels.reduce((sum, channel) => sum + channel.unread, 0);
}

function entry(app: App, part: Part): Drawn {
  const words = app.words().rail;
  const name = part === 'app' ? (app.state.app?.name ?? app.state.botName) : words[part];
  const isHere = partOf(app.route().view) === part;
  const open = () => {
    // In the teams view a second press leads from the open channel back to the list of channels.
    if (isHere && part !== 'teams') return;
    app.go({ view: part === 'tools' ? 'meter' : part, item: '' });
  };
  const attributes = {
    type: 'button',
    'aria-current': isHere ? 'page' : undefined,
    onclick: open,
  };
  const count = h('span', {}, unreadMarks(app, unreadIn(app, part)));
  const button = h('button', attributes, icon(part), h('span', {}, name), count);
  return h('li', { key: part }, button);
}

/** Draws the navigation on the left, with the number of unread messages of each entry. */
export const Rail: View = ({ app }) =>
  h(
    'nav',
    { class: 'rail', 'aria-label': app.words().rail.label },
    h(
      'ul',
      {},
      parts.map((part) => entry(app, part)),
    ),
  );
