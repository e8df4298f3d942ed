import { shortTime, type App, type View } from '../base/app';
import { fill, h } from '../base/dom';
import type { Activity } from '../base/shapes';
import { avatar } from '../shell/people-switch';
import { openLink } from '../tab/links';

const keptUnder = (app: App) => `jamna.host.seen.${app.me().id}`;

/** Number of the newest activity that the person has seen in this browser. */
const seen = (app: App) => Number(localStorage.getItem(keptUnder(app)) ?? 0);

/** How many activities the person has not seen. */
export function countNew(app: App): number {
  return app.activities().filter(({ number }) => number > seen(app)).length;
}

/** What it is about; one that has an address opens it. */
function entry(app: App, one: Activity): HTMLElement {
  const { actor, text, preview, topic, webUrl, at } = one;
  const said = h(
    'span',
    {},
    h('b', {}, text === '' ? actor : text),
    h('span', {}, preview),
    h('small', {}, [actor, topic, shortTime(app, at)].filter((part) => part !== '').join(' · ')),
  );
  if (webUrl === null) return h('li', {}, h('div', { class: 'person' }, avatar(actor), said));
  const open = () => openLink(app, webUrl);
  const button = h(
    'button',
    { type: 'button', class: 'person', onclick: open },
    avatar(actor),
    said,
  );
  return h('li', {}, button);
}

/** What the person has been notified of, newest first. */
export function activityView(app: App, root: HTMLElement): View {
  const words = app.words().activity;
  root.className = 'tool activity-view';
  const list = h('ol', {});
  const empty = h('p', { class: 'empty' }, words.none);
  fill(root, h('h1', {}, words.heading), list, empty);
  const draw = () => {
    const activities = app.activities();
    const newest = Math.max(0, ...activities.map(({ number }) => number));
    localStorage.setItem(keptUnder(app), String(Math.max(newest, seen(app))));
    empty.hidden = activities.length > 0;
    fill(list, ...activities.toReversed().map((one) => entry(app, one)));
  };
  draw();
  return { update: draw, close: () => undefined };
}
