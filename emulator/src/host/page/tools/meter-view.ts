import { ask, read } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { every, useLoaded } from '../base/loading';
import { loadedTable, table } from '../shell/table';

interface LabelUsage {
  readonly label: string;
  readonly requests: number;
  readonly resourceUnits: number;
}

const renewed = every(2_000);

function row(app: App, name: string, usage: LabelUsage): Drawn {
  const number = (value: number) => new Intl.NumberFormat(app.locale()).format(value);
  return h(
    'tr',
    { key: usage.label },
    h('th', { scope: 'row' }, name),
    h('td', {}, number(usage.requests)),
    h('td', {}, number(usage.resourceUnits)),
  );
}

function usageTable(app: App, usages: readonly LabelUsage[]): Drawn {
  const words = app.words().meter;
  const none: LabelUsage = { label: '\nsum', requests: 0, resourceUnits: 0 };
  const sum = usages.reduce(
    (all, { requests, resourceUnits }) => ({
      ...all,
      requests: all.requests + requests,
      resourceUnits: all.resourceUnits + resourceUnits,
    }),
    none,
  );
  return table(
    [words.who, words.requests, words.units],
    [
      ...usages.map((one) => row(app, one.label === '' ? words.other : one.label, one)),
      row(app, words.all, sum),
    ],
  );
}

/** Shows what requests to Graph cost, by the label that the client puts before its `client-request-id`. */
export const MeterView: View = ({ app }) => {
  const words = app.words().meter;
  const { loaded, again } = useLoaded(
    () => read<readonly LabelUsage[]>('/_emulator/meter/labels'),
    renewed,
  );
  const clear = async () => {
    await ask('DELETE', '/_emulator/meter');
    await again();
  };
  return h(
    'div',
    { class: 'tool meter-view' },
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    loadedTable(app, { loaded, name: words.heading }, (usages) =>
      usages.length === 0 ? h('p', { class: 'empty' }, words.none) : usageTable(app, usages),
    ),
    h('div', {}, h('button', { type: 'button', onclick: clear }, words.clear)),
  );
};
