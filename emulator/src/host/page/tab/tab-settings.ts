import { ApiFailure, ask } from '../base/api';
import type { App } from '../base/app';
import type { Channel, ChannelTab, TabSettings, Team } from '../base/host-data';
import { askText } from '../shell/ask-text';
import { askModal } from '../shell/modal';
import type { FramedPage } from './context';
import type { Handlers } from './frame';
import { named, settle, text } from './handlers';
import { openTabForm } from './tab-form';

/** A channel and a tab of it; without a tab, a new one is meant. */
export interface TabPlace {
  readonly team: Team;
  readonly channel: Channel;
  readonly tab?: ChannelTab;
}

const pathOf = (channel: Channel, tab?: ChannelTab) =>
  ['', 'host', 'channels', encodeURIComponent(channel.id), 'tabs', ...(tab ? [tab.id] : [])].join(
    '/',
  );

/** Reads the settings of a tab that a page sends with `pages.config.setConfig`. */
function settingsOf(value: unknown): TabSettings {
  const { entityId, contentUrl, websiteUrl, suggestedDisplayName, removeUrl } = named(value);
  return {
    entityId: text(entityId),
    contentUrl: text(contentUrl),
    websiteUrl: text(websiteUrl),
    suggestedDisplayName: text(suggestedDisplayName),
    ...(typeof removeUrl === 'string' && removeUrl !== '' ? { removeUrl } : {}),
  };
}

/** Saves the settings of a tab. @returns the tab, or the emulator's message when it refuses the settings */
async function save(app: App, at: TabPlace, settings: TabSettings): Promise<ChannelTab | string> {
  const { channel, tab } = at;
  const body = { userId: app.me().id, settings };
  try {
    return await ask<ChannelTab>(tab === undefined ? 'POST' : 'PUT', pathOf(channel, tab), body);
  } catch (failure) {
    return failure instanceof ApiFailure ? failure.message : app.words().chat.failed;
  }
}

/** Handles the messages with which an open tab reads and changes its own settings. */
export function contentHandlers(app: App, at: TabPlace & { readonly tab: ChannelTab }): Handlers {
  const now = settingsOf(at.tab);
  return {
    'settings.getSettings': (call) => call.reply(now),
    'settings.setSettings': (call) => {
      const wanted = settingsOf({ ...now, ...named(call.args[0]) });
      void save(app, at, wanted).then((saved) => {
        settle(call, typeof saved === 'string' ? saved : undefined);
      });
    },
  };
}

/** Why settings cannot be saved: every tab needs a `contentUrl`. */
const problemOf = ({ contentUrl }: TabSettings) =>
  URL.canParse(contentUrl) ? undefined : 'contentUrl is missing or no address.';

function pageOf(at: TabPlace, url: string, frameContext: 'settings' | 'remove'): FramedPage {
  const { tab, ...place } = at;
  return { url, entityId: tab?.entityId ?? '', subEntityId: '', frameContext, at: place };
}

/** Opens the app's configuration page, which adds a tab to a channel or changes the settings of one. */
export function configureTab(
  app: App,
  at: TabPlace,
  done: (tab: ChannelTab) => void = () => undefined,
): void {
  const words = app.words().channelTabs;
  const url = app.state.app?.channelTab?.configurationUrl;
  if (url === undefined) return;
  let wanted: TabSettings | undefined = at.tab;
  const handlers: Handlers = {
    'settings.getSettings': (call) => call.reply(at.tab === undefined ? {} : settingsOf(at.tab)),
    'settings.setSettings': (call) => {
      const settings = settingsOf(call.args[0]);
      const problem = problemOf(settings);
      if (problem === undefined) wanted = settings;
      settle(call, problem);
    },
  };
  const name = app.state.app?.name ?? app.state.botName;
  openTabForm(app, {
    heading: at.tab === undefined ? words.addHeading(name) : words.changeHeading(name),
    page: pageOf(at, url, 'settings'),
    button: words.save,
    event: 'settings.save',
    isReady: false,
    handlers,
    done: async () => {
      if (wanted === undefined) return words.noSettings;
      const saved = await save(app, at, wanted);
      if (typeof saved === 'string') return saved;
      done(saved);
      return undefined;
    },
  });
}

type PlaceOfTab = TabPlace & { readonly tab: ChannelTab };

/** Removes a tab. It opens the app's removal page when the tab has a `removeUrl`, otherwise it asks the person. */
export async function removeTab(app: App, at: PlaceOfTab): Promise<void> {
  const words = app.words().channelTabs;
  const { channel, tab } = at;
  const heading = words.removeHeading(tab.suggestedDisplayName);
  const remove = () => ask('DELETE', `${pathOf(channel, tab)}?user=${app.me().id}`);
  if (tab.removeUrl === undefined) {
    const question = { text: words.removeSure, yes: words.remove, no: app.words().app.deny };
    if (await askModal(app, heading, question)) await remove();
    return;
  }
  openTabForm(app, {
    heading,
    page: pageOf(at, tab.removeUrl, 'remove'),
    button: words.remove,
    event: 'settings.remove',
    isReady: true,
    handlers: { 'settings.getSettings': (call) => call.reply(settingsOf(tab)) },
    done: async () => {
      await remove();
      return undefined;
    },
  });
}

/** Asks the person for another name of a tab, and saves it. */
export function renameTab(app: App, at: PlaceOfTab): void {
  const words = app.words().channelTabs;
  askText(app, words.rename, {
    label: words.name,
    value: at.tab.suggestedDisplayName,
    save: (suggestedDisplayName) => save(app, at, { ...settingsOf(at.tab), suggestedDisplayName }),
  });
}
