import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../../src/answers/described';

const list = '/sites/a,b,c/lists/d';
const context = 'http://localhost/v1.0/$metadata#x';
const rows = (...value: readonly object[]) => ({ '@odata.context': context, value });

const of = (call: string, body: unknown, status = 200) => {
  const [method = '', path = ''] = call.split(' ');
  return differences({ method, path, status, body });
};

test('answers of Graph pass', () => {
  const row = {
    '@odata.etag': '"x,1"',
    id: '1',
    createdDateTime: '2026-11-21T10:00:00Z',
    createdBy: { user: { email: 'a@b.se', id: '1', displayName: 'A' } },
    fields: { '@odata.etag': '"x,1"', Title: 'a', 'Tags@odata.type': 'Collection(Edm.String)' },
  };
  expect(of(`GET ${list}/items`, rows(row))).toEqual([]);
  expect(of(`GET ${list}/items/delta()`, { ...rows(), '@odata.deltaLink': 'x' })).toEqual([]);
  expect(of(`DELETE ${list}/items/1`, undefined, 204)).toEqual([]);
  expect(of('GET /drives/b/root:/a/b.pdf:/children', rows({ name: 'b', file: {} }))).toEqual([]);
  expect(
    of(
      'GET /groups/g/members',
      rows({ '@odata.type': '#microsoft.graph.user', displayName: 'A', mail: null }),
    ),
  ).toEqual([]);
});

// Each body is wrong in one way, and the difference that is reported names the place.
test.each([
  ['a wrong type', `GET ${list}/items`, rows({ id: 1 }), '/value/0/id must be string'],
  ['no value', `GET ${list}/items`, { '@odata.context': context }, '/value is missing'],
  ['a value that is no array', `GET ${list}/items/delta`, { value: {} }, '/value must be array'],
  ['no context', `GET ${list}/items`, { value: [] }, '/@odata.context is missing'],
  [
    'a property that the type has not',
    `GET ${list}/items`,
    rows({ id: '1', modifiedBy: 'x' }),
    '/value/0/modifiedBy is no property of microsoft.graph.listItem',
  ],
  [
    'a property that a part of the type has not',
    `GET ${list}/columns`,
    rows({ text: { maxlength: 255 } }),
    '/value/0/text/maxlength is no property of microsoft.graph.textColumn',
  ],
  [
    'a misspelt annotation',
    `GET ${list}/items`,
    { ...rows(), '@odata.nextlink': 'x' },
    '/@odata.nextlink is no annotation',
  ],
  [
    'a date without a zone',
    `GET ${list}/items`,
    rows({ createdDateTime: '2026-11-21T10:00:00' }),
    '/value/0/createdDateTime must match',
  ],
  [
    'a day that no month has',
    `GET ${list}/items`,
    rows({ createdDateTime: '2026-02-30T10:00:00Z' }),
    '/value/0/createdDateTime must match format "date-time"',
  ],
  [
    'a word that the enumeration has not',
    'GET /teams/t/channels',
    rows({ membershipType: 'open' }),
    '/value/0/membershipType must be equal to one of the allowed values',
  ],
  [
    'a property that the named type has not',
    'GET /groups/g/members',
    rows({ '@odata.type': '#microsoft.graph.user', name: 'A' }),
    '/value/0/name is no property of microsoft.graph.user',
  ],
  [
    'a site by path',
    'GET /sites/h:/sites/x:/lists',
    rows({ displayName: 7 }),
    '/value/0/displayName must be string',
  ],
  [
    'a cell that is null',
    `GET ${list}/items/1/fields`,
    { '@odata.context': context, Title: null },
    '/Title is null where a row leaves the column out',
  ],
])('the description catches %s', (...[, call, body, message]) => {
  expect(of(call, body)).toContainEqual(expect.stringContaining(message));
});

test('the description catches a body after a deletion, a missing one, and a refusal that is not Graph’s', () => {
  expect(of(`DELETE ${list}/items/1`, {}, 204)).toEqual(['/ has a body where none is described']);
  expect(of(`GET ${list}`, undefined)).toEqual(['/ has no body']);
  expect(of(`GET ${list}`, { message: 'no' }, 404)).not.toEqual([]);
  expect(of(`GET ${list}`, { error: { code: 'x', message: 'y' } }, 404)).toEqual([]);
  expect(of(`GET ${list}`, { error: { code: 'x', message: 'y', hint: 'z' } }, 404)).toEqual([
    '/error/hint is no property of microsoft.graph.ODataErrors.MainError',
  ]);
});

test('a call that the description lacks is a difference', () => {
  expect(of('GET /finns/inte', {})).toEqual(['GET /finns/inte is not described']);
});

/** The support that all of them start the emulator with; the tests of the start itself; and those whose emulator refuses to start. */
const STARTERS = [
  join('support', 'running.ts'),
  join('package', 'own-tenant.test.ts'),
  join('package', 'stands-alone.test.ts'),
  join('package', 'start-emulator.test.ts'),
];

test('every test starts the emulator with its answers held against the description', () => {
  const folder = join(__dirname, '..');
  const starters = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== join('protocol', 'described.test.ts'))
    .filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return /import \{[^}]*\bstartEmulator\b[^}]*\} from '[^']*start-emulator|EMULATOR_STATE:/.test(
        text,
      );
    });
  expect(starters.sort()).toEqual([...STARTERS].sort());
  expect(readFileSync(join(folder, 'support', 'running.ts'), 'utf8')).toContain(
    'checkAnswers: true',
  );
});
