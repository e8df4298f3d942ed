import { execFileSync } from 'node:child_process';
import { folder, projectJson, readProject } from './project';

/** Code of the product: the tab, the server, the bot and set-up. */
const sources = execFileSync('git', ['ls-files', 'src'], { cwd: folder('.'), encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path));

/** A feature that docs/security.md says the product does not have, and the few files that may look like it. */
interface Absent {
  readonly feature: string;
  readonly pattern: RegExp;
  readonly except?: readonly string[];
}

const absent: readonly Absent[] = [
  { feature: 'runs text as code', pattern: /\beval\(|new Function\(|node:vm\b/ },
  { feature: 'starts other programs', pattern: /child_process/ },
  { feature: 'writes HTML into a page', pattern: /dangerouslySetInnerHTML|[iI]nnerHTML|outerHTML/ },
  { feature: 'uses cookies', pattern: /document\.cookie|[sS]etCookie|Set-Cookie|getCookie/ },
  {
    feature: 'listens to messages of other windows',
    pattern: /addEventListener\('message'/,
    // A worker of the tab's own build reads files; it and the tab speak with each other alone.
    except: [
      'src/tab/features/goals/tables/read-file.ts',
      'src/tab/features/goals/tables/table-worker.ts',
    ],
  },
  { feature: 'opens a socket', pattern: /WebSocket|EventSource|RTCPeerConnection|node:net\b/ },
  {
    feature: 'takes files',
    pattern: /type="file"|parseBody|formData\(|multipart/,
    // The tab reads a table that the person chooses, and sends its cells.
    except: ['src/tab/features/goals/tables/table-source.tsx'],
  },
  { feature: 'writes files', pattern: /writeFile|createWriteStream|appendFile|mkdir/ },
  {
    feature: 'reads XML',
    pattern: /DOMParser|xml2js|fast-xml|libxml/,
    // It parses a table of the clipboard as HTML, which has no entities of its own, and never shows it.
    except: ['src/tab/features/goals/tables/trusted.ts'],
  },
  { feature: 'trusts a header of a proxy', pattern: /X-Forwarded|X-Real-IP|Forwarded'/i },
  { feature: 'answers with a script that calls back', pattern: /[?&]callback=|\bjsonp\b/i },
  { feature: 'sends mail', pattern: /nodemailer|node:dns|smtp/i },
  { feature: 'encrypts or signs', pattern: /createCipher|createSign|createHmac|subtle\./ },
  { feature: 'uses a hash other than SHA-256', pattern: /(?:createHash|\bhash)\('(?!sha256')/ },
  {
    feature: 'keeps data in the browser, except the drafts of forms',
    pattern: /localStorage|sessionStorage|indexedDB|\bcaches\./,
    except: ['src/tab/session/device-drafts.ts'],
  },
  {
    feature: 'makes a pattern of text that somebody has written',
    pattern: /new RegExp\(/,
    // Their patterns are made of constants of the same file.
    except: [
      'src/core/domain/base/clean-text.ts',
      'src/core/domain/base/keys.ts',
      'src/core/domain/base/numbers.ts',
      'src/tab/features/goals/tables/workbook-layout.ts',
    ],
  },
  {
    feature: 'writes to the console',
    pattern: /console\.|process\.std(?:out|err)/,
    except: ['src/server/main.ts', 'src/setup/main.ts'],
  },
];

test.each(absent)('no code of the product $feature', ({ pattern, except = [] }) => {
  const found = sources.filter((path) => pattern.test(readProject(path).toString('utf8')));
  expect(found).toEqual(except);
});

test('the product has many sources, all of which are searched', () => {
  expect(sources.length).toBeGreaterThan(300);
});

test('the server depends on no package for templates, databases, mail, XML or GraphQL', () => {
  const { dependencies } = projectJson('package.json') as { dependencies: object };
  const kinds = /template|handlebars|mustache|ejs|sql|mongo|redis|ldap|mail|xml|graphql|latex/;
  expect(Object.keys(dependencies).filter((name) => kinds.test(name))).toEqual([]);
});
