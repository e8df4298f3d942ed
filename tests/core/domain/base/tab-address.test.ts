import {
  linkTargetOf,
  subPageIdOf,
  tabAddress,
  type LinkTarget,
} from '../../../../src/core/domain/base/tab-address';

test.each<[string, LinkTarget]>([
  ['report:7:101', { kind: 'report', roundId: '7', goalId: '101' }],
  ['round:helar-2026', { kind: 'round', key: 'helar-2026' }],
  ['round:helar-2026:101', { kind: 'round', key: 'helar-2026', goalId: '101' }],
  ['goal:12', { kind: 'goal', id: '12' }],
  ['goal-form:new', { kind: 'goal-form' }],
  ['goal-form:goal:BUN-1', { kind: 'goal-form', goalKey: 'BUN-1' }],
  ['goal-form:body:BUN', { kind: 'goal-form', bodyKey: 'BUN' }],
  ['', { kind: 'none' }],
])('the sub-page %p is the target %p, written and read', (id, target) => {
  expect(subPageIdOf(target)).toBe(id);
  expect(linkTargetOf(id)).toEqual(target);
});

test.each([
  'report',
  'report:7',
  'report::101',
  'round:',
  'goal',
  'page:7',
  ':',
  'goal-form:goal',
  'goal-form:x:1',
])('the sub-page %p opens the page itself', (id) => {
  expect(linkTargetOf(id)).toEqual({ kind: 'none' });
});

test('a link names the app and the page, and the target and the fallback when there are any', () => {
  const start = 'https://teams.microsoft.com/l/entity/app-1/mine';
  expect(tabAddress('app-1', 'mine')).toBe(start);
  const target = { kind: 'goal', id: 'å&1' } as const;
  const fallback = { webUrl: 'https://jamna.example/?a=1&b=2', label: 'Mål & mått' };
  const { searchParams } = new URL(tabAddress('app-1', 'mine', { target, fallback }));
  expect(Object.fromEntries(searchParams)).toEqual({
    webUrl: fallback.webUrl,
    label: fallback.label,
    context: '{"subEntityId":"goal:å&1"}',
  });
});
