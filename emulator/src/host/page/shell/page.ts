import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useReducer } from 'preact/hooks';
import { ActivityView } from '../activity/activity-view';
import type { App, View } from '../base/app';
import { h } from '../base/dom';
import type { Session } from '../base/session';
import type { ViewName } from '../base/route';
import { ChatView } from '../chat/chat-view';
import { TeamView } from '../chat/team-view';
import { FilesView } from '../files/files-view';
import { ListsView } from '../lists/lists-view';
import { AppView } from '../tab/app-view';
import { toolView } from '../tools/tools-view';
import { Clock } from './clock-panel';
import { Modals } from './modal';
import { Notice } from './notice';
import { PeopleSwitch } from './people-switch';
import { Rail } from './rail';
import { ViewPanel } from './view-panel';

const views: Readonly<Record<ViewName, View>> = {
  app: AppView,
  activity: ActivityView,
  files: FilesView,
  chat: ChatView,
  teams: TeamView,
  lists: ListsView,
  meter: toolView('meter'),
  faults: toolView('faults'),
  switches: toolView('switches'),
};

/** Keeps the document's title, language, theme and width in line with the route. */
function useDocument(app: App): void {
  const { theme, width, language } = app.route();
  const title = app.words().title(app.me().displayName, app.state.organisation);
  useLayoutEffect(() => {
    const root = document.documentElement;
    Object.assign(root.dataset, { theme, width });
    root.lang = language;
    document.title = title;
  }, [theme, width, language, title]);
}

/** Draws the whole page: the bar, the navigation, the view that the address names, and the windows above them. */
export const Page: FunctionComponent<{ readonly session: Session }> = ({
  session: { app, clock, onChange },
}) => {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(
    () =>
      onChange(() => {
        drawAgain(undefined);
      }),
    [],
  );
  useDocument(app);
  const { user, view } = app.route();
  const bar = h(
    'header',
    { class: 'bar' },
    h('span', { class: 'organisation' }, app.state.organisation),
    h(Clock, { app, clock }),
    h(ViewPanel, { app }),
    h(PeopleSwitch, { app }),
  );
  const main = h(views[view], { key: `${user} ${view}`, app });
  const stage = h(
    'div',
    { class: 'stage' },
    h('div', { class: 'inside' }, h('div', { class: 'parts' }, h(Rail, { app }), main)),
  );
  return [
    h('a', { class: 'skip', href: '#main' }, app.words().skipToApp),
    bar,
    stage,
    h(Modals, { app }),
    h(Notice, { app }),
  ];
};
