import { definedOnly, nonEmpty, omit } from '../../../../src/core/domain/base/defined';

test('only undefined fields are left out', () => {
  const object = { a: undefined, b: null, c: 0, d: '', e: false, f: { g: undefined } };
  const { a, ...kept } = object;
  expect(a).toBeUndefined();
  expect(Object.keys(definedOnly(object))).toEqual(['b', 'c', 'd', 'e', 'f']);
  expect(definedOnly(object)).toStrictEqual(kept);
});

test('an empty text is absent, and a blank one is not', () => {
  expect([nonEmpty(''), nonEmpty(undefined), nonEmpty(' '), nonEmpty('a')]).toEqual([
    undefined,
    undefined,
    ' ',
    'a',
  ]);
});

test('the named fields are left out of a copy', () => {
  const object = { a: 1, b: undefined, c: 3 };
  expect(omit(object, 'a', 'c')).toStrictEqual({ b: undefined });
  expect(omit(object)).toStrictEqual(object);
  expect(object).toEqual({ a: 1, c: 3 });
});
