import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { publicPages, type PublicPageName } from '../../core/text/document/public-pages';
import { languages } from '../../core/domain/base/language';

const style =
  'body{font:1rem/1.5 "Segoe UI",system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}';
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Builds the page. It holds only the product's own texts and nothing of a request, so nothing needs escaping. */
function html(name: PublicPageName): string {
  const sections = languages.map((language) => {
    const { title, paragraphs } = publicPages[name][language];
    const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
    const level = language === 'sv' ? 'h1' : 'h2';
    return `<section lang="${language}"><${level}>${title}</${level}>${text}</section>`;
  });
  const { title } = publicPages[name].sv;
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main>${sections.join('')}</main></body></html>`;
}

/** `GET /`, `/privacy`, `/terms`: the public pages whose addresses the Teams manifest names. */
export function publicPageRoutes(): Hono {
  const routes = new Hono();
  const serve = (path: string, name: PublicPageName) =>
    routes.get(path, (c) => {
      c.header('Content-Security-Policy', policy);
      return c.html(html(name));
    });
  serve('/', 'about');
  serve('/privacy', 'privacy');
  serve('/terms', 'terms');
  return routes;
}
