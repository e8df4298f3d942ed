import { fileName } from '../../../src/documents/base/file-name';

const bytes = (text: string) => new TextEncoder().encode(text).length;

test.each([
  ['helar-2026', 'helar-2026.xlsx'],
  ['Helår 2026', 'Helår 2026.xlsx'],
  ['CON', 'CON_.xlsx'],
  ['con', 'con_.xlsx'],
  ['Nul.backup', 'Nul_.backup.xlsx'],
  ['aux .txt', 'aux_ .txt.xlsx'],
  ['COM1', 'COM1_.xlsx'],
  ['lpt9', 'lpt9_.xlsx'],
  ['COM¹', 'COM¹_.xlsx'],
  ['.PRN', 'PRN_.xlsx'],
  ['console', 'console.xlsx'],
  ['COM10', 'COM10.xlsx'],
  ['a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j.xlsx'],
  ['rapport. . ', 'rapport.xlsx'],
  ['...dold', 'dold.xlsx'],
  ['../../etc', '-..-etc.xlsx'],
  ['', 'jamna.xlsx'],
  [' . ', 'jamna.xlsx'],
  ['???', 'jamna.xlsx'],
  ['\u200B\u202E', 'jamna.xlsx'],
  ['rapport\u202Excod', 'rapportxcod.xlsx'],
  ['a\u0000b\u0007\nc', 'ab c.xlsx'],
  ['Spra\u030Ak', 'Språk.xlsx'],
  ['a\uD83D', 'a\uFFFD.xlsx'],
])('a file of %p is called %p', (name, called) => {
  expect(fileName(name, 'xlsx')).toBe(called);
});

test.each([['å'], ['x'], ['👩‍👩‍👧'], ['漢']])('a long name of %s fits 255 bytes', (part) => {
  const called = fileName(part.repeat(300), 'xlsx');
  expect(bytes(called)).toBeLessThanOrEqual(255);
  expect(bytes(called)).toBeGreaterThan(240);
  expect(called).not.toMatch(/\p{Surrogate}/u);
  expect(called.endsWith('.xlsx')).toBe(true);
});
