import type { goals as sv } from './sv';

/** The words of the choices in Mål, in English. */
export const goals: typeof sv = {
  state: { draft: 'Draft', proposed: 'Proposed', adopted: 'Adopted', closed: 'Closed' },
  measure: {
    percent: 'Percent',
    change: 'Change in per cent',
    ratio: "Women's value in per cent of men's",
    points: 'Points',
    people: 'People',
    count: 'Count',
    sek: 'SEK',
    days: 'Days',
    hours: 'Hours',
  },
  split: { 'women-men': 'Women and men', 'girls-boys': 'Girls and boys', total: 'Total' },
  direction: {
    rising: 'Rising',
    falling: 'Falling',
    near: 'Nearer to the target',
    gap: 'Gap',
    even: 'Between 40 and 60 per cent',
  },
};
