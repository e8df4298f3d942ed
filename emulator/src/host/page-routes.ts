import { Hono } from 'hono';
import type { Emulator } from '../state/emulator';
import { readManifest } from './manifest';
import { readPageFile } from './project-files';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The origins that the app's frames may come from: the product, by either name of this machine, and `validDomains`. */
function frameSources(emulator: Emulator): string {
  const product = new URL(emulator.addresses.product);
  const app = readManifest(emulator, 'sv');
  const named = app?.validDomains.filter((domain) => /^[\w*.-]+(:\d+)?$/.test(domain)) ?? [];
  const others = named.filter((domain) => domain !== product.host);
  const https = others.map((domain) => `https://${domain}`);
  return [product.origin, `http://127.0.0.1:${product.port}`, ...https].join(' ');
}

/** The page's Content-Security-Policy: nothing from other origins but the app's frames, and no inline script or style. */
function policy(emulator: Emulator): string {
  const frames = frameSources(emulator);
  return [
    "default-src 'self'",
    `frame-src ${frames}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the host page and its assets, as the build wrote them to `dist/host`. */
export function pageRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    const page = readPageFile('index.html');
    if (page === undefined) return c.text('The page is not built. Run: npm run build', 503);
    c.header('Content-Security-Policy', policy(emulator));
    c.header('Cache-Control', 'no-store');
    return c.html(page.toString('utf8'));
  });
  routes.get('/host/assets/:file{[A-Za-z0-9_.-]+}', (c) => {
    const name = c.req.param('file');
    const bytes = readPageFile('assets', name);
    const type = types[name.split('.').at(-1) ?? ''];
    if (bytes === undefined || type === undefined) return c.notFound();
    c.header('Content-Type', type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(new Uint8Array(bytes));
  });
  return routes;
}
