import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addSeconds,
  compareInstants,
  dateIn,
  daysBetween,
} from '../../../../src/core/domain/base/calendar';
import { isCalendarDate } from '../../../../src/core/domain/base/time';

describe('dates in the municipality’s zone', () => {
  test('the date changes at local midnight, in winter and in summer', () => {
    expect(dateIn('2026-11-21T22:59:59Z', 'Europe/Stockholm')).toBe('2026-11-21');
    expect(dateIn('2026-11-21T23:00:00Z', 'Europe/Stockholm')).toBe('2026-11-22');
    expect(dateIn('2026-06-21T22:00:00Z', 'Europe/Stockholm')).toBe('2026-06-22');
  });

  test.each(['Europe/Stockholm', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'])(
    'the date in %s is that of Temporal, at every minute around the changes of date and time',
    (zone) => {
      const zoned = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
      const days = ['2011-12-29', '2011-12-30', '2026-03-28', '2026-10-24', '2026-10-25'];
      for (const day of days) {
        for (let minute = 0; minute < 1_440; minute += 1) {
          const at = Temporal.Instant.from(`${day}T00:00:59Z`).add({ minutes: minute }).toString();
          expect(dateIn(at, zone)).toBe(zoned(at).toPlainDate().toString());
        }
      }
    },
  );

  test('what is no instant has no date, however it is written', () => {
    for (const at of ['2026-02-30T10:00:00Z', '2026-11-21T24:30:00Z', '2026-13-01T10:00:00Z', '']) {
      expect(() => dateIn(at, 'Europe/Stockholm')).toThrow(RangeError);
    }
    expect(() => dateIn('2026-11-21T10:00:00Z', 'Europe/Nowhere')).toThrow(RangeError);
  });

  test('days are counted whole across a leap day and across a change to summer time', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-12-15', '2026-11-23')).toBe(-22);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  test.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['1/2/2026', false],
    ['', false],
  ])('%p is a date: %p', (text, isDate) => {
    expect(isCalendarDate(text)).toBe(isDate);
  });

  test('so many days later is so many days between, for every day of four years', () => {
    for (let days = 0; days < 1_500; days += 1) {
      const later = addDays('2026-12-30', days);
      expect([later, daysBetween('2026-12-30', later)]).toEqual([later, days]);
      expect(daysBetween(later, '2026-12-30')).toBe(0 - days);
    }
  });

  test.each(['2026-02-30', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', 'x', ''])(
    'there are no days from %p, which is no date',
    (text) => {
      expect(() => daysBetween(text, '2026-12-30')).toThrow(RangeError);
      expect(() => daysBetween('2026-12-30', text)).toThrow(RangeError);
    },
  );

  test('seconds are added rounded up to whole seconds', () => {
    expect(addSeconds('2026-12-31T23:59:59Z', 1)).toBe('2027-01-01T00:00:00Z');
    expect(addSeconds('2026-12-31T23:59:59Z', 0.2)).toBe('2027-01-01T00:00:00Z');
  });

  test('instants are compared by time and not by text', () => {
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z')).toBeLessThan(0);
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(0);
  });
});
