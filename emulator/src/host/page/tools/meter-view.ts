import { ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';

interface LabelUsage {
  readonly label: string;
  readonly requests: number;
  readonly resourceUnits: number;
}

const everyMs = 2_000;

function rowOf(app: App, name: string, usage: Omit<LabelUsage, 'label'>): HTMLElement {
  const number = (value: number) => new Intl.NumberFormat(app.locale()).format(value);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    h('td', {}, number(usage.requests)),
    h('td', {}, number(usage.resourceUnits)),
  );
}

function tableOf(app: App, usages: readonly LabelUsage[]): HTMLElement {
  const words = app.words().meter;
  const all = usages.reduce(
    (sum, one) => ({
      requests: sum.requests + one.requests,
      resourceUnits: sum.resourceUnits + one.resourceUnits,
    }),
    { requests: 0, resourceUnits: 0 },
  );
  const heads = [words.who, words.requests, words.units];
  return h(
    'table',
    { class: 'grid' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...usages.map((one) => rowOf(app, one.label === '' ? words.other : one.label, one)),
      rowOf(app, words.all, all),
    ),
  );
}

/** What calls to Graph cost, live, by the label that the asker puts before its request ids. */
export function meterView(app: App, root: HTMLElement): View {
  const words = app.words().meter;
  root.className = 'tool meter-view';
  const table = h('div', {
    class: 'table',
    tabindex: '0',
    role: 'region',
    'aria-label': words.heading,
  });
  const refresh = async () => {
    const usages = await read<readonly LabelUsage[]>('/_emulator/meter/labels');
    fill(
      table,
      usages.length === 0 ? h('p', { class: 'empty' }, words.none) : tableOf(app, usages),
    );
  };
  const clear = async () => {
    await ask('DELETE', '/_emulator/meter');
    await refresh();
  };
  fill(
    root,
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    table,
    h('div', {}, h('button', { type: 'button', onclick: clear }, words.clear)),
  );
  void refresh();
  const timer = setInterval(() => void refresh(), everyMs);
  return {
    close: () => {
      clearInterval(timer);
    },
  };
}
