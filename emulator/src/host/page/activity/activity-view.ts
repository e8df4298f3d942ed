import { useLayoutEffect } from 'preact/hooks';
import { shortTime, type App, type View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Activity } from '../base/shapes';
import { avatar } from '../shell/avatar';
import { mainArea } from '../shell/main-area';
import { openLink } from '../tab/links';

const keptUnder = (app: App) => `jamna.host.seen.${app.me().id}`;

/** Number of the newest activity that the person has seen in this browser. */
const seen = (app: App) => Number(localStorage.getItem(keptUnder(app)) ?? 0);

/** How many activities the person has not seen. */
export function countNew(app: App): number {
  return app.activities().filter(({ number }) => number > seen(app)).length;
}

/** What it is about; one that has an address opens it. */
function entry(app: App, one: Activity): Drawn {
  const { number, actor, text, preview, topic, webUrl, at } = one;
  const said = h(
    'span',
    {},
    h('b', {}, text === '' ? actor : text),
    h('span', {}, preview),
    h('small', {}, [actor, topic, shortTime(app, at)].filter((part) => part !== '').join(' · ')),
  );
  const look = { class: 'person' };
  if (webUrl === null) return h('li', { key: number }, h('div', look, avatar(actor), said));
  const open = () => openLink(app, webUrl);
  const attributes = { ...look, type: 'button', onclick: open };
  return h('li', { key: number }, h('button', attributes, avatar(actor), said));
}

/** What the person has been notified of, newest first. */
export const ActivityView: View = ({ app }) => {
  const words = app.words().activity;
  const activities = app.activities();
  const newest = Math.max(0, ...activities.map(({ number }) => number));
  useLayoutEffect(() => {
    localStorage.setItem(keptUnder(app), String(Math.max(newest, seen(app))));
  }, [newest]);
  return mainArea(
    app,
    { class: 'tool activity-view' },
    h('h1', {}, words.heading),
    h(
      'ol',
      {},
      activities.toReversed().map((one) => entry(app, one)),
    ),
    h('p', { class: 'empty', hidden: activities.length > 0 }, words.none),
  );
};
