import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { Loaded } from '../base/reader';

/** Draws a table with column headings. */
export const table = (heads: readonly string[], rows: readonly Drawn[]): Drawn =>
  h(
    'table',
    { class: 'grid' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((head) => h('th', { key: head, scope: 'col' }, head)),
      ),
    ),
    h('tbody', {}, [...rows]),
  );

/** Draws a scrolling region for a table whose data is loaded; a sentence when the data could not be loaded. */
export function loadedTable<T>(
  app: App,
  { loaded, name }: { readonly loaded: Loaded<T>; readonly name: string },
  draw: (value: T) => Child,
): Drawn {
  const isThere = loaded.state === 'there';
  const isOver = loaded.state === 'failed' || loaded.state === 'missing';
  return h(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': name },
    isThere && draw(loaded.value),
    isOver && h('p', { class: 'empty' }, app.words().acts.failed),
  );
}
