import type { followUp as sv } from './sv';

const reportState = {
  asked: 'Pyydetty',
  'not-reported': 'Ei raportoitu',
  submitted: 'Raportoitu',
  'sent-back': 'Palautettu',
  accepted: 'Hyväksytty',
};

/** The words of the states in follow-up, in Finnish. */
export const followUp: typeof sv = {
  roundState: {
    planned: 'Suunniteltu',
    opening: 'Avataan',
    open: 'Käynnissä',
    closing: 'Päätetään',
    closed: 'Päättynyt',
    cancelled: 'Peruttu',
  },
  roundKind: { interim: 'Osavuosiseuranta', annual: 'Vuosiseuranta' },
  reportState,
  attainment: {
    met: 'Toteutunut',
    'partly-met': 'Osittain toteutunut',
    'not-met': 'Ei toteutunut',
    'cannot-be-assessed': 'Ei voida arvioida',
  },
  standing: {
    reported: reportState.submitted,
    accepted: reportState.accepted,
    'sent-back': reportState['sent-back'],
    missing: 'Puuttuu',
    late: 'Myöhässä',
    'not-reported': reportState['not-reported'],
    checking: 'Tarkistettavana',
  },
  lateBy: (standing, days) =>
    `${standing}, ${days === 1 ? '1 päivän myöhässä' : `${days} päivää myöhässä`}`,
};
