import { cardTexts } from '../../../src/core/text/card/card-texts';

/** Returns each text of a language with its place. Calls the texts that take values with examples. */
function textsOf(part: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[place, part]];
  if (typeof part === 'function') {
    const textFunction = part as (...values: readonly unknown[]) => string;
    return [1, 2].map((value) => [`${place}(${value})`, textFunction(value, value, value)]);
  }
  return Object.entries(part as object).flatMap(([name, value]) =>
    textsOf(value, `${place}.${name}`),
  );
}

const allowedEmpty = new Set(['.unit.count.one', '.unit.count.other']);
/** Matches the places of texts that may be the same in two languages, such as names and signs. */
const alike =
  /^\.(appName|unit\.(percent|change|ratio|count|sek|people)\.|board\.missingUnit|form\.field)/;

describe('the bot’s texts', () => {
  const swedish = new Map(textsOf(cardTexts.sv, ''));

  test.each(['sv', 'en', 'fi'] as const)('all exist in %s', (language) => {
    const texts = textsOf(cardTexts[language], '');
    expect(texts.map(([place]) => place)).toEqual([...swedish.keys()]);
    const empty = texts.filter(([place, text]) => text.trim() === '' && !allowedEmpty.has(place));
    expect(empty).toEqual([]);
    expect(texts.filter(([, text]) => text.includes('undefined'))).toEqual([]);
  });

  test.each(['en', 'fi'] as const)('are not Swedish in %s', (language) => {
    const left = textsOf(cardTexts[language], '').filter(
      ([place, text]) => text === swedish.get(place) && !alike.test(place),
    );
    expect(left).toEqual([]);
  });

  test('hold no Markdown, since notifications show them unformatted', () => {
    const marked = [...swedish.values()].filter((text) => /[*_`#[\]|<>]/.test(text));
    expect(marked).toEqual([]);
  });
});
