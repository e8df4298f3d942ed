import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ApiFailure, ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { every, useLoaded } from '../base/loading';
import {
  presetNames,
  presetOf,
  presets,
  ruleOf,
  targetOf,
  targets,
  type Preset,
  type PresetName,
  type Rule,
  type TargetName,
} from './fault-presets';
import { loadedTable, table } from '../shell/table';

const renewed = every(2_000);
const path = '/_emulator/faults';

interface Choice {
  readonly label: string;
  readonly name: string;
  readonly hidden?: boolean;
  readonly change?: (value: string) => void;
}

function field({ label, name, hidden, change }: Choice, ...options: readonly Drawn[]): Drawn {
  const attributes = {
    name,
    onchange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
      change?.(currentTarget.value),
  };
  return h(
    'label',
    { class: 'picker', hidden: hidden === true },
    h('span', {}, label),
    h('select', attributes, ...options),
  );
}

const option = (value: string | number, text: string, selected = false) =>
  h('option', { key: value, value: String(value), selected }, text);

function presetGroup(app: App, label: string, isDelivery: boolean): Drawn {
  const words = app.words().faults;
  const names = presetNames.filter((name) => {
    const preset: Preset = presets[name];
    return (preset.isDelivery === true) === isDelivery;
  });
  return h(
    'optgroup',
    { key: label, label },
    names.map((name) => option(name, words.presets[name][0])),
  );
}

const targetNames = Object.keys(targets) as TargetName[];

/** The fields of the form. The target is hidden when the chosen fault has only one. */
function fields(app: App, name: PresetName, choose: (name: PresetName) => void): readonly Drawn[] {
  const words = app.words().faults;
  const preset: Preset = presets[name];
  const hidden = preset.isDelivery === true || preset.only !== undefined;
  return [
    field(
      {
        label: words.what,
        name: 'what',
        change: (value) => {
          choose(value as PresetName);
        },
      },
      presetGroup(app, words.calls, false),
      presetGroup(app, words.deliveries, true),
    ),
    field(
      { label: words.where, name: 'where', hidden },
      ...targetNames.map((target) => option(target, words.targets[target])),
    ),
    field(
      { label: words.howOften, name: 'often' },
      ...[1, 0.5, 0.1].map((share) => option(share, words.often(share))),
    ),
    field(
      { label: words.howMany, name: 'times' },
      ...[1, 3, 10, 0].map((count) => option(count, words.times(count), count === 3)),
    ),
  ];
}

function ruleIn(form: HTMLFormElement): object {
  const data = new FormData(form);
  return ruleOf(data.get('what') as PresetName, {
    target: data.get('where') as TargetName,
    times: Number(data.get('times')),
    probability: Number(data.get('often')),
  });
}

interface FormProps {
  readonly app: App;
  readonly added: () => Promise<void>;
}

/** The form in which a person adds a fault rule, with an explanation of the chosen fault. */
const FaultForm: FunctionComponent<FormProps> = ({ app, added }) => {
  const words = app.words().faults;
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState<PresetName>(presetNames[0] ?? 'throttled');
  const [problem, setProblem] = useState('');
  const add = async (event: Event) => {
    event.preventDefault();
    if (form.current === null) return;
    setProblem('');
    try {
      await ask('POST', path, [ruleIn(form.current)]);
      await added();
    } catch (failure) {
      const isRefused = failure instanceof ApiFailure && failure.status !== 0;
      setProblem(isRefused ? failure.message : words.failed);
    }
  };
  return h(
    'form',
    { class: 'tool-form', onsubmit: add, ref: form },
    ...fields(app, name, setName),
    h('button', { class: 'primary' }, words.add),
    h('p', { class: 'hint' }, words.presets[name][1]),
    h('p', { class: 'problem', role: 'alert' }, problem),
  );
};

/** Describes the fault of a rule: by the preset's text, or as JSON for a rule that a program added. */
function nameOf(app: App, rule: Rule): string {
  const words = app.words().faults;
  const preset = presetOf(rule);
  const name = preset === undefined ? JSON.stringify(rule.fault) : words.presets[preset][0];
  return rule.probability === 1 ? name : `${name} (${words.often(rule.probability)})`;
}

function placeOf(app: App, rule: Rule): string {
  const words = app.words().faults;
  if (rule.match.to === 'product' || 'lost' in rule.fault || 'doubled' in rule.fault)
    return words.toApp;
  const target = targetOf(rule);
  return target === undefined ? (rule.match.path ?? words.anywhere) : words.targets[target];
}

function leftOf(app: App, { left }: Rule): string {
  const words = app.words().faults;
  if (left === null) return words.times(0);
  return left === 0 ? words.over : String(left);
}

function ruleRow(app: App, rule: Rule, key: number): Drawn {
  return h(
    'tr',
    { key, class: rule.left === 0 ? 'over' : undefined },
    h('th', { scope: 'row' }, nameOf(app, rule)),
    h('td', {}, placeOf(app, rule)),
    h('td', {}, String(rule.hits)),
    h('td', {}, leftOf(app, rule)),
  );
}

function ruleTable(app: App, rules: readonly Rule[]): Drawn {
  const words = app.words().faults;
  if (rules.length === 0) return h('p', { class: 'empty' }, words.none);
  const heads = [words.what, words.where, words.hits, words.left];
  return table(
    heads,
    rules.map((rule, at) => ruleRow(app, rule, at)),
  );
}

/** Lets people inject faults: a form for a new fault rule, and the rules with how often each has applied. */
export const FaultsView: View = ({ app }) => {
  const words = app.words().faults;
  const { loaded, again } = useLoaded(() => read<readonly Rule[]>(path), renewed);
  const removeAll = async () => {
    await ask('DELETE', path);
    await again();
  };
  const hidden = loaded.state !== 'there' || loaded.value.length === 0;
  return h(
    'div',
    { class: 'tool' },
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    h(FaultForm, { app, added: again }),
    h('h2', {}, words.active),
    loadedTable(app, { loaded, name: words.active }, (rules) => ruleTable(app, rules)),
    h('div', {}, h('button', { type: 'button', hidden, onclick: removeAll }, words.clear)),
  );
};
