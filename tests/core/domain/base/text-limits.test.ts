import { longestText, longestTitle } from '../../../../src/core/domain/base/text-limits';

// A text column of SharePoint holds at most 255 characters; a note column holds more.
test('a title fits a text column of a list, and a free text fits a note column', () => {
  expect(longestTitle).toBeLessThanOrEqual(255);
  expect(longestText).toBeGreaterThan(longestTitle);
  expect(longestText).toBeLessThan(63_999);
});
