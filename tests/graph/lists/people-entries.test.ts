import { personName } from '../../../src/core/domain/base/person-name';
import { readMail } from '../../../src/core/domain/organisation/mail';
import { readPeople, writePeople } from '../../../src/graph/columns/people';
import { cellsOf } from '../../../src/graph/columns/cells';
import { traceFields } from '../../../src/graph/columns/clean-fields';

const id = '0f310000-0000-4000-8000-000000000001';
const mail = 'anna@granforsa.example';

test.each([
  ['x'.repeat(305)],
  ['👩‍👩‍👧'.repeat(60)],
  ['Eve <anna@granforsa.example> 0f310000-0000-4000-8000-000000000009;'],
  ['Anna\nBerg; chef'],
])('a person keeps address and object id, whatever the name in the directory is: %#', (name) => {
  const people = [{ mail, objectId: id, name: personName(name) }];
  const fields = writePeople(people, 'ProcessLeaders');
  const [read, ...others] = readPeople(cellsOf(fields, 'Europe/Stockholm'), 'ProcessLeaders');
  expect(others).toEqual([]);
  expect(read).toMatchObject({ mail, objectId: id });
  expect(String(fields['ProcessLeadersEntry']).length).toBeLessThanOrEqual(255);
});

test.each([
  ['Anna\u202E Berg\u200B', 'Anna Berg'],
  ['A\u030Asa', 'Åsa'],
  ['x'.repeat(305), `${'x'.repeat(199)}…`],
  ['', ''],
])('a name that another program sends is cleaned and shortened visibly: %#', (sent, name) => {
  expect(personName(sent)).toBe(name);
  expect(traceFields({ by: sent, handling: 'x' }, 'm')['ChangedBy']).toBe(name);
});

test.each([
  ['Anna@Granforsa.example', mail],
  [' anna@granforsa.example\u200B', mail],
  ['\u202Aanna@granforsa.example\u202C', mail],
  ['a\u030Asa@granforsa.example', 'åsa@granforsa.example'],
  ['<anna@granforsa.example>', undefined],
  ['Anna <anna@granforsa.example>', undefined],
  ['anna@granforsa', undefined],
  ['anna', undefined],
])('the mail address %p is read as %p', (written, read) => {
  expect(readMail(written)).toBe(read);
});
