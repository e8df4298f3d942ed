import { act } from '../base/acts';
import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { icon } from '../base/icons';
import type { Person, Team } from '../base/shapes';
import { openModal } from '../shell/modal';
import { avatar } from '../shell/people-switch';

/** A member with the way out. */
function row(app: App, person: Person, remove: () => unknown): HTMLElement {
  const words = app.words().acts;
  const isMe = person.id === app.me().id;
  const name = isMe ? `${person.displayName} (${words.you})` : person.displayName;
  const label = isMe ? words.leave : words.removeMember(person.displayName);
  return h(
    'li',
    {},
    avatar(person.displayName),
    h('span', {}, h('b', {}, name), h('small', {}, person.jobTitle)),
    h(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': label, title: label, onclick: remove },
      icon('close'),
    ),
  );
}

/** Somebody who is not there yet. Outsiders cannot be. */
function adder(app: App, others: readonly Person[], add: (id: string) => unknown): HTMLElement {
  const words = app.words().acts;
  const select = h(
    'select',
    {},
    ...others.map(({ id, displayName }) => h('option', { value: id }, displayName)),
  );
  const submit = (event: Event) => {
    event.preventDefault();
    return add(select.value);
  };
  return h(
    'form',
    { class: 'tool-form', onsubmit: submit },
    h('label', { class: 'picker' }, h('span', {}, words.addMember), select),
    h('button', { disabled: others.length === 0 }, words.add),
  );
}

/** Opens who is in a team. Whoever comes or goes, the bot is told. */
export function openMembers(app: App, team: Team): void {
  const words = app.words().acts;
  const list = h('ul', { class: 'members', tabindex: '0', 'aria-label': words.members });
  const foot = h('div', {});
  const change = (name: 'addMembers' | 'removeMembers') => (id: string) =>
    act(app, name, { teamId: team.id, userIds: [id] });
  const draw = () => {
    const now = app.conversations()?.teams.find(({ id }) => id === team.id);
    if (now === undefined) {
      modal.close();
      return;
    }
    const isIn = ({ id }: Person) => now.memberIds.includes(id);
    const { people } = app.state;
    const rows = people
      .filter(isIn)
      .map((one) => row(app, one, () => change('removeMembers')(one.id)));
    fill(list, ...rows);
    const others = people.filter((one) => !isIn(one) && one.kind !== 'outsider');
    fill(foot, adder(app, others, change('addMembers')));
  };
  const stop = app.onConversations(draw);
  const modal = openModal(app, words.membersOf(team.displayName), {
    children: [list, foot],
    closed: stop,
  });
  draw();
}
