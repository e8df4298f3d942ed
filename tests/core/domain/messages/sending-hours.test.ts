import fc from 'fast-check';
import { compareInstants, dateIn } from '../../../../src/core/domain/base/calendar';
import {
  isSendingTime,
  nextSendingMoment,
  startOfSending,
} from '../../../../src/core/domain/messages/sending-hours';
import { someSettings } from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

const settings = someSettings();
const next = (at: string) => nextSendingMoment(at, settings, isWeekday);

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

test.each([
  ['2026-11-23T06:59:59Z', false],
  ['2026-11-23T07:00:00Z', true],
  ['2026-11-23T15:59:59Z', true],
  ['2026-11-23T16:00:00Z', false],
  ['2026-11-28T09:00:00Z', false],
])('the product may send reminders at %s: %p', (at, isAllowed) => {
  expect(isSendingTime(at, settings, isWeekday)).toBe(isAllowed);
});
