import { longestEvidenceLink } from '../../../../src/core/domain/base/text-limits';
import { isEvidenceLink } from '../../../../src/core/domain/follow-up/evidence';

const ofLength = (length: number) => 'https://granforsa.example/'.padEnd(length, 'x');

test.each([
  ['https://granforsa.example/rapport?id=1#sida', true],
  ['https://granforsa.example/åäö', true],
  [ofLength(longestEvidenceLink), true],
  [ofLength(longestEvidenceLink + 1), false],
  ['http://granforsa.example/', false],
  ['HTTPS://granforsa.example/', false],
  ['javascript:alert(1)', false],
  ['https://', false],
  ['https://granforsa.example/en rapport', false],
  [' https://granforsa.example/', false],
  ['https://granforsa.example/\njavascript:alert(1)', false],
  ['https://a:b:c', false],
  ['https://granforsa.se:443@evil.example/rapport', false],
  ['https://granforsa.se@evil.example/', false],
  ['https://:x@evil.example/', false],
  ['https://granforsa.example/kontakt@kommunen', true],
  ['KS 2026/123', false],
  ['', false],
])('%p may be offered as a link: %p', (text, isLink) => {
  expect(isEvidenceLink(text)).toBe(isLink);
});
