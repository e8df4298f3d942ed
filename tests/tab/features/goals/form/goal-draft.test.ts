import type { GoalFields } from '../../../../../src/core/domain/goals/goal-fields';
import { checkGoalDraft } from '../../../../../src/tab/features/goals/form/check-goal-draft';
import {
  draftOf,
  rebased,
  withMeasure,
  writtenOf,
  type GoalDraft,
} from '../../../../../src/tab/features/goals/form/goal-draft';

const fields: GoalFields = {
  bodyKey: 'BUN',
  title: 'Fler får plats',
  parentGoalKey: 'KF-1',
  indicator: {
    ...{ name: 'Andel på heltid', measure: 'percent', split: 'women-men', direction: 'rising' },
    ...{ decimals: 1, source: 'Personalsystemet' },
  },
  baseline: { women: 40.5, men: 1234 / 20 },
  baselineYear: 2025,
  target: 80,
  targetOn: '2027-12-31',
  reporterMail: 'anna.berg@granforsa.example',
  source: 'Planen',
};
const draft = draftOf(fields, 'sv');
const check = (over: Partial<GoalDraft>, language: 'sv' | 'en' = 'sv') =>
  checkGoalDraft({ ...draft, ...over }, 'draft', language);

test.each(['sv', 'en', 'fi'] as const)(
  'a form in %s that nobody changes says what the goal says',
  (language) => {
    const checked = checkGoalDraft(draftOf(fields, language), 'draft', language);
    expect(checked).toEqual({ written: fields, faults: {}, missing: [], needsSplit: false });
  },
);

test('an empty form of a new goal has only the faults of what every draft needs', () => {
  const empty = draftOf({ bodyKey: '', title: '' }, 'sv');
  const { faults, missing, written } = checkGoalDraft(empty, 'draft', 'sv');
  expect(Object.keys(faults)).toEqual(['bodyKey', 'title']);
  expect(missing).toEqual(['indicator', 'baseline', 'target', 'targetOn']);
  expect(written).toEqual({ bodyKey: '', title: '' });
});

test.each<[string, Partial<GoalDraft>, string, string]>([
  ['a value that is no number', { 'baseline.women': 'tolv' }, 'baseline.women', 'not-a-number'],
  ['a value that can be two numbers', { target: '1.234' }, 'target', 'ambiguous'],
  ['a value in another unit', { target: '80 kr' }, 'target', 'other-unit'],
  ['more than 100 per cent', { 'baseline.men': '101' }, 'baseline.men', 'too-large'],
  ['a year of long ago', { baselineYear: '1926' }, 'baselineYear', 'not-a-year'],
  ['a date that is none', { targetOn: '2027-02-30' }, 'targetOn', 'not-a-date'],
  ['an address that is none', { reporterMail: 'anna' }, 'reporterMail', 'not-an-address'],
  ['too many decimals', { 'indicator.decimals': '4' }, 'indicator.decimals', 'not-decimals'],
  ['a word for decimals', { 'indicator.decimals': 'en' }, 'indicator.decimals', 'not-decimals'],
  ['a title that is too long', { title: 'å'.repeat(2001) }, 'title', 'too-long'],
  ['a unit that is too long', { 'indicator.unit': 'å'.repeat(256) }, 'indicator.unit', 'too-long'],
])('%s is a fault of its field', (_, over, field, reason) => {
  const { faults } = check(over);
  expect(Object.entries(faults).map(([name, fault]) => [name, fault.reason])).toEqual([
    [field, reason],
  ]);
});

test('a measure decides the decimals unless the person does', () => {
  const decimals = (measure: string) =>
    check({ 'indicator.measure': measure, 'indicator.decimals': '' }).written.indicator?.decimals;
  expect([decimals('percent'), decimals('people')]).toEqual([1, 0]);
  expect(check({ 'indicator.decimals': '3' }).written.indicator?.decimals).toBe(3);
});

test('figures that the form does not show are not sent', () => {
  const total = { 'indicator.split': 'total', 'baseline.total': '50' };
  expect(check(total).written.baseline).toEqual({ total: 50 });
  expect(check({ 'indicator.direction': 'even' }).written.target).toBeUndefined();
  expect(writtenOf({ ...draft, 'indicator.name': ' ' }, {}).indicator).toBeUndefined();
});

test('different targets of the sexes are sent where each sex has a value to reach', () => {
  const bySex = { target: '', 'targetBySex.women': '80', 'targetBySex.men': '75,5 %' };
  expect(check(bySex)).toMatchObject({
    written: { targetBySex: { women: 80, men: 75.5 } },
    faults: {},
    missing: [],
  });
  expect(check(bySex).written).not.toHaveProperty('target');
  expect(check({ 'targetBySex.women': '101' }).faults).toHaveProperty(['targetBySex.women']);
  const elsewhere = [
    { 'indicator.direction': 'gap' },
    { 'indicator.direction': 'even' },
    { 'indicator.split': 'total' },
  ];
  for (const over of elsewhere)
    expect(check({ ...bySex, ...over }).written).not.toHaveProperty('targetBySex');
});

test('a measure of one figure takes a split and a direction that it can have, and a figure below zero', () => {
  const gap = { ...draft, 'indicator.direction': 'gap' };
  const ratio = { ...gap, ...withMeasure(gap, 'ratio') };
  const only = { measure: 'ratio', split: 'total', direction: 'near' };
  expect(checkGoalDraft(ratio, 'draft', 'sv').written.indicator).toMatchObject(only);
  const change = { ...draft, ...withMeasure(draft, 'change'), 'baseline.total': '−2 %' };
  const { written, faults } = checkGoalDraft(change, 'draft', 'sv');
  expect({ written, faults }).toMatchObject({
    written: { indicator: { split: 'total', direction: 'rising' }, baseline: { total: -2 } },
    faults: {},
  });
  expect(withMeasure(draft, 'days')).toEqual({ 'indicator.measure': 'days' });
});

test('a difference of one figure cannot be read, and the form says why', () => {
  const one = { 'indicator.split': 'total', 'indicator.direction': 'gap', 'baseline.total': '5' };
  expect(check(one)).toMatchObject({ missing: ['indicator'], needsSplit: true });
  expect(check({ 'indicator.name': '' })).toMatchObject({ needsSplit: false });
});

describe('what others save while a person writes', () => {
  const mine = { ...draft, title: 'Alla får plats', target: '90' };

  test('is taken into the fields that the person has not changed', () => {
    const saved = { ...draft, source: 'En annan plan' };
    const next = rebased(mine, draft, saved);
    expect(next).toEqual({ draft: { ...mine, source: 'En annan plan' }, conflicts: [] });
  });

  test('is asked about in the fields that both have changed', () => {
    const saved = { ...draft, title: 'Några får plats', source: 'En annan plan' };
    const next = rebased(mine, draft, saved);
    expect(next.conflicts).toEqual(['title']);
    expect(next.draft).toEqual({ ...mine, source: 'En annan plan' });
  });

  test('is no conflict when both wrote the same', () => {
    expect(rebased(mine, draft, { ...draft, title: ' Alla får plats ' }).conflicts).toEqual([]);
  });
});
