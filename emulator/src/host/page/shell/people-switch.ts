import { useRef, useState } from 'preact/hooks';
import type { App, View } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { Person, PersonGroup } from '../base/host-data';
import { avatar } from './avatar';
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

/** The person's name and job title. */
const nameOf = ({ displayName, jobTitle }: Person) => [
  h('b', {}, displayName),
  h('small', {}, jobTitle),
];

function personEntry(app: App, person: Person, choose: (person: Person) => void): Drawn {
  const attributes = {
    type: 'button',
    class: 'person',
    'aria-current': person.id === app.me().id ? 'true' : undefined,
    onclick: () => {
      choose(person);
    },
  };
  const button = h(
    'button',
    attributes,
    avatar(person.displayName),
    h('span', {}, ...nameOf(person)),
  );
  return h('li', { key: person.id }, button);
}

function groups(app: App, wanted: string, choose: (person: Person) => void): Child {
  const query = wanted.trim().toLocaleLowerCase();
  const found = app.state.people.filter((p) =>
    `${p.displayName} ${p.jobTitle}`.toLocaleLowerCase().includes(query),
  );
  if (found.length === 0) return h('p', { class: 'hint' }, app.words().people.none);
  return order.flatMap((group) => {
    const members = found.filter((p) => p.group === group);
    if (members.length === 0) return [];
    const heading = h('h3', { id: `group-${group}` }, app.words().people.groups[group]);
    const list = h(
      'ul',
      { 'aria-labelledby': `group-${group}` },
      members.map((p) => personEntry(app, p, choose)),
    );
    return [h('section', { key: group }, heading, list)];
  });
}

const PeoplePanel: View = ({ app }) => {
  const words = app.words().people;
  const panel = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState('');
  const choose = ({ id }: Person) => {
    panel.current?.hidePopover();
    setWanted('');
    app.go({ user: id });
  };
  const search = h('input', {
    type: 'search',
    id: 'people-search',
    autocomplete: 'off',
    autofocus: true,
    placeholder: words.search,
    value: wanted,
    oninput: ({ currentTarget }) => {
      setWanted(currentTarget.value);
    },
  });
  return popover(
    { id: 'people-panel', heading: words.heading, ref: panel },
    h('p', { class: 'hint' }, words.hint),
    h('label', { class: 'only-read', for: 'people-search' }, words.search),
    search,
    h('div', { class: 'people' }, groups(app, wanted, choose)),
  );
};

/** Shows who the visitor is on a button, which opens the list of people to choose from. */
export const PeopleSwitch: View = ({ app }) => {
  const me = app.me();
  const attributes = {
    type: 'button',
    class: 'who',
    popovertarget: 'people-panel',
    'aria-label': app.words().people.label(`${me.displayName}, ${me.jobTitle}`),
  };
  return [
    h(
      'button',
      attributes,
      avatar(me.displayName),
      h('span', { class: 'who-name' }, ...nameOf(me)),
      icon('down'),
    ),
    h(PeoplePanel, { app }),
  ];
};
