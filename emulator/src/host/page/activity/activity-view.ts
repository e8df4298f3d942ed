import { useLayoutEffect } from 'preact/hooks';
import { shortTime, type App, type View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Activity } from '../base/host-data';
import { avatar } from '../shell/avatar';
import { mainArea } from '../shell/main-area';
import { openLink } from '../tab/links';

const storageKeyOf = (app: App) => `emulator.host.seen.${app.me().id}`;

/** Number of the newest activity that the person has seen in this browser. */
const lastSeen = (app: App) => Number(localStorage.getItem(storageKeyOf(app)) ?? 0);

/** Counts the activities that the person has not seen in this browser. */
export function countNew(app: App): number {
  return app.activities().filter(({ number }) => number > lastSeen(app)).length;
}

/** One entry of the activity feed; it is a button when the notification has a link. */
function entry(app: App, one: Activity): Drawn {
  const { number, actor, text, preview, topic, webUrl, at } = one;
  const content = h(
    'span',
    {},
    h('b', {}, text === '' ? actor : text),
    h('span', {}, preview),
    h('small', {}, [actor, topic, shortTime(app, at)].filter((part) => part !== '').join(' · ')),
  );
  const look = { class: 'person' };
  if (webUrl === null) return h('li', { key: number }, h('div', look, avatar(actor), content));
  const open = () => openLink(app, webUrl);
  const attributes = { ...look, type: 'button', onclick: open };
  return h('li', { key: number }, h('button', attributes, avatar(actor), content));
}

/** Shows a person's activity feed, newest first, as Teams does. Showing it marks everything in it as seen. */
export const ActivityView: View = ({ app }) => {
  const words = app.words().activity;
  const activities = app.activities();
  const newest = Math.max(0, ...activities.map(({ number }) => number));
  useLayoutEffect(() => {
    localStorage.setItem(storageKeyOf(app), String(Math.max(newest, lastSeen(app))));
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
