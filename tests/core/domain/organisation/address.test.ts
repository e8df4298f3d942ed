import fc from 'fast-check';
import { readAddress } from '../../../../src/core/domain/organisation/address';

const mail = 'anna.berg@granforsa.example';

test.each([
  ['as it is', mail, [], false],
  ['in capitals', ' Anna.Berg@Granforsa.example ', [], false],
  ['in angle brackets', `<${mail}>`, [], true],
  ['behind a name', `Anna Berg <${mail}>`, [], true],
  ['behind a name, as a mail program lists it', `"Berg, Anna" <${mail}>;`, [], true],
  ['behind mailto', `mailto:${mail}`, [], true],
  ['with a zero-width space', `anna.berg\u200B@granforsa.example`, ['U+200B'], false],
  ['with a soft hyphen in brackets', `<anna.\u00ADberg@granforsa.example>`, ['U+00AD'], true],
  ['behind a mark of byte order', `\uFEFF${mail}`, ['U+FEFF'], false],
] as const)('an address %s is read', (_, written, hidden, wasWrapped) => {
  expect(readAddress(written)).toEqual({ mail, hidden, wasWrapped });
});

test.each([
  '',
  'anna',
  `${mail}, johan@granforsa.example`,
  `<${mail}> <${mail}>`,
  '<>',
  'a b@c.se',
])('%j holds no single address', (written) => {
  expect(readAddress(written)).toBeUndefined();
});

test('whatever is read is an address that reads as itself', () => {
  const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.emailAddress());
  fc.assert(
    fc.property(texts, fc.constantFrom('', '<', 'x <', 'mailto:'), (text, before) => {
      const read = readAddress(`${before}${text}${before.includes('<') ? '>' : ''}`);
      if (read === undefined) return;
      expect(readAddress(read.mail)).toEqual({ mail: read.mail, hidden: [], wasWrapped: false });
    }),
  );
});
