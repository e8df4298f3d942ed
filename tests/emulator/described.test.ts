import { differences } from './support/described';

const site = '/sites/a,b,c/lists/d';

test('the description catches a wrong body, so that a green suite means something', () => {
  const good = { '@odata.context': 'x', value: [{ id: '1', fields: { Title: 'a' } }] };
  expect(differences('GET', `${site}/items`, good)).toEqual([]);
  expect(differences('GET', `${site}/items`, { value: [{ id: 1 }] })).not.toEqual([]);
  expect(differences('GET', `${site}/items/delta`, { value: {} })).not.toEqual([]);
  expect(
    differences('GET', '/sites/h:/sites/x:/lists', { value: [{ displayName: 7 }] }),
  ).not.toEqual([]);
  expect(differences('POST', `${site}/columns`, { indexed: 'ja' })).not.toEqual([]);
  expect(differences('GET', '/finns/inte', {})).toEqual(['GET /finns/inte is not described']);
});
