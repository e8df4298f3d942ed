import type { ErrorText } from './sv';

/** Why a field is refused, in Finnish. */
export const fi: ErrorText = {
  reasons: {
    missing: () => 'Arvo puuttuu.',
    'not-asked-for': () => 'Indikaattori ei kysy tätä arvoa.',
    'not-a-number': () => 'Se ei ole luku.',
    'too-small': ({ min }) => `Arvo on pienempi kuin ${String(min)}.`,
    'too-large': ({ max }) => `Arvo on suurempi kuin ${String(max)}.`,
    'not-whole': () => 'Arvo ei ole kokonaisluku.',
    'too-many-decimals': ({ decimals }) => `Enemmän kuin ${String(decimals)} desimaalia.`,
    'not-the-sum': ({ sum }) => `Summa ei ole sukupuolten summa, joka on ${String(sum)}.`,
    'not-a-date': () => 'Se ei ole päivämäärä.',
    'in-the-past': () => 'Päivämäärä on jo mennyt.',
    'before-period-begins': () => 'Päivämäärä on ennen jakson alkua.',
  },
  other: 'Tieto ei noudata sääntöjä.',
};
