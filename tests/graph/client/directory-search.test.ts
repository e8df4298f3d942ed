import fc from 'fast-check';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { longestSearch, readSearch } from '../../../src/core/domain/organisation/people-search';
import { graphDirectory } from '../../../src/graph/client/directory';
import type { Graph, GraphCall } from '../../../src/graph/client/graph';

function begin(body: unknown, status = 200) {
  const calls: GraphCall[] = [];
  const call = (one: GraphCall) => {
    calls.push(one);
    return Promise.resolve({ status, body });
  };
  const directory = graphDirectory({ call } as unknown as Graph, () => runningTime(0));
  return { calls, search: (text: string) => directory.search(text) };
}

const row = (name: string, overrides: object = {}) => ({
  id: `ID-${name}`,
  displayName: name,
  mail: `${name.toLowerCase()}@granforsa.example`,
  userPrincipalName: `${name.toLowerCase()}@granforsa.example`,
  jobTitle: null,
  ...overrides,
});

test('members are found in the order of their names; guests and people without an address are left out', async () => {
  const { search } = begin({
    value: [
      row('Östen'),
      row('Gäst', { userPrincipalName: 'gast_lst.example#EXT#@granforsa.example' }),
      row('Rum', { mail: null }),
      row('Anna', { jobTitle: 'Rektor' }),
    ],
  });
  expect(await search('an')).toEqual({
    people: [
      { objectId: 'id-anna', name: 'Anna', mail: 'anna@granforsa.example', title: 'Rektor' },
      { objectId: 'id-östen', name: 'Östen', mail: 'östen@granforsa.example' },
    ],
    hasMore: false,
    isForbidden: false,
  });
});

test('ten people are answered, and it is said that there are more', async () => {
  const value = Array.from({ length: 11 }, (_, at) => row(`P${String(at)}`));
  const found = await begin({ value }).search('p');
  expect([found.people.length, found.hasMore]).toEqual([10, true]);
  const paged = await begin({ value: [row('Anna')], '@odata.nextLink': 'https://x' }).search('an');
  expect([paged.people.length, paged.hasMore]).toEqual([1, true]);
});

test('without the permission nobody is found, and the answer says why', async () => {
  const found = await begin({ error: { code: 'Authorization_RequestDenied' } }, 403).search('an');
  expect(found).toEqual({ people: [], hasMore: false, isForbidden: true });
});

test('the search is an advanced query, and what a person writes is one text of it', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.constantFrom('anna" OR "mail:b', '\\"x', 'a&$top=999', '  Anna\u200B  Berg ', '<a@b.se>'),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (written) => {
      const text = readSearch(written);
      if (text === undefined) return;
      expect(text.length).toBeLessThanOrEqual(longestSearch);
      const { calls, search } = begin({ value: [] });
      await search(text);
      const query = new URLSearchParams(calls[0]?.path.split('?')[1]);
      expect(query.get('$search')).toBe(`"displayName:${text}" OR "mail:${text}"`);
      expect(text).not.toMatch(/["\\<>]/);
      expect(query.get('$top')).toBe('50');
      expect(calls[0]?.isAdvanced).toBe(true);
    }),
  );
});

test('fewer than two characters are no search', () => {
  expect(['', 'a', ' a\u200B ', '""'].map(readSearch)).toEqual(Array(4).fill(undefined));
  expect(readSearch(' Anna\u200B  <anna.berg@x.se>')).toBe('Anna anna.berg@x.se');
});
