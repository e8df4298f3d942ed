import { deepestJson, problemOfJson } from '../../../src/server/base/json-text';

const problem = (json: string, mostValues = 1_000) => {
  expect(() => JSON.parse(json) as unknown).not.toThrow();
  return problemOfJson(json, { mostValues });
};

test.each([
  '{}',
  '[]',
  '"a"',
  '1',
  '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
  '{"a":"\\"a\\":1","b":"\\\\"}',
  '{"a\\"":1,"a":2}',
  '["a","a",{"a":"a"}]',
  ' { "a" : 1 , "b" : "a" } ',
])('%s is taken', (json) => {
  expect(problem(json)).toBeUndefined();
});

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{},"a":1}',
  '{"a":[],"\\u0061":1}',
  '[{"b":{"a":1, "a" \n : 2}}]',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"\\\\":1,"\\\\":2}',
])('%s names a member twice', (json) => {
  expect(problem(json)).toBe('doubled-name');
});

test('nesting has a limit, in lists and in objects', () => {
  const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  expect(problem(lists(deepestJson))).toBeUndefined();
  expect(problem(lists(deepestJson + 1))).toBe('too-deep');
  expect(problem(objects(deepestJson))).toBeUndefined();
  expect(problem(objects(deepestJson + 1))).toBe('too-deep');
});

test('the number of values has a limit', () => {
  expect(problem('[1,2,3]', 3)).toBeUndefined();
  expect(problem('[1,2,3,4]', 3)).toBe('too-many-values');
  expect(problem('[[],[],[]]', 3)).toBe('too-many-values');
});
