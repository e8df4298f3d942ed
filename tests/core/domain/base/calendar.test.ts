import fc from 'fast-check';
import {
  addDays,
  compareInstants,
  dateIn,
  daysBetween,
} from '../../../../src/core/domain/base/calendar';
import { isCalendarDate } from '../../../../src/core/domain/base/time';
import {
  nextSendingMoment,
  startOfSending,
} from '../../../../src/core/domain/messages/sending-hours';
import { someSettings } from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

const settings = someSettings();
const next = (at: string) => nextSendingMoment(at, settings, isWeekday);

describe('dates in the municipality’s zone', () => {
  test('the date changes at local midnight, in winter and in summer', () => {
    expect(dateIn('2026-11-21T22:59:59Z', 'Europe/Stockholm')).toBe('2026-11-21');
    expect(dateIn('2026-11-21T23:00:00Z', 'Europe/Stockholm')).toBe('2026-11-22');
    expect(dateIn('2026-06-21T22:00:00Z', 'Europe/Stockholm')).toBe('2026-06-22');
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

  test('instants are compared by time and not by text', () => {
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(0);
  });
});

describe('the next instant at which the product may send a reminder', () => {
  test.each([
    ['within working hours: now', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z'],
    ['at eight: now', '2026-11-23T07:00:00Z', '2026-11-23T07:00:00Z'],
    ['before eight: at eight', '2026-11-23T05:00:00Z', '2026-11-23T07:00:00Z'],
    ['at five: the next morning', '2026-11-23T16:00:00Z', '2026-11-24T07:00:00Z'],
    ['on Friday evening: on Monday', '2026-11-27T18:00:00Z', '2026-11-30T07:00:00Z'],
    ['on Saturday: on Monday', '2026-11-28T09:00:00Z', '2026-11-30T07:00:00Z'],
    ['in summer time: an hour earlier in UTC', '2026-06-22T04:00:00Z', '2026-06-22T06:00:00Z'],
  ])('%s', (_, at, expected) => {
    expect(next(at)).toBe(expected);
  });

  test('sending begins at eight also after a night in which the clock was changed', () => {
    expect(startOfSending('2026-03-29', settings)).toBe('2026-03-29T06:00:00Z');
    expect(startOfSending('2026-10-25', settings)).toBe('2026-10-25T07:00:00Z');
  });

  test('a calendar without working days ends the search', () => {
    expect(nextSendingMoment('2026-11-23T18:00:00Z', settings, () => false)).toBe(
      '2026-11-24T07:00:00Z',
    );
  });

  test('the next instant is never in the past, is on a working day, and has itself as next instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        (date) => {
          const at = date.toISOString();
          const moment = next(at);
          expect(compareInstants(moment, at)).toBeGreaterThanOrEqual(0);
          expect(isWeekday(dateIn(moment, settings.timeZone))).toBe(true);
          expect(next(moment)).toBe(moment);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
