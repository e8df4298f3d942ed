import type { FunctionComponent } from 'preact';
import { act } from '../base/acts';
import type { App } from '../base/app';
import { h, type Child } from '../base/dom';
import type { Message, Reaction } from '../base/shapes';
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

/** A link that opens the message, for everybody who sees its channel. */
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
      // In a channel the bot's name stands before what was written.
      value: (message.text ?? '').replace(`@${app.state.botName} `, ''),
      isLong: true,
      save: (text) => act(app, 'editMessage', { ...about(message), text }),
    });
  };
  return [
    { name: words.edit, do: edit },
    {
      name: words.remove,
      isGrave: true,
      do: () => act(app, 'deleteMessage', about(message)),
    },
  ];
}

interface MessageMenuProps {
  readonly app: App;
  readonly message: Message;
  readonly author: string;
}

/** What a person can do with a message: react, copy its link; with their own also edit and delete it. */
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

/** Words that the bot suggests; a press sends them. They go with the next message. */
export function suggestionRow(app: App, message: Message): Child {
  const { suggestedActions = [] } = message;
  if (suggestedActions.length === 0) return undefined;
  const say = (text: string) => act(app, 'sendMessage', { text, locale: app.locale() });
  return h(
    'div',
    { class: 'row suggested', role: 'group', 'aria-label': app.words().acts.suggested },
    suggestedActions.map(({ title, value }) =>
      h('button', { key: value, type: 'button', onclick: () => say(value) }, title),
    ),
  );
}
