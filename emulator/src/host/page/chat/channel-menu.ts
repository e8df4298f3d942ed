import type { FunctionComponent } from 'preact';
import { act } from '../base/acts';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { Channel, Team } from '../base/host-data';
import { askText } from '../shell/ask-text';
import { Menu, type MenuItem } from '../shell/menu';
import { askModal } from '../shell/modal';
import { openMembers } from './members';

interface At {
  readonly team: Team;
  readonly channel: Channel;
}

function channelItems(app: App, { team, channel }: At): readonly MenuItem[] {
  const words = app.words().acts;
  const about = { teamId: team.id, channelId: channel.id };
  const rename = () => {
    askText(app, words.renameChannel, {
      label: words.channelName,
      value: channel.displayName,
      save: (name) => act(app, 'renameChannel', { ...about, name }),
    });
  };
  const remove = async () => {
    const text = words.removeChannelSure(channel.displayName);
    const question = { text, yes: words.remove, no: app.words().app.deny };
    if (await askModal(app, words.removeChannel, question)) await act(app, 'deleteChannel', about);
  };
  return [
    { name: words.renameChannel, do: rename },
    { name: words.removeChannel, isDestructive: true, do: remove },
  ];
}

function teamItems(app: App, { team }: At): readonly MenuItem[] {
  const words = app.words().acts;
  const about = { teamId: team.id };
  const add = () => {
    askText(app, words.newChannel, {
      label: words.channelName,
      value: '',
      save: async (name) => {
        const made = await act<{ channelId: string }>(app, 'createChannel', { ...about, name });
        app.go({ view: 'teams', item: made.channelId });
      },
    });
  };
  const rename = () => {
    askText(app, words.renameTeam, {
      label: words.teamName,
      value: team.displayName,
      save: (name) => act(app, 'renameTeam', { ...about, name }),
    });
  };
  const archive = team.isArchived ? 'unarchive' : 'archive';
  return [
    { name: words.members, do: () => openMembers(app, team) },
    { name: words.newChannel, do: add },
    { name: words.renameTeam, do: rename },
    { name: words[archive], do: () => act(app, `${archive}Team`, about) },
  ];
}

/** The menu of a channel and its team. It offers neither to rename nor to delete a team's first channel. */
export const ChannelMenu: FunctionComponent<At & { readonly app: App }> = ({ app, ...at }) => {
  const isFirst = at.team.channels[0]?.id === at.channel.id;
  const items = [...teamItems(app, at), ...(isFirst ? [] : channelItems(app, at))];
  return h(Menu, { label: app.words().acts.channel(at.channel.displayName), items });
};
