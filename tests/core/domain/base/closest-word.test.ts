import { closestValue } from '../../../../src/core/domain/base/closest-word';

const words = [
  ['avdelning', 'division'],
  ['division', 'division'],
  ['forvaltning', 'administration'],
  ['enhet', 'unit'],
  ['skaoka', 'rising'],
  ['skaminska', 'falling'],
] as const;

test.each([
  ['avd', 'division'],
  ['forvaltn', 'administration'],
  ['avdelnig', 'division'],
  ['enhett', 'unit'],
  ['divsion', 'division'],
])('%s means %s', (written, value) => {
  expect(closestValue(written, words)).toBe(value);
});

test.each([
  ['abbreviates two', 'ska'],
  ['is another word', 'sektion'],
  ['is empty', ''],
  ['is one letter', 'a'],
  ['is far too long', 'avd'.repeat(100)],
])('a text that %s means none', (_, written) => {
  expect(closestValue(written, words)).toBeUndefined();
});
