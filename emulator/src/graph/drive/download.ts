import type { Context } from 'hono';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { itemKey, versionKey } from '../lists/keys';
import type { FileContent, Item, List } from '../lists/model';
import { readBlob } from './blobs';
import { allLibraries, driveId } from './drives';
import { mimeTypeOf } from './mime';
import { pdfOf } from './pdf';
import { isSigned } from './preauth';
import { idOfGuid } from './tree';

/** An error of the download page. SharePoint answers with HTML here, not with Graph's JSON. */
const htmlError = (status: number, message: string): Response =>
  new Response(`<!DOCTYPE html><title>${message}</title><p>${message}</p>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** A file version and its bytes. */
interface StoredFile {
  readonly library: List;
  readonly item: Item;
  readonly name: string;
  readonly content: FileContent;
}

/** The file version that an address names; undefined when it was deleted. */
function storedFileOf(emulator: Emulator, query: URLSearchParams): StoredFile | undefined {
  const { store } = emulator;
  const library = allLibraries(emulator).find((l) => driveId(emulator, l) === query.get('drive'));
  if (library === undefined) return undefined;
  const row = idOfGuid(store, library.id, query.get('UniqueId') ?? '');
  if (row === undefined) return undefined;
  const version = query.get('version');
  const key =
    version === null ? itemKey(library.id, row) : versionKey(library.id, row, Number(version));
  const item = store.get<Item>(key);
  if (item?.file?.content === undefined) return undefined;
  return { library, item, name: item.file.name, content: item.file.content };
}

/** Bytes to send, readable in parts. */
interface Content {
  readonly size: number;
  readonly type: string;
  readonly name: string;
  readonly read: (range: { start: number; end: number }) => Iterable<Buffer>;
}

/** A valid PDF that the emulator sends in place of a conversion. Its text says so. */
function asPdf({ item, name, content }: StoredFile): Content {
  const pdf = pdfOf({
    title: name,
    lines: [
      'Made by the Microsoft 365 emulator in place of a conversion.',
      `Version ${String(item.version)}.0, ${String(content.size)} bytes, saved ${item.modified}.`,
      `QuickXorHash ${content.hash}`,
    ],
  });
  return {
    size: pdf.length,
    type: 'application/pdf',
    name: `${name.replace(/\.[^.]*$/, '')}.pdf`,
    read: ({ start, end }) => [pdf.subarray(start, end)],
  };
}

const asStored = (emulator: Emulator, { library, name, content }: StoredFile): Content => ({
  size: content.size,
  type: mimeTypeOf(name),
  name,
  read: (range) => readBlob(emulator.store, { listId: library.id, blob: content.blob }, range),
});

/** A part of the bytes, `end` excluded; null when it lies outside the file. */
type Range = { readonly start: number; readonly end: number } | null;

/** The range that a `Range` header asks for; undefined for the whole file. */
function rangeOf(header: string, size: number): Range | undefined {
  const tail = /^bytes=-(\d+)$/.exec(header);
  if (tail !== null) return clampRange(size - Number(tail[1]), size, size);
  const part = /^bytes=(\d+)-(\d*)$/.exec(header);
  if (part === null) return undefined;
  return clampRange(Number(part[1]), part[2] === '' ? size : Number(part[2]) + 1, size);
}

function clampRange(from: number, to: number, size: number): Range {
  const [start, end] = [Math.max(0, from), Math.min(size, to)];
  return start < end ? { start, end } : null;
}

function streamOf(chunks: Iterable<Buffer>): ReadableStream<Uint8Array> {
  const parts = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull: (controller) => {
      const next = parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

/** Sends the whole file, or the part that `Range` asks for. */
function send(c: Context, bytes: Content): Response {
  const { size, type, name, read } = bytes;
  const range = rangeOf(c.req.header('range') ?? '', size);
  const corsHeaders =
    c.req.header('origin') === undefined ? {} : { 'access-control-allow-origin': '*' };
  if (range === null) {
    const headers = { ...corsHeaders, 'content-range': `bytes */${String(size)}` };
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size };
  const part = `bytes ${String(start)}-${String(end - 1)}/${String(size)}`;
  return new Response(streamOf(read({ start, end })), {
    status: range === undefined ? 200 : 206,
    headers: {
      ...corsHeaders,
      'content-type': type,
      'content-length': String(end - start),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'accept-ranges': 'bytes',
      ...(range === undefined ? {} : { 'content-range': part }),
    },
  });
}

/**
 * Answers a download address that Graph gave out. A bearer token sent along is refused with 401 unless the
 * switch `bearerOnStorage` says `ignored`.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-get-content
 * @see docs/behaviours.md row 86
 */
export function download(emulator: Emulator, c: Context): Response {
  const url = new URL(c.req.url);
  const { bearerOnStorage, endedDownloadStatus } = readSwitches(emulator.store);
  if (c.req.header('authorization') !== undefined && bearerOnStorage === 'refused') {
    return htmlError(401, '401 UNAUTHORIZED');
  }
  if (!isSigned(emulator.store, url)) return htmlError(401, '401 UNAUTHORIZED');
  if (Number(url.searchParams.get('ends')) <= Date.now()) {
    return htmlError(endedDownloadStatus, 'The address has ended.');
  }
  const file = storedFileOf(emulator, url.searchParams);
  if (file === undefined) return htmlError(404, '404 FILE NOT FOUND');
  const isPdf = url.searchParams.get('format') === 'pdf';
  return send(c, isPdf ? asPdf(file) : asStored(emulator, file));
}
