import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Child } from '../base/dom';
import { once, useLoaded } from '../base/loading';

interface SwitchState {
  readonly name: string;
  readonly now: string | number;
  readonly usual: string | number;
  readonly positions: readonly (string | number)[];
}

type Position = string | number;

const path = '/_emulator/switches';

interface SwitchProps {
  readonly app: App;
  readonly one: SwitchState;
  /** @returns whether the switch was set */
  readonly set: (to: Position) => Promise<boolean>;
}

/** The text for a position of a switch; HTTP status codes and numbers are shown as they are. */
function positionWord(app: App, position: Position): string {
  const words: Readonly<Record<string, string>> = app.words().switches.positions;
  return words[String(position)] ?? String(position);
}

const labelled = ({ name }: SwitchState) => ({ 'aria-labelledby': `switch-${name}` });

/** The field of a switch that takes any number. What a person types stays until the value of the switch changes. */
const NumberField: FunctionComponent<SwitchProps> = ({ one, set }) => {
  const { now } = one;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null) field.current.value = String(now);
  }, [now]);
  const attributes = { type: 'number', min: 0, max: 600_000, ...labelled(one), ref: field };
  const change = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    set(currentTarget.valueAsNumber);
  return h('input', { ...attributes, onchange: change });
};

const PositionField: FunctionComponent<SwitchProps> = ({ app, one, set }) => {
  const { positions, now, usual } = one;
  const text = (position: Position) =>
    positionWord(app, position) + (position === usual ? ` (${app.words().switches.usual})` : '');
  const change = async ({
    currentTarget: select,
  }: {
    readonly currentTarget: HTMLSelectElement;
  }) => {
    const chosen = positions[select.selectedIndex];
    if (chosen !== undefined && !(await set(chosen))) select.value = String(now);
  };
  const option = (position: Position) =>
    h(
      'option',
      { key: position, value: String(position), selected: position === now },
      text(position),
    );
  return h('select', { ...labelled(one), onchange: change }, positions.map(option));
};

const meaningOf = (app: App, { name }: SwitchState): string | undefined =>
  (app.words().switches.meanings as Readonly<Record<string, string>>)[name];

const SwitchEntry: FunctionComponent<SwitchProps & { readonly hidden: boolean }> = ({
  hidden,
  ...props
}) => {
  const { app, one } = props;
  const name = h('code', {}, one.name);
  const meaning = meaningOf(app, one);
  return h(
    'li',
    { class: one.now === one.usual ? undefined : 'changed', hidden },
    h(
      'div',
      { id: `switch-${one.name}` },
      meaning === undefined ? name : h('span', {}, meaning),
      meaning !== undefined && h('small', {}, name),
    ),
    h(one.positions.length === 0 ? NumberField : PositionField, props),
  );
};

/** The text that the search looks in: the switch's name, its meaning and its positions. */
function wordsIn(app: App, one: SwitchState): string {
  const positions = one.positions.map((position) => positionWord(app, position));
  const usual = positions.length === 0 ? '' : app.words().switches.usual;
  return [one.name, meaningOf(app, one) ?? '', ...positions, usual].join('\n').toLocaleLowerCase();
}

/** Reads the switches, and sets one or resets all. */
function useSwitches(app: App) {
  const [problem, setProblem] = useState('');
  const { loaded, again } = useLoaded(() => read<readonly SwitchState[]>('/host/switches'), once);
  const change = async (method: 'PUT' | 'DELETE', to?: object) => {
    setProblem('');
    const isDone = await ask(method, path, to).then(
      () => true,
      () => false,
    );
    if (!isDone) setProblem(app.words().switches.failed);
    await again();
    return isDone;
  };
  const isOver = loaded.state === 'failed' || loaded.state === 'missing';
  return {
    states: loaded.state === 'there' ? loaded.value : [],
    problem: isOver ? app.words().acts.failed : problem,
    set: (name: string) => (to: Position) => change('PUT', { [name]: to }),
    back: () => change('DELETE'),
  };
}

/** Shows the switches: behaviours of Microsoft 365 that are not documented for certain, each with its position. */
export const SwitchesView: View = ({ app }) => {
  const words = app.words().switches;
  const [wanted, setWanted] = useState('');
  const { states, problem, set, back } = useSwitches(app);
  const find = h('input', {
    type: 'search',
    autocomplete: 'off',
    placeholder: words.find,
    'aria-label': words.find,
    value: wanted,
    oninput: ({ currentTarget }) => {
      setWanted(currentTarget.value);
    },
  });
  const isHidden = (one: SwitchState) =>
    !wordsIn(app, one).includes(wanted.trim().toLocaleLowerCase());
  const count = states.filter(({ now, usual }) => now !== usual).length;
  const changed: Child = states.length > 0 && words.changed(count);
  return h(
    'div',
    { class: 'tool' },
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    h(
      'div',
      { class: 'row' },
      find,
      h('button', { type: 'button', onclick: back }, words.back),
      h('p', { class: 'hint', role: 'status' }, changed),
    ),
    h('p', { class: 'problem', role: 'alert' }, problem),
    h(
      'ul',
      { class: 'switches' },
      states.map((one) =>
        h(SwitchEntry, { key: one.name, app, one, set: set(one.name), hidden: isHidden(one) }),
      ),
    ),
  );
};
