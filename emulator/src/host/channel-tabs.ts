import { randomUUID } from 'node:crypto';
import type { Emulator } from '../state/emulator';

/** What the app's own page said of a tab when it was put into a channel. */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
  /** A page of the app that is shown before the tab is taken away. */
  readonly removeUrl?: string | undefined;
}

/** A tab of a channel. */
export interface ChannelTab extends TabSettings {
  readonly id: string;
  readonly channelId: string;
}

const keysOf = (channelId: string) => `host:channel-tab:${channelId}:`;
const counter = 'host:channel-tab-count';

/** Tabs sort in the order in which they were added. */
const keyOf = (tab: ChannelTab, order: number) =>
  `${keysOf(tab.channelId)}${String(order).padStart(9, '0')}`;

const tell = ({ events }: Emulator, channelId: string) => {
  events.emit({ kind: 'conversation', id: channelId });
};

/** Tabs of a channel, the oldest first. */
export function tabsOf(emulator: Emulator, channelId: string): readonly ChannelTab[] {
  return [...emulator.store.range<ChannelTab>(keysOf(channelId))].map(({ value }) => value);
}

/** Puts the app's tab into a channel, also a second time. */
export function addTab(emulator: Emulator, channelId: string, settings: TabSettings): ChannelTab {
  const { store } = emulator;
  const added = store.transaction(() => {
    const order = (store.get<number>(counter) ?? 0) + 1;
    const tab = { ...settings, id: randomUUID(), channelId };
    store.put(counter, order);
    store.put(keyOf(tab, order), tab);
    return tab;
  });
  tell(emulator, channelId);
  return added;
}

/** The tab after `change`, or without one: gone. `undefined` when there was none. */
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
  if (found !== undefined) tell(emulator, channelId);
  return found;
}

/** Gives a tab other settings; it keeps its place. */
export const changeTab = (
  emulator: Emulator,
  tab: Pick<ChannelTab, 'channelId' | 'id'>,
  settings: TabSettings,
): ChannelTab | undefined => replace(emulator, tab, settings);

/** Takes a tab away. */
export const removeTab = (
  emulator: Emulator,
  tab: Pick<ChannelTab, 'channelId' | 'id'>,
): ChannelTab | undefined => replace(emulator, tab);

/** Takes away all tabs of a channel: a team that loses the app loses its tabs, and does not get them back with it. */
export function removeTabs(emulator: Emulator, channelId: string): void {
  const { store } = emulator;
  store.transaction(() => {
    for (const { key } of [...store.range<ChannelTab>(keysOf(channelId))]) store.remove(key);
  });
  tell(emulator, channelId);
}
