import { ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';

interface SwitchState {
  readonly name: string;
  readonly now: string | number;
  readonly usual: string | number;
  readonly positions: readonly (string | number)[];
}

type Position = string | number;

const path = '/_emulator/switches';

/** A word for a position; codes and numbers are their own. */
function positionWord(app: App, position: Position): string {
  const words: Readonly<Record<string, string>> = app.words().switches.positions;
  return words[String(position)] ?? String(position);
}

function chooser(app: App, one: SwitchState, set: (to: Position) => unknown): HTMLElement {
  const { positions, now, usual } = one;
  const label = { 'aria-labelledby': `switch-${one.name}` };
  if (positions.length === 0) {
    const field: HTMLInputElement = h('input', {
      type: 'number',
      min: 0,
      max: 600_000,
      value: now,
      ...label,
      onchange: () => set(field.valueAsNumber),
    });
    return field;
  }
  const text = (position: Position) =>
    positionWord(app, position) + (position === usual ? ` (${app.words().switches.usual})` : '');
  const select: HTMLSelectElement = h(
    'select',
    {
      value: now,
      ...label,
      onchange: () => {
        const chosen = positions[select.selectedIndex];
        if (chosen !== undefined) set(chosen);
      },
    },
    ...positions.map((position) => h('option', { value: position }, text(position))),
  );
  return select;
}

function row(app: App, one: SwitchState, set: (to: Position) => unknown): HTMLElement {
  const meanings: Readonly<Record<string, string>> = app.words().switches.meanings;
  const name = h('code', {}, one.name);
  const meaning = meanings[one.name];
  return h(
    'li',
    { class: one.now === one.usual ? undefined : 'changed' },
    h(
      'div',
      { id: `switch-${one.name}` },
      meaning === undefined ? name : h('span', {}, meaning),
      meaning !== undefined && h('small', {}, name),
    ),
    chooser(app, one, set),
  );
}

/** The switches, drawn anew after each change. */
function makeList(app: App) {
  const words = app.words().switches;
  const list = h('ul', { class: 'switches' });
  const changed = h('p', { class: 'hint', role: 'status' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const draw = async () => {
    const states = await read<readonly SwitchState[]>('/host/switches');
    const focused = document.activeElement?.getAttribute('aria-labelledby');
    fill(list, ...states.map((one) => row(app, one, (to) => set({ [one.name]: to }))));
    changed.textContent = words.changed(states.filter(({ now, usual }) => now !== usual).length);
    list.querySelector<HTMLElement>(`[aria-labelledby="${focused ?? ''}"]`)?.focus();
  };
  const set = async (to: object) => {
    problem.textContent = '';
    try {
      await ask('PUT', path, to);
    } catch {
      problem.textContent = words.failed;
    }
    await draw();
  };
  const back = async () => {
    await ask('DELETE', path);
    await draw();
  };
  return { list, changed, problem, draw, back };
}

/** A field that leaves only the switches with these words. */
function finder(app: App, list: HTMLElement): HTMLInputElement {
  const words = app.words().switches;
  const find = h('input', {
    type: 'search',
    autocomplete: 'off',
    placeholder: words.find,
    'aria-label': words.find,
    oninput: () => {
      const wanted = find.value.trim().toLocaleLowerCase();
      for (const item of list.querySelectorAll('li'))
        item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    },
  });
  return find;
}

/** Behaviours that nobody has seen for certain: each with what it means, and in which position it stands. */
export function switchesView(app: App, root: HTMLElement): View {
  const words = app.words().switches;
  root.className = 'tool';
  const { list, changed, problem, draw, back } = makeList(app);
  const button = h('button', { type: 'button', onclick: back }, words.back);
  fill(
    root,
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    h('div', { class: 'row' }, finder(app, list), button, changed),
    problem,
    list,
  );
  void draw();
  return { close: () => undefined };
}
