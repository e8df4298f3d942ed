import { graphMembership } from '../../../src/graph/client/membership';
import type { Graph, GraphAnswer } from '../../../src/graph/client/graph';

const id = '55e7b818-daf2-4a1b-b284-4a40c0fbf46d';
const user = (userPrincipalName: unknown) => ({ status: 200, body: { id, userPrincipalName } });

function withAnswers(answer: (path: string) => Promise<unknown>) {
  let now = 0;
  const asked: string[] = [];
  const call = ({ path }: { readonly path: string }) => {
    asked.push(path);
    return answer(path) as Promise<GraphAnswer>;
  };
  const membership = graphMembership({ call } as unknown as Graph, () => now);
  return { membership, asked, later: (ms: number) => (now += ms) };
}

test.each([
  ['a member', user('karin.lindgren@granforsa.example'), 'member'],
  ['a guest', user('ingrid.vik_lst.example#EXT#@granforsa.example'), 'guest'],
  ['a guest in small letters', user('ingrid.vik_lst.example#ext#@granforsa.example'), 'guest'],
  ['nobody', { status: 404, body: {} }, 'stranger'],
  ['a refusal', { status: 403, body: {} }, 'unchecked'],
  ['a fault', { status: 503, body: {} }, 'unchecked'],
  ['no user name', user(null), 'unchecked'],
  ['a user name that is no text', user(['x']), 'unchecked'],
  ['something else', { status: 200, body: 'x' }, 'unchecked'],
])('when the directory answers with %s', async (_, answer, standing) => {
  const { membership } = withAnswers(() => Promise.resolve(answer));
  expect(await membership.standingOf(id)).toBe(standing);
});

test('a lost answer leaves it unknown, and is not remembered', async () => {
  let isLost = true;
  const { membership } = withAnswers(() =>
    isLost ? Promise.reject(new TypeError('reset')) : Promise.resolve(user('k@granforsa.example')),
  );
  expect(await membership.standingOf(id)).toBe('unchecked');
  isLost = false;
  expect(await membership.standingOf(id)).toBe('member');
});

test('an answer that does not come leaves it unknown', async () => {
  const { membership } = withAnswers(() => new Promise(() => undefined));
  expect(await membership.standingOf(id)).toBe('unchecked');
});

test('a member is asked for once a day, at the same time too', async () => {
  const { membership, asked, later } = withAnswers(() => Promise.resolve(user('k@g.example')));
  await Promise.all([1, 2, 3].map(() => membership.standingOf(id)));
  expect(asked).toHaveLength(1);
  later(86_000_000);
  await membership.standingOf(id);
  expect(asked).toHaveLength(1);
  later(500_000);
  await membership.standingOf(id);
  expect(asked).toHaveLength(2);
});

test('somebody who has signed in as a member is not asked for', async () => {
  const { membership, asked } = withAnswers(() => Promise.resolve({ status: 403, body: {} }));
  membership.confirm(id);
  expect(await membership.standingOf(id)).toBe('member');
  expect(asked).toEqual([]);
});

test('it remembers at most 5,000 people', async () => {
  const { membership, asked } = withAnswers(() => Promise.resolve(user('k@g.example')));
  const nth = (n: number) => `55e7b818-daf2-4a1b-b284-${String(n).padStart(12, '0')}`;
  for (let n = 0; n <= 5_000; n += 1) membership.confirm(nth(n));
  await membership.standingOf(nth(5_000));
  expect(asked).toHaveLength(0);
  await membership.standingOf(nth(0));
  expect(asked).toHaveLength(1);
});
