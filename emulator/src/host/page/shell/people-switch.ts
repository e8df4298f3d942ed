import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { icon } from '../base/icons';
import type { Person, PersonGroup } from '../base/shapes';
import { popover } from './popover';

const order: readonly PersonGroup[] = [
  'process-leader',
  'head',
  'secretary',
  'manager',
  'employee',
  'it',
  'guest',
  'outsider',
];

/** Two letters on a round ground. */
export function avatar(name: string): HTMLElement {
  const parts = name.split(' ');
  const letters = `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`;
  return h('span', { class: 'avatar', 'aria-hidden': 'true' }, letters.toUpperCase());
}

function personButton(app: App, person: Person, close: () => void): HTMLElement {
  const isMe = person.id === app.me().id;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-current': isMe ? 'true' : undefined,
        onclick: () => {
          close();
          app.go({ user: person.id });
        },
      },
      avatar(person.displayName),
      h('span', {}, h('b', {}, person.displayName), h('small', {}, person.jobTitle)),
    ),
  );
}

function groupsOf(app: App, wanted: string, close: () => void): readonly HTMLElement[] {
  const asked = wanted.trim().toLocaleLowerCase();
  const found = app.state.people.filter((p) =>
    `${p.displayName} ${p.jobTitle}`.toLocaleLowerCase().includes(asked),
  );
  if (found.length === 0) return [h('p', { class: 'hint' }, app.words().people.none)];
  return order.flatMap((group) => {
    const members = found.filter((p) => p.group === group);
    if (members.length === 0) return [];
    const heading = h('h3', { id: `group-${group}` }, app.words().people.groups[group]);
    const list = h(
      'ul',
      { 'aria-labelledby': `group-${group}` },
      ...members.map((p) => personButton(app, p, close)),
    );
    return [h('section', {}, heading, list)];
  });
}

/** The button that says who one is, and the list of people behind it. */
export function peopleSwitch(app: App): readonly HTMLElement[] {
  const words = app.words().people;
  const me = app.me();
  const results = h('div', { class: 'people' });
  const search = h('input', {
    type: 'search',
    id: 'people-search',
    autocomplete: 'off',
    placeholder: words.search,
    oninput: () => {
      show();
    },
  });
  const panel = popover('people-panel', words.heading, [
    h('p', { class: 'hint' }, words.hint),
    h('label', { class: 'only-read', for: 'people-search' }, words.search),
    search,
    results,
  ]);
  const show = () => {
    fill(results, ...groupsOf(app, search.value, () => panel.hidePopover()));
  };
  show();
  panel.addEventListener('toggle', () => {
    if (panel.matches(':popover-open')) search.focus();
  });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'who',
      popovertarget: 'people-panel',
      'aria-label': words.label(`${me.displayName}, ${me.jobTitle}`),
    },
    avatar(me.displayName),
    h('span', { class: 'who-name' }, h('b', {}, me.displayName), h('small', {}, me.jobTitle)),
    icon('down'),
  );
  return [button, panel];
}
