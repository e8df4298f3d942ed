import type { ErrorText } from './sv';

/** Why a field is refused, in English. */
export const en: ErrorText = {
  reasons: {
    missing: () => 'The value is missing.',
    'not-asked-for': () => 'The indicator does not ask for this value.',
    'not-a-number': () => 'It is not a number.',
    'too-small': ({ min }) => `The value is less than ${String(min)}.`,
    'too-large': ({ max }) => `The value is more than ${String(max)}.`,
    'not-whole': () => 'The value is not a whole number.',
    'too-many-decimals': ({ decimals }) => `More than ${String(decimals)} decimals.`,
    'not-the-sum': ({ sum }) => `The total is not the sum of the sexes, which is ${String(sum)}.`,
    'not-a-date': () => 'It is not a date.',
    'in-the-past': () => 'The date has passed.',
    'before-period-begins': () => 'The date is before the period begins.',
  },
  other: 'The value breaks a rule.',
};
