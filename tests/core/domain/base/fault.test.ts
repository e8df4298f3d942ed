import { isReason, reasons } from '../../../../src/core/domain/base/fault';

test('every reason is known once, and any other text is not', () => {
  expect(reasons.every(isReason)).toBe(true);
  expect(new Set(reasons).size).toBe(reasons.length);
  for (const text of ['', 'Missing', 'missing ', 'toString']) expect(isReason(text)).toBe(false);
});
