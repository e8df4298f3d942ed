import fc from 'fast-check';
import { isCalendarDate } from '../../../../src/core/domain/base/time';
import { readWrittenDate } from '../../../../src/core/domain/base/written-date';

test.each([
  ['2026-12-31', '2026-12-31'],
  ['31.12.2026', '2026-12-31'],
  ['31/12 2026', '2026-12-31'],
  ['31/12-2026', '2026-12-31'],
  ['31/12/2026', '2026-12-31'],
  ['12/31/2026', '2026-12-31'],
  ['3/4 2026', '2026-04-03'],
  ['4/4/2026', '2026-04-04'],
  ['dec 2026', '2026-12-31'],
  ['Dec. 2026', '2026-12-31'],
  ['december 2026', '2026-12-31'],
  ['februari 2028', '2028-02-29'],
  ['31 dec 2026', '2026-12-31'],
  ['den 31 december 2026', '2026-12-31'],
  ['31. joulukuuta 2026', '2026-12-31'],
  ['kesäkuu 2026', '2026-06-30'],
  ['31 October 2026', '2026-10-31'],
  ['46387', '2026-12-31'],
  ['20261231', '2026-12-31'],
  ['2026-12-31 00:00:00', '2026-12-31'],
  ['2026-06', '2026-06-30'],
  ['2026', '2026-12-31'],
  ['2026–12–31', '2026-12-31'],
])('%p is %s', (written, value) => {
  expect(readWrittenDate(written, 'last')).toEqual({ value });
});

test('a month or a year that begins something is its first day', () => {
  expect(readWrittenDate('feb 2026', 'first')).toEqual({ value: '2026-02-01' });
  expect(readWrittenDate('2026', 'first')).toEqual({ value: '2026-01-01' });
});

test('a date that programs write in both orders has two readings', () => {
  expect(readWrittenDate('3/4/2026', 'last')).toEqual({ either: ['2026-04-03', '2026-03-04'] });
});

test.each([
  '',
  'snart',
  '31/2 2026',
  '32 dec 2026',
  '13/13/2026',
  '12',
  '99999',
  'våren 2026',
  'x'.repeat(500),
])('%p is none', (written) => {
  expect(readWrittenDate(written, 'last')).toBeUndefined();
});

test('whatever is written, a reading is a date of the calendar', () => {
  const piece = fc.constantFrom('1', '2', '0', '3', '/', '-', '.', ' ', 'dec', 'jan', '2026');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const reading = readWrittenDate(pieces.join(''), 'last');
      const dates =
        reading === undefined ? [] : 'value' in reading ? [reading.value] : reading.either;
      expect(dates.every(isCalendarDate)).toBe(true);
    }),
  );
});
