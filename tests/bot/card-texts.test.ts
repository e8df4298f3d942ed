import { cardTexts } from '../../src/core/text/card/card-texts';

/** Every text of a language with its place; texts that hold values are asked with examples. */
function textsOf(part: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[place, part]];
  if (typeof part === 'function') {
    const asked = part as (...values: readonly unknown[]) => string;
    return [1, 2].map((value) => [`${place}(${value})`, asked(value, value, value)]);
  }
  return Object.entries(part as object).flatMap(([name, value]) =>
    textsOf(value, `${place}.${name}`),
  );
}

const allowedEmpty = new Set(['.unit.count.one', '.unit.count.other']);
/** Written alike in two languages, as names and signs are. */
const alike = /^\.(appName|unit\.(percent|count|sek|people)\.|board\.missingUnit|form\.field)/;

describe('the bot’s words', () => {
  const swedish = new Map(textsOf(cardTexts.sv, ''));

  test.each(['sv', 'en', 'fi'] as const)('are all written in %s', (language) => {
    const texts = textsOf(cardTexts[language], '');
    expect(texts.map(([place]) => place)).toEqual([...swedish.keys()]);
    const empty = texts.filter(([place, text]) => text.trim() === '' && !allowedEmpty.has(place));
    expect(empty).toEqual([]);
    expect(texts.filter(([, text]) => text.includes('undefined'))).toEqual([]);
  });

  test.each(['en', 'fi'] as const)('are not left in Swedish in %s', (language) => {
    const left = textsOf(cardTexts[language], '').filter(
      ([place, text]) => text === swedish.get(place) && !alike.test(place),
    );
    expect(left).toEqual([]);
  });

  test('are read by a notification as they are: no Markdown in our own words', () => {
    const marked = [...swedish.values()].filter((text) => /[*_`#[\]|<>]/.test(text));
    expect(marked).toEqual([]);
  });
});
