import type { FunctionComponent } from 'preact';
import { ask, read } from '../base/api';
import { shortTime, type App, type View } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import { announced, useLoaded } from '../base/loading';
import { mainArea } from '../shell/main-area';
import { table } from '../shell/table';

interface Entry {
  readonly id: number;
  readonly driveItemId: string;
  readonly name: string;
  readonly count?: number;
  readonly size?: number;
  readonly modified: string;
  readonly modifiedBy: string;
  readonly isLocked: boolean;
}

interface Folder {
  readonly library: string;
  readonly path: readonly Entry[];
  readonly entries: readonly Entry[];
}

/** Many files may change at once: the page reads them when no change has come for so many milliseconds. */
const debounceMs = 300;

/** Formats a size, for example `12 kB`; small files in bytes. */
function sizeText(app: App, size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, size)) / 3));
  return new Intl.NumberFormat(app.locale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(size / 1_000 ** power);
}

const openFolder = (app: App, id: number) => () => {
  app.go({ item: id === 0 ? '' : String(id) });
};

/** The path of the folder; each part of it is a button that opens that folder. */
function path(app: App, { library, path: folders }: Folder): Drawn {
  const parts = [{ id: 0, name: library }, ...folders];
  const last = parts.length - 1;
  const part = ({ id, name }: (typeof parts)[number], at: number) => {
    const here = at === last ? 'page' : undefined;
    const look = { type: 'button', class: 'quiet', 'aria-current': here };
    return h('li', { key: id }, h('button', { ...look, onclick: openFolder(app, id) }, name));
  };
  const label = app.words().files.path;
  return h('nav', { class: 'path', 'aria-label': label }, h('ol', {}, parts.map(part)));
}

function nameCell(app: App, { id, name, size }: Entry): Drawn {
  const look = { type: 'button', class: 'quiet folder' };
  if (size === undefined)
    return h('button', { ...look, onclick: openFolder(app, id) }, icon('files'), name);
  const href = `/host/files/${String(id)}/content?user=${app.me().id}`;
  return h('a', { href, download: name }, name);
}

/** A button that locks the file as Word does while somebody has it open: nobody can overwrite a locked file. */
function lockButton(app: App, entry: Entry, changed: () => Promise<void>): Drawn {
  const words = app.words().files;
  const { driveItemId, isLocked, name } = entry;
  const toggle = async () => {
    await ask('PUT', '/_emulator/locks', { id: driveItemId, locked: !isLocked });
    await changed();
  };
  const attributes = {
    type: 'button',
    class: 'lock',
    'aria-pressed': String(isLocked),
    'aria-label': words.lock(name),
    title: words.lockHint,
    onclick: toggle,
  };
  return h(
    'button',
    attributes,
    isLocked && icon('lock'),
    h('span', {}, isLocked ? words.locked : words.open),
  );
}

function row(app: App, entry: Entry, changed: () => Promise<void>): Drawn {
  const words = app.words().files;
  const isFile = entry.size !== undefined;
  const size = isFile ? sizeText(app, entry.size) : words.count(entry.count ?? 0);
  return h(
    'tr',
    { key: entry.id, 'data-id': entry.id },
    h('th', { scope: 'row' }, nameCell(app, entry)),
    h('td', {}, size),
    h('td', {}, shortTime(app, entry.modified)),
    h('td', {}, entry.modifiedBy),
    h('td', {}, isFile && lockButton(app, entry, changed)),
  );
}

function filesTable(app: App, entries: readonly Entry[], changed: () => Promise<void>): Drawn {
  const words = app.words().files;
  if (entries.length === 0) return h('p', { class: 'empty' }, words.empty);
  const heads = [words.name, words.size, words.modified, words.modifiedBy, words.word];
  return table(
    heads,
    entries.map((entry) => row(app, entry, changed)),
  );
}

/** Shows the folder with this number; 0 is the root of the library. */
const FolderView: FunctionComponent<{ readonly app: App; readonly id: string }> = ({ app, id }) => {
  const words = app.words();
  const { loaded, again } = useLoaded(
    () =>
      read<Folder>(
        `/host/files?${new URLSearchParams({ user: app.me().id, folder: id }).toString()}`,
      ),
    announced(app, ({ kind }) => kind === 'list', debounceMs),
  );
  const missing = app.me().siteRole === 'none' ? words.lists.noRight : words.files.missing;
  const sentences = { loading: '', missing, failed: words.lists.refused.unreachable };
  const inside: Child =
    loaded.state === 'there'
      ? filesTable(app, loaded.value.entries, again)
      : h('p', { class: 'empty' }, sentences[loaded.state]);
  const attributes = {
    class: 'table',
    tabindex: '0',
    role: 'region',
    'aria-label': words.files.heading,
  };
  return [
    h('div', {}, loaded.state === 'there' && path(app, loaded.value)),
    h('div', attributes, inside),
  ];
};

/** Shows the site's document library: folders, files, who changed them, and which are open in Word. */
export const FilesView: View = ({ app }) => {
  const words = app.words().files;
  const id = app.route().item || '0';
  return mainArea(
    app,
    { class: 'tool files-view' },
    h('h1', {}, words.heading),
    h('p', { class: 'hint' }, words.hint),
    h(FolderView, { key: id, app, id }),
  );
};
