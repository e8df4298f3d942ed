import { longestLine, longestText } from '../../../../src/core/domain/base/text-limits';

// A text column of SharePoint holds at most 255 characters; a note column holds more.
test('a line fits a text column of a list, and a free text fits a note column', () => {
  expect(longestLine).toBeLessThanOrEqual(255);
  expect(longestText).toBeGreaterThan(longestLine);
  expect(longestText).toBeLessThan(63_999);
});
