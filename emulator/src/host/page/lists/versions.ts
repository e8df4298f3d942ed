import { read } from '../base/api';
import { shortTime, type App } from '../base/app';
import { h } from '../base/dom';
import { openModal } from '../shell/modal';
import type { List, Row } from './shapes';

interface RowVersion {
  readonly version: number;
  readonly modified: string;
  readonly by: string;
  readonly changes: readonly { readonly column: string; readonly text: string }[];
}

/** Opens who changed what in a row, newest first. */
export async function openVersions(
  app: App,
  list: List,
  at: { readonly row: Row; readonly title: string },
): Promise<void> {
  const words = app.words().lists;
  const path = `/host/lists/${list.id}/rows/${String(at.row.id)}/versions?user=${app.me().id}`;
  const versions = await read<readonly RowVersion[]>(path);
  const entries = versions.map((one) =>
    h(
      'li',
      {},
      h('h3', {}, words.version(one.version)),
      h('p', { class: 'hint' }, words.by(one.by, shortTime(app, one.modified))),
      h(
        'dl',
        {},
        ...one.changes.flatMap(({ column, text }) => [
          h('dt', {}, column),
          h('dd', {}, text === '' ? words.empty : text),
        ]),
      ),
    ),
  );
  openModal(app, words.historyOf(at.title), {
    children: [h('ol', { class: 'versions', tabindex: '0' }, ...entries)],
  });
}
