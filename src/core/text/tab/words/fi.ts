import { followUp } from '../../list/follow-up/fi';
import { goals } from '../../list/goals/fi';
import { organisation } from '../../list/organisation/fi';
import type { words as sv } from './sv';

/** The words for goals, figures and states, in Finnish. */
export const words: typeof sv = {
  women: 'Naiset',
  men: 'Miehet',
  girls: 'Tytöt',
  boys: 'Pojat',
  total: 'Yhteensä',
  gap: (value) => `Ero ${value}`,
  suppressedShort: 'liian harva',
  noFigure: 'ei arvoa',
  attainment: { ...followUp.attainment, suppressed: 'Ei näytetä (vähän henkilöitä)' },
  goalStatus: (attainment, period) => `${attainment} ${period}`,
  unaccepted: 'ei hyväksytty',
  reportState: followUp.reportState,
  collection: followUp.standing,
  lateBy: followUp.lateBy,
  round: followUp.roundState,
  roundKind: followUp.roundKind,
  measure: goals.measure,
  split: goals.split,
  direction: {
    rising: 'Suurempi on parempi',
    falling: 'Pienempi on parempi',
    near: 'Lähempänä tavoitearvoa on parempi',
    gap: 'Eron pitää pienentyä',
    even: 'Kumpaakin sukupuolta 40–60 %',
  },
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'piste', other: 'pistettä' },
    people: { one: 'henkilö', other: 'henkilöä' },
    count: { one: '', other: '' },
    sek: { one: 'kr', other: 'kr' },
    days: { one: 'päivä', other: 'päivää' },
    hours: { one: 'tunti', other: 'tuntia' },
  },
  percentagePoints: { one: 'prosenttiyksikkö', other: 'prosenttiyksikköä' },
  target: (value, date) => `Tavoite ${value}, määräpäivä ${date}`,
  targetOnly: (value) => `Tavoite ${value}`,
  targetLabel: 'Tavoite',
  targetOnLabel: 'Määräpäivä',
  gapAtMost: (value) => `ero enintään ${value}`,
  baselineLabel: 'Lähtöarvo',
  startLabel: 'Alku',
  period: (from, to) => `${from} – ${to}`,
  lastOutcome: (round) => `Viimeisin toteuma, ${round}`,
  noEarlier: 'Ei aiempia toteumia',
  measuredOther: (indicator) => `Mittasi silloin muuta: ${indicator}`,
  kind: organisation.kind,
  goalState: goals.state,
  missing: (what) =>
    ({
      indicator: 'indikaattori',
      baseline: 'lähtöarvo',
      target: 'tavoitearvo',
      targetOn: 'tavoitepäivä',
    })[what],
  due: (days, date) => {
    if (days > 1) return `Viimeistään ${date}, ${days} päivää jäljellä`;
    if (days === 1) return `Viimeistään huomenna, ${date}`;
    if (days === 0) return `Viimeistään tänään, ${date}`;
    return `Määräpäivä oli ${date}, ${days === -1 ? 'eilen' : `${-days} päivää sitten`}`;
  },
  reportedBy: (name, date) => `Raportoinut ${name} ${date}`,
  editedBy: (name, date) => `Luettelossa muuttanut ${name} ${date}`,
  acceptedBySame: (name) => `Hyväksynyt sama henkilö, ${name}`,
  acceptedBy: (name) => `Hyväksynyt ${name}`,
  correctedBy: (name, date) =>
    `${name} on oikaissut luettelossa ${date} kierroksen päättymisen jälkeen.`,
  firstOutcome: (outcome) => `Ensin raportoitiin: ${outcome}.`,
  noFirstOutcome: 'Tavoitetta ei ollut raportoitu, kun kierros päätettiin.',
  correctionReason: (reason) => `Syy: ${reason}`,
  sentBackBy: (name) => `Palauttanut ${name}`,
  why: 'Perustelu',
  evidence: 'Lähdeaineisto',
  checking: 'Tarkistetaan: arvoa ei lasketa mukaan summiin.',
  chartLabel: (indicator) => `Kaavio: ${indicator}. Samat arvot ovat alla olevassa taulukossa.`,
  womenShare: 'Naisten osuus',
  girlsShare: 'Tyttöjen osuus',
  band: '40–60 %',
  periodLabel: 'Jakso',
};
