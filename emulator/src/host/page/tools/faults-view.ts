import { ApiFailure, ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
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

const everyMs = 2_000;
const path = '/_emulator/faults';

function field(label: string, control: HTMLElement): HTMLElement {
  return h('label', { class: 'picker' }, h('span', {}, label), control);
}

function option(value: string | number, text: string): HTMLElement {
  return h('option', { value: String(value) }, text);
}

function presetSelect(app: App, changed: () => void): HTMLSelectElement {
  const words = app.words().faults;
  const group = (label: string, isDelivery: boolean) => {
    const names = presetNames.filter((name) => {
      const preset: Preset = presets[name];
      return (preset.isDelivery === true) === isDelivery;
    });
    return h('optgroup', { label }, ...names.map((name) => option(name, words.presets[name][0])));
  };
  return h(
    'select',
    { onchange: changed },
    group(words.calls, false),
    group(words.deliveries, true),
  );
}

const times = (app: App) =>
  h(
    'select',
    { value: '3' },
    ...[1, 3, 10, 0].map((count) => option(count, app.words().faults.times(count))),
  );

const often = (app: App) =>
  h('select', {}, ...[1, 0.5, 0.1].map((share) => option(share, app.words().faults.often(share))));

function places(app: App): HTMLSelectElement {
  const names = Object.keys(targets) as TargetName[];
  return h('select', {}, ...names.map((name) => option(name, app.words().faults.targets[name])));
}

/** The fields of the form, what the choice means, and the rule that it makes. */
function makeFields(app: App) {
  const words = app.words().faults;
  const meaning = h('p', { class: 'hint' });
  const [where, share, count] = [places(app), often(app), times(app)];
  const whereField = field(words.where, where);
  const name = () => what.value as PresetName;
  const explain = () => {
    const preset: Preset = presets[name()];
    whereField.hidden = preset.isDelivery === true || preset.only !== undefined;
    meaning.textContent = words.presets[name()][1];
  };
  const what = presetSelect(app, explain);
  explain();
  const chosen = [field(words.what, what), whereField];
  return {
    elements: [...chosen, field(words.howOften, share), field(words.howMany, count)],
    meaning,
    rule: () =>
      ruleOf(name(), {
        target: where.value as TargetName,
        times: Number(count.value),
        probability: Number(share.value),
      }),
  };
}

/** What a person chooses, and what it means. */
function makeForm(app: App, added: () => Promise<void>): HTMLElement {
  const words = app.words().faults;
  const problem = h('p', { class: 'problem', role: 'alert' });
  const { elements, meaning, rule } = makeFields(app);
  const add = async (event: Event) => {
    event.preventDefault();
    problem.textContent = '';
    try {
      await ask('POST', path, [rule()]);
      await added();
    } catch (failure) {
      problem.textContent = failure instanceof ApiFailure ? failure.message : words.failed;
    }
  };
  const button = h('button', { class: 'primary' }, words.add);
  return h('form', { class: 'tool-form', onsubmit: add }, ...elements, button, meaning, problem);
}

/** What a rule does, in words; one of a program may be its own words alone. */
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

function ruleRow(app: App, rule: Rule): HTMLElement {
  return h(
    'tr',
    { class: rule.left === 0 ? 'over' : undefined },
    h('th', { scope: 'row' }, nameOf(app, rule)),
    h('td', {}, placeOf(app, rule)),
    h('td', {}, String(rule.hits)),
    h('td', {}, leftOf(app, rule)),
  );
}

function table(app: App, rules: readonly Rule[]): HTMLElement {
  const words = app.words().faults;
  const heads = [words.what, words.where, words.hits, words.left];
  return h(
    'table',
    { class: 'grid' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rules.map((rule) => ruleRow(app, rule))),
  );
}

/** What is wrong now, and the button that ends it. */
function makeActive(app: App) {
  const words = app.words().faults;
  const attributes = { class: 'table', tabindex: '0', role: 'region', 'aria-label': words.active };
  const active = h('div', attributes);
  let shown = '';
  const refresh = async () => {
    const rules = await read<readonly Rule[]>(path);
    if (JSON.stringify(rules) === shown) return;
    shown = JSON.stringify(rules);
    clear.hidden = rules.length === 0;
    fill(active, rules.length === 0 ? h('p', { class: 'empty' }, words.none) : table(app, rules));
  };
  const removeAll = async () => {
    await ask('DELETE', path);
    await refresh();
  };
  const clear = h('button', { type: 'button', hidden: true, onclick: removeAll }, words.clear);
  return { elements: [h('h2', {}, words.active), active, h('div', {}, clear)], refresh };
}

/** Lets people break things by hand: what shall go wrong, what is wrong now and how often it has happened. */
export function faultsView(app: App, root: HTMLElement): View {
  const words = app.words().faults;
  root.className = 'tool';
  const { elements, refresh } = makeActive(app);
  const heading = h('h1', {}, words.heading);
  fill(root, heading, h('p', { class: 'hint' }, words.hint), makeForm(app, refresh), ...elements);
  void refresh();
  const timer = setInterval(() => void refresh(), everyMs);
  return {
    close: () => {
      clearInterval(timer);
    },
  };
}
