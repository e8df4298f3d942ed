import type { App } from '../base/app';
import type { Handlers } from './frame';
import { named, settle, text } from './handlers';
import { goToChat } from './links';

/** The app's tabs in channels as `TabInstance` objects of teams-js. */
function instances(app: App): readonly object[] {
  const { teams } = app.conversations();
  return teams.flatMap((team) =>
    team.channels.flatMap((channel) =>
      channel.tabs.map((tab) => ({
        tabName: tab.suggestedDisplayName,
        internalTabInstanceId: tab.id,
        entityId: tab.entityId,
        channelId: channel.id,
        channelName: channel.displayName,
        teamId: team.channels[0]?.id ?? team.id,
        teamName: team.displayName,
        groupId: team.id,
        url: tab.contentUrl,
        websiteUrl: tab.websiteUrl,
      })),
    ),
  );
}

/** Shows a tab of a channel. @returns the reason when it cannot, otherwise `undefined` */
function goToInstance(app: App, instance: Readonly<Record<string, unknown>>): string | undefined {
  const [item, tab] = [text(instance['channelId']), text(instance['internalTabInstanceId'])];
  const channels = app.conversations().teams.flatMap(({ channels: all }) => all);
  const found = channels.find(({ id }) => id === item)?.tabs.find(({ id }) => id === tab);
  if (found === undefined) return 'Invalid internalTabInstanceId and/or channelId.';
  app.go({ view: 'teams', item, tab });
  return undefined;
}

/** Handles messages about the app's tabs in channels and about the chat. */
export function placeHandlers(app: App): Handlers {
  return {
    getTabInstances: (call) => {
      call.reply({ teamTabs: instances(app) });
    },
    getMruTabInstances: (call) => {
      call.reply({ teamTabs: instances(app) });
    },
    navigateToTab: (call) => {
      settle(call, goToInstance(app, named(call.args[0])));
    },
    'chat.openChat': (call) => {
      const { members, message } = named(call.args[0]);
      const people = Array.isArray(members) ? members.map(String) : [];
      settle(call, goToChat(app, people, text(message)));
    },
  };
}
