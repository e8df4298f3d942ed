import type { Direction, GoalState, Measure, Split } from '../../../domain/goals/goal';
import type { ChoiceWords } from '../base/words';

export interface GoalWords {
  readonly state: ChoiceWords<GoalState>;
  readonly measure: ChoiceWords<Measure>;
  readonly split: ChoiceWords<Split>;
  readonly direction: ChoiceWords<Direction>;
}

/** The words of the choices in Mål, in Swedish: as the list in SharePoint holds them. */
export const goals: GoalWords = {
  state: { draft: 'Utkast', proposed: 'Föreslaget', adopted: 'Fastställt', closed: 'Avslutat' },
  measure: {
    percent: 'Procent',
    change: 'Förändring i procent',
    ratio: 'Kvinnors värde i procent av mäns',
    points: 'Poäng',
    people: 'Personer',
    count: 'Antal',
    sek: 'Kronor',
    days: 'Dagar',
    hours: 'Timmar',
  },
  split: {
    'women-men': 'Kvinnor och män',
    'girls-boys': 'Flickor och pojkar',
    total: 'Totalt',
  },
  direction: {
    rising: 'Ska öka',
    falling: 'Ska minska',
    near: 'Närmare målvärdet',
    gap: 'Skillnaden ska minska',
    even: 'Mellan 40 och 60 procent',
  },
};

/** The names of the columns in Kommentarer that a row must have. */
export const comment = { goal: 'Mål', text: 'Kommentar', mayPublish: 'Får publiceras' };
