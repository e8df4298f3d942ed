import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { act } from '../base/acts';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { Person, Team } from '../base/host-data';
import { avatar } from '../shell/avatar';

/** A member with a button that removes them from the team. */
function row(app: App, person: Person, remove: () => unknown): Drawn {
  const words = app.words().acts;
  const isMe = person.id === app.me().id;
  const name = isMe ? `${person.displayName} (${words.you})` : person.displayName;
  const label = isMe ? words.leave : words.removeMember(person.displayName);
  const look = { type: 'button', class: 'quiet', 'aria-label': label, title: label };
  return h(
    'li',
    { key: person.id },
    avatar(person.displayName),
    h('span', {}, h('b', {}, name), h('small', {}, person.jobTitle)),
    h('button', { ...look, onclick: remove }, icon('close')),
  );
}

interface AdderProps {
  readonly app: App;
  readonly others: readonly Person[];
  readonly add: (id: string) => unknown;
}

/** The form that adds a member. People of another organisation cannot be chosen. */
const Adder: FunctionComponent<AdderProps> = ({ app, others, add }) => {
  const words = app.words().acts;
  const select = useRef<HTMLSelectElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    return add(select.current?.value ?? '');
  };
  const options = others.map(({ id, displayName }) =>
    h('option', { key: id, value: id }, displayName),
  );
  return h(
    'form',
    { class: 'tool-form', onsubmit: submit },
    h(
      'label',
      { class: 'picker' },
      h('span', {}, words.addMember),
      h('select', { ref: select }, options),
    ),
    h('button', { disabled: others.length === 0 }, words.add),
  );
};

interface MembersProps {
  readonly app: App;
  readonly teamId: string;
  readonly close: () => void;
}

const Members: FunctionComponent<MembersProps> = ({ app, teamId, close }) => {
  const team = app.conversations().teams.find(({ id }) => id === teamId);
  const isGone = team === undefined;
  useLayoutEffect(() => {
    if (isGone) close();
  }, [isGone]);
  const change = (name: 'addMembers' | 'removeMembers') => (id: string) =>
    act(app, name, { teamId, userIds: [id] });
  const isIn = ({ id }: Person) => team?.memberIds.includes(id) === true;
  const { people } = app.state;
  const rows = people
    .filter(isIn)
    .map((one) => row(app, one, () => change('removeMembers')(one.id)));
  const others = people.filter((one) => !isIn(one) && one.kind !== 'outsider');
  const attributes = { class: 'members', tabindex: '0', 'aria-label': app.words().acts.members };
  return [
    h('ul', attributes, rows),
    h('div', {}, h(Adder, { app, others, add: change('addMembers') })),
  ];
};

/** Opens the window with the members of a team. The emulator sends the bot a `conversationUpdate` for each change. */
export function openMembers(app: App, { id, displayName }: Team): void {
  app.windows.open({
    heading: app.words().acts.membersOf(displayName),
    draw: (close) => h(Members, { app, teamId: id, close }),
  });
}
