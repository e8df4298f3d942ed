import {
  bankAreas,
  bankIndicator,
  goalBank,
  searchBank,
} from '../../../../src/core/domain/goals/goal-bank';
import { sexesAddUp, usualDecimals } from '../../../../src/core/domain/goals/measure-rules';
import { measures } from '../../../../src/core/domain/goals/goal';
import { missingForMeasurable } from '../../../../src/core/domain/goals/measurable';
import { goalBankWords as en } from '../../../../src/core/text/tab/goal-bank/en';
import { goalBankWords as fi } from '../../../../src/core/text/tab/goal-bank/fi';
import { goalBankWords as sv } from '../../../../src/core/text/tab/goal-bank/sv';
import { omit } from '../../../../src/core/domain/base/defined';
import { aGoal } from '../../../support/core/builders';

const wordsOf = (key: keyof typeof sv) => [sv[key], en[key], fi[key]];
const found = (text: string, area?: (typeof bankAreas)[number]) =>
  searchBank(area === undefined ? { text } : { text, area }, wordsOf).map(({ key }) => key);

describe('the bank of ready goals', () => {
  test.each(goalBank.map((goal) => [goal.key, goal] as const))(
    '%s can be measured, says where its figures come from, and brings no figures of others',
    (key, goal) => {
      const indicator = bankIndicator(goal, sv[key].indicator);
      const withoutFigures = omit(aGoal({ indicator, title: sv[key].title }), 'baseline', 'target');
      const missing = goal.direction === 'even' ? ['baseline'] : ['baseline', 'target'];
      expect(missingForMeasurable(withoutFigures)).toEqual(missing);
      expect([goal.source, goal.basis]).not.toContain('');
      expect(Object.keys(goal)).not.toEqual(expect.arrayContaining(['target']));
    },
  );

  it('has goals of every area, together in the order of the areas', () => {
    const areas = goalBank.map(({ area }) => area);
    expect([...new Set(areas)]).toEqual(bankAreas);
    expect(areas).toEqual(bankAreas.flatMap((area) => areas.filter((one) => one === area)));
  });

  it('has no title and no indicator twice, in any language', () => {
    for (const words of [sv, en, fi]) {
      const texts = Object.values(words).flatMap(({ title, indicator }) => [title, indicator]);
      expect(new Set(texts).size).toBe(2 * goalBank.length);
    }
  });

  test.each([
    ['heltid', ['full-time']],
    ['full time', ['full-time']],
    ['KOLADA n60960', ['upper-secondary']],
    ['jämnställdhetsanalys', ['changes-analysed']],
    ['Övertorneå hälsa', ['self-rated-health']],
    ['   ', goalBank.map(({ key }) => key)],
    ['rymdfart', []],
  ])('finds by %j what holds every word, in any language', (text, keys) => {
    expect(found(text)).toEqual(keys);
  });

  it('leaves out other areas when asked for one', () => {
    expect(found('', 'employer')).toEqual(['full-time', 'pay-gap', 'part-time-firefighters']);
    expect(found('hemtjänst', 'employer')).toEqual([]);
  });
});

test.each([
  ['people', 'women-men', true],
  ['count', 'girls-boys', true],
  ['sek', 'women-men', true],
  ['percent', 'women-men', false],
  ['points', 'women-men', false],
  ['people', 'total', false],
] as const)('%s by %s add up: %s', (measure, split, addsUp) => {
  expect(sexesAddUp(measure, split)).toBe(addsUp);
});

test('only figures in per cent have a decimal at first', () => {
  expect(measures.filter((measure) => usualDecimals(measure) > 0)).toEqual([
    'percent',
    'change',
    'ratio',
  ]);
  expect(usualDecimals(undefined)).toBe(0);
});
