import { ApiFailure, ask, read } from '../base/api';
import { shortTime, type App, type View } from '../base/app';
import { fill, h } from '../base/dom';
import { icon } from '../base/icons';

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

/** Many files may change at once: the table is drawn when they have come to rest, in milliseconds. */
const restMs = 300;

/** `12 kB`; small files in bytes. */
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

/** Where the folder lies; each part leads there. */
function path(app: App, { library, path: folders }: Folder): HTMLElement {
  const words = app.words().files;
  const parts = [{ id: 0, name: library }, ...folders];
  const last = parts.length - 1;
  const part = ({ id, name }: (typeof parts)[number], at: number) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-current': at === last ? 'page' : undefined,
          onclick: openFolder(app, id),
        },
        name,
      ),
    );
  return h('nav', { class: 'path', 'aria-label': words.path }, h('ol', {}, ...parts.map(part)));
}

function nameCell(app: App, entry: Entry): HTMLElement {
  if (entry.size === undefined)
    return h(
      'button',
      { type: 'button', class: 'quiet folder', onclick: openFolder(app, entry.id) },
      icon('files'),
      entry.name,
    );
  const href = `/host/files/${String(entry.id)}/content?user=${app.me().id}`;
  return h('a', { href, download: entry.name }, entry.name);
}

/** Opens the file in Word, as somebody else would: until it is closed nobody can write over it. */
function lockButton(app: App, entry: Entry, changed: () => Promise<void>): HTMLElement {
  const words = app.words().files;
  const toggle = async () => {
    await ask('PUT', '/_emulator/locks', { id: entry.driveItemId, locked: !entry.isLocked });
    await changed();
  };
  return h(
    'button',
    {
      type: 'button',
      class: 'lock',
      'aria-pressed': String(entry.isLocked),
      'aria-label': words.lock(entry.name),
      title: words.lockHint,
      onclick: toggle,
    },
    entry.isLocked && icon('lock'),
    entry.isLocked ? words.locked : words.open,
  );
}

function row(app: App, entry: Entry, changed: () => Promise<void>): HTMLElement {
  const words = app.words().files;
  const isFile = entry.size !== undefined;
  const size = isFile ? sizeText(app, entry.size) : words.count(entry.count ?? 0);
  return h(
    'tr',
    { 'data-id': entry.id },
    h('th', { scope: 'row' }, nameCell(app, entry)),
    h('td', {}, size),
    h('td', {}, shortTime(app, entry.modified)),
    h('td', {}, entry.modifiedBy),
    h('td', {}, isFile && lockButton(app, entry, changed)),
  );
}

function table(app: App, entries: readonly Entry[], changed: () => Promise<void>): HTMLElement {
  const words = app.words().files;
  const heads = [words.name, words.size, words.modified, words.modifiedBy, words.word];
  return h(
    'table',
    { class: 'grid' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...entries.map((entry) => row(app, entry, changed))),
  );
}

/** What the failure means to a person. */
function problemOf(app: App, failure: unknown): string {
  const words = app.words();
  const isHidden = failure instanceof ApiFailure && failure.status === 404;
  return isHidden ? words.lists.noRight : words.lists.refused.unreachable;
}

/** Draws the folder of the address into its place; the keyboard stays on the button that it was on. */
function makeFolder(app: App) {
  const words = app.words().files;
  const place = h('div', {});
  const attributes = { class: 'table', tabindex: '0', role: 'region', 'aria-label': words.heading };
  const inside = h('div', attributes);
  const draw = (folder: Folder) => {
    const { entries } = folder;
    const focused = document.activeElement?.closest('tr')?.dataset['id'] ?? '';
    const empty = h('p', { class: 'empty' }, words.empty);
    fill(place, path(app, folder));
    fill(inside, entries.length === 0 ? empty : table(app, entries, refresh));
    inside.querySelector<HTMLElement>(`tr[data-id="${focused}"] .lock`)?.focus();
  };
  const refresh = async () => {
    const query = new URLSearchParams({ user: app.me().id, folder: app.where().item || '0' });
    try {
      draw(await read<Folder>(`/host/files?${query.toString()}`));
    } catch (failure) {
      fill(place);
      fill(inside, h('p', { class: 'empty' }, problemOf(app, failure)));
    }
  };
  return { elements: [place, inside], refresh };
}

/** The site's document library: folders, files, who changed them, and which are open in Word. */
export function filesView(app: App, root: HTMLElement): View {
  const words = app.words().files;
  root.className = 'tool files-view';
  const { elements, refresh } = makeFolder(app);
  fill(root, h('h1', {}, words.heading), h('p', { class: 'hint' }, words.hint), ...elements);
  void refresh();
  let timer = 0;
  const stop = app.live.on(({ kind }) => {
    if (kind !== 'list') return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), restMs);
  });
  return {
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
