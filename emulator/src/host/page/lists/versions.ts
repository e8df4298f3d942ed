import type { FunctionComponent } from 'preact';
import { read } from '../base/api';
import { shortTime, type App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { once, useLoaded } from '../base/loading';
import type { List, Row } from './list-data';

interface RowVersion {
  readonly version: number;
  readonly modified: string;
  readonly by: string;
  readonly changes: readonly { readonly column: string; readonly text: string }[];
}

interface VersionsProps {
  readonly app: App;
  readonly list: List;
  readonly row: Row;
}

function entry(app: App, { version, by, modified, changes }: RowVersion): Drawn {
  const words = app.words().lists;
  const change = ({ column, text }: RowVersion['changes'][number]) => [
    h('dt', {}, column),
    h('dd', {}, text === '' ? words.empty : text),
  ];
  return h(
    'li',
    { key: version },
    h('h3', {}, words.version(version)),
    h('p', { class: 'hint' }, words.by(by, shortTime(app, modified))),
    h('dl', {}, changes.map(change)),
  );
}

const Versions: FunctionComponent<VersionsProps> = ({ app, list, row }) => {
  const { refused } = app.words().lists;
  const path = `/host/lists/${list.id}/rows/${String(row.id)}/versions?user=${app.me().id}`;
  const { loaded } = useLoaded(() => read<readonly RowVersion[]>(path), once);
  const sentences = { missing: refused.gone, failed: refused.unreachable };
  if (loaded.state === 'missing' || loaded.state === 'failed')
    return h('p', { class: 'empty' }, sentences[loaded.state]);
  const versions = loaded.state === 'there' ? loaded.value : [];
  const attributes = { class: 'versions', tabindex: '0' };
  return h(
    'ol',
    attributes,
    versions.map((one) => entry(app, one)),
  );
};

/** Opens the window with a row's version history: who changed what, newest first. */
export function openVersions(props: VersionsProps, title: string): void {
  const { app } = props;
  app.windows.open({
    heading: app.words().lists.historyOf(title),
    draw: () => h(Versions, props),
  });
}
