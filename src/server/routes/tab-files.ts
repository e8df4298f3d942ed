import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { acceptedEncoding, type Encoding } from './accepted-encoding';

/** A file of the built tab. `packed` holds its compressed forms, each made when a browser first asks for it. */
interface TabFile {
  readonly content: Buffer;
  readonly type: string;
  readonly eTag: string;
  readonly cacheControl: string;
  readonly packed: Map<Packing, Promise<Buffer>>;
}
type Packing = Exclude<Encoding, 'identity'>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
};
const packable = new Set(['.html', '.js', '.css', '.json', '.svg']);
/** Matches files whose name holds a hash of their content, put there by Vite. */
const hashed = /^assets\/.+-[\w-]{8,}\.\w+$/;
const brotliQuality = 9;

function fileOf(folder: string, name: string): TabFile {
  const content = readFileSync(join(folder, name));
  return {
    content,
    type: types[extname(name)] ?? 'application/octet-stream',
    eTag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    cacheControl: hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    packed: new Map(),
  };
}

/** Reads all files of the build into memory. Requests are looked up there, so no path can lead outside the folder. */
function readFolder(folder: string): ReadonlyMap<string, TabFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true })
    .map((name) => String(name))
    .filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    names.map((name) => {
      const path = name.split(sep).join('/');
      return [path, fileOf(folder, path)];
    }),
  );
}

function packingFor(name: string, accepted: string | undefined): Packing | undefined {
  if (!packable.has(extname(name))) return undefined;
  const coding = acceptedEncoding(accepted, ['br', 'gzip', 'identity']);
  return coding === 'identity' ? undefined : coding;
}

function packed(file: TabFile, encoding: Packing): Promise<Buffer> {
  const known = file.packed.get(encoding);
  if (known !== undefined) return known;
  const made =
    encoding === 'br'
      ? promisify(brotliCompress)(file.content, {
          params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
        })
      : promisify(gzip)(file.content);
  file.packed.set(encoding, made);
  return made;
}

/** `GET /tab/…`: serves the built tab, compressed. Browsers keep files with a content hash in their name for a year. */
export function tabRoutes(folder: string, policy: string): Hono {
  const files = readFolder(folder);
  const routes = new Hono();
  routes.get('/*', async (c) => {
    const path = c.req.path.replace(/^\/tab\/?/, '');
    const name = path === '' ? 'index.html' : path;
    const file = files.get(name);
    if (file === undefined) return c.text('Not found', 404);
    const encoding = packingFor(name, c.req.header('Accept-Encoding'));
    const headers: Record<string, string> = {
      'Content-Type': file.type,
      'Cache-Control': file.cacheControl,
      ETag: file.eTag,
      Vary: 'Accept-Encoding',
      'Content-Security-Policy': policy,
    };
    if (c.req.header('If-None-Match') === file.eTag) return c.body(null, 304, headers);
    const body = encoding === undefined ? file.content : await packed(file, encoding);
    if (encoding !== undefined) headers['Content-Encoding'] = encoding;
    return c.body(new Uint8Array(body), 200, headers);
  });
  return routes;
}
