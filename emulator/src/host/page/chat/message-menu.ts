import type { FunctionComponent } from 'preact';
import { act } from '../base/acts';
import type { App } from '../base/app';
import { h, type Child } from '../base/dom';
import type { Message, Reaction } from '../base/host-data';
import { askText } from '../shell/ask-text';
import { Menu, type MenuItem } from '../shell/menu';

const reactions: readonly Reaction[] = ['like', 'heart', 'laugh', 'surprised', 'sad', 'angry'];

const about = ({ placeId, id }: Message) => ({ conversationId: placeId, messageId: id });

const hasReacted = (app: App, message: Message, reaction: Reaction) =>
  message.reactions?.[reaction]?.includes(app.me().id) === true;

function react(app: App, message: Message, reaction: Reaction): Promise<unknown> {
  const name = hasReacted(app, message, reaction) ? 'removeReaction' : 'addReaction';
  return act(app, name, { ...about(message), reaction });
}

/** The deep link to a message; it works for everybody who sees the message's channel. */
function linkTo(app: App, { placeId, id, threadId }: Message): string {
  const query = new URLSearchParams({ tenantId: app.state.tenantId, parentMessageId: threadId });
  const path = `${encodeURIComponent(placeId)}/${id}`;
  return `https://teams.microsoft.com/l/message/${path}?${query.toString()}`;
}

function ownItems(app: App, message: Message): readonly MenuItem[] {
  const words = app.words().acts;
  const edit = () => {
    askText(app, words.editHeading, {
      label: words.editHeading,
      // The text of a channel's message begins with the mention of the bot, which is not edited.
      value: (message.text ?? '').replace(`@${app.state.botName} `, ''),
      isLong: true,
      save: (text) => act(app, 'editMessage', { ...about(message), text }),
    });
  };
  return [
    { name: words.edit, do: edit },
    {
      name: words.remove,
      isDestructive: true,
      do: () => act(app, 'deleteMessage', about(message)),
    },
  ];
}

interface MessageMenuProps {
  readonly app: App;
  readonly message: Message;
  readonly author: string;
}

/** The menu of a message: react and copy the link; on the person's own messages also edit and delete. */
export const MessageMenu: FunctionComponent<MessageMenuProps> = ({ app, message, author }) => {
  const words = app.words().acts;
  const copy = () => navigator.clipboard.writeText(linkTo(app, message));
  const items = [
    ...reactions.map((reaction) => ({
      name: words.reactions[reaction],
      do: () => react(app, message, reaction),
    })),
    { name: words.copyLink, do: copy },
    ...(message.fromUserId === app.me().id ? ownItems(app, message) : []),
  ];
  return h(Menu, { label: words.message(author), items });
};

/** The reactions that a message has; a press adds or takes away one's own. */
export function reactionRow(app: App, message: Message): Child {
  const words = app.words().acts;
  const given = reactions.flatMap((reaction) => {
    const count = message.reactions?.[reaction]?.length ?? 0;
    return count === 0 ? [] : [{ reaction, count }];
  });
  if (given.length === 0) return undefined;
  const button = ({ reaction, count }: (typeof given)[number]) => {
    const attributes = {
      key: reaction,
      type: 'button',
      class: 'reaction',
      'aria-pressed': String(hasReacted(app, message, reaction)),
      onclick: () => react(app, message, reaction),
    };
    return h('button', attributes, words.reacted(words.reactions[reaction], count));
  };
  return h('div', { class: 'row' }, given.map(button));
}

/** The bot's suggested actions; a press sends the text. The emulator removes them with the next message. */
export function suggestionRow(app: App, message: Message): Child {
  const { suggestedActions = [] } = message;
  if (suggestedActions.length === 0) return undefined;
  const send = (text: string) => act(app, 'sendMessage', { text, locale: app.locale() });
  return h(
    'div',
    { class: 'row suggested', role: 'group', 'aria-label': app.words().acts.suggested },
    suggestedActions.map(({ title, value }) =>
      h('button', { key: value, type: 'button', onclick: () => send(value) }, title),
    ),
  );
}
