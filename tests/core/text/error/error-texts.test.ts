import { reasons, type Reason } from '../../../../src/core/domain/base/fault';
import { faultText } from '../../../../src/core/text/error/error-texts';

const languages = ['sv', 'en', 'fi'] as const;
const general = {
  sv: 'Uppgiften följer inte reglerna.',
  en: 'The value breaks a rule.',
  fi: 'Tieto ei noudata sääntöjä.',
};
const values = { min: 0, max: 100, decimals: 1, sum: 3, key: 'BUN-1', longest: 2000 };

test('every reason says in three languages what is wrong, each in a sentence of its own', () => {
  const specific = reasons.filter((reason) => reason !== 'malformed');
  for (const language of languages) {
    const sentences = specific.map((reason) => faultText({ field: 'x', reason, values }, language));
    expect({
      language,
      same: sentences.filter((text, at) => sentences.indexOf(text) !== at),
    }).toEqual({
      language,
      same: [],
    });
    expect(sentences).not.toContain(general[language]);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*[.]$/u);
  }
});

test.each(['malformed', 'constructor', '__proto__', ''])(
  'the reason "%s" of a bad input or of another version gets the general sentence',
  (reason) => {
    for (const language of languages)
      expect(faultText({ field: 'x', reason: reason as Reason }, language)).toBe(general[language]);
  },
);

test('a text that is too long says how long it may be', () => {
  const fault = { field: 'comment', reason: 'too-long', values: { longest: 2000 } } as const;
  expect(faultText(fault, 'sv')).toBe('Texten får ha högst 2000 tecken.');
});
