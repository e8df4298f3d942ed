import { arrivalOf } from '../../../../src/core/domain/messages/arrival';

test.each([
  ['planned', undefined, 'arrived-or-due'],
  ['planned', 'ServiceError', 'arrived-or-due'],
  ['sending', undefined, 'arrived-or-due'],
  ['sent', undefined, 'arrived-or-due'],
  ['refused', 'replaced', 'left-out'],
  ['refused', 'not-needed', 'left-out'],
  ['refused', 'bot-not-installed', 'uncertain'],
  ['refused', 'MessageWritesBlocked', 'uncertain'],
  ['refused', 'http-418', 'uncertain'],
  ['refused', undefined, 'uncertain'],
  ['unknown', 'no-answer', 'uncertain'],
  // Its sender was killed, so that it may have arrived, whatever the reason.
  ['unknown', 'replaced', 'uncertain'],
] as const)('a message in state %s with the reason %s: %s', (state, reason, arrival) => {
  expect(arrivalOf(reason === undefined ? { state } : { state, reason })).toBe(arrival);
});
