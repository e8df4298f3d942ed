import { randomUUID } from 'node:crypto';
import type { Emulator } from '../state/emulator';

/** The settings of a channel's tab, which the app's configuration page gave when a person added the tab. */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
  /** The app's page that the host shows before it removes the tab. */
  readonly removeUrl?: string | undefined;
}

/** A tab of a channel. */
export interface ChannelTab extends TabSettings {
  readonly id: string;
  readonly channelId: string;
}

const keysOf = (channelId: string) => `host:channel-tab:${channelId}:`;
const counter = 'host:channel-tab-count';

/** The tab's key in the store, by which tabs sort in the order in which people added them. */
const keyOf = (tab: ChannelTab, order: number) =>
  `${keysOf(tab.channelId)}${String(order).padStart(9, '0')}`;

const notifyPages = ({ events }: Emulator, channelId: string) => {
  events.emit({ kind: 'conversation', id: channelId });
};

/** Lists the tabs of a channel, oldest first. */
export function tabsOf(emulator: Emulator, channelId: string): readonly ChannelTab[] {
  return [...emulator.store.range<ChannelTab>(keysOf(channelId))].map(({ value }) => value);
}

/** Adds a tab of the app to a channel, also when the channel has one already. */
export function addTab(emulator: Emulator, channelId: string, settings: TabSettings): ChannelTab {
  const { store } = emulator;
  const added = store.transaction(() => {
    const order = (store.get<number>(counter) ?? 0) + 1;
    const tab = { ...settings, id: randomUUID(), channelId };
    store.put(counter, order);
    store.put(keyOf(tab, order), tab);
    return tab;
  });
  notifyPages(emulator, channelId);
  return added;
}

/**
 * Gives a tab new settings, or removes it when there are none.
 *
 * @returns the tab, or `undefined` when the channel has no such tab
 */
function replace(
  emulator: Emulator,
  { channelId, id }: Pick<ChannelTab, 'channelId' | 'id'>,
  change?: TabSettings,
): ChannelTab | undefined {
  const { store } = emulator;
  const found = store.transaction(() => {
    const row = [...store.range<ChannelTab>(keysOf(channelId))].find(
      ({ value }) => value.id === id,
    );
    if (row === undefined) return undefined;
    const next = { ...row.value, ...change };
    if (change === undefined) store.remove(row.key);
    else store.put(row.key, next);
    return next;
  });
  if (found !== undefined) notifyPages(emulator, channelId);
  return found;
}

/** Gives a tab new settings. It keeps its place among the tabs. @returns `undefined` when there is no such tab */
export const changeTab = (
  emulator: Emulator,
  tab: Pick<ChannelTab, 'channelId' | 'id'>,
  settings: TabSettings,
): ChannelTab | undefined => replace(emulator, tab, settings);

/** Removes a tab. @returns `undefined` when there is no such tab */
export const removeTab = (
  emulator: Emulator,
  tab: Pick<ChannelTab, 'channelId' | 'id'>,
): ChannelTab | undefined => replace(emulator, tab);

/** Removes all tabs of a channel. A team that removes the app loses its tabs, and a new installation does not restore them. */
export function removeTabs(emulator: Emulator, channelId: string): void {
  const { store } = emulator;
  store.transaction(() => {
    for (const { key } of [...store.range<ChannelTab>(keysOf(channelId))]) store.remove(key);
  });
  notifyPages(emulator, channelId);
}
