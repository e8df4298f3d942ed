import type { MeasurablePart } from '../../../domain/goals/measurable';
import { followUp } from '../../list/follow-up/sv';
import { goals } from '../../list/goals/sv';
import { organisation } from '../../list/organisation/sv';
/** The words for goals, figures and states that every page uses, in Swedish. */
export const words = {
  women: 'Kvinnor',
  men: 'Män',
  girls: 'Flickor',
  boys: 'Pojkar',
  total: 'Totalt',
  gap: (value: string) => `Skillnad ${value}`,
  suppressedShort: 'för få',
  noFigure: 'inget värde',
  attainment: { ...followUp.attainment, suppressed: 'Visas inte (få personer)' },
  goalStatus: (attainment: string, period: string) => `${attainment} ${period}`,
  unaccepted: 'inte godtagen',
  reportState: followUp.reportState,
  collection: followUp.standing,
  lateBy: followUp.lateBy,
  round: followUp.roundState,
  roundKind: followUp.roundKind,
  measure: goals.measure,
  split: goals.split,
  direction: {
    rising: 'Högre är bättre',
    falling: 'Lägre är bättre',
    near: 'Närmare målvärdet är bättre',
    gap: 'Skillnaden ska minska',
    even: 'Vart och ett av könen 40–60 %',
  },
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'poäng', other: 'poäng' },
    people: { one: 'person', other: 'personer' },
    count: { one: '', other: '' },
    sek: { one: 'kr', other: 'kr' },
    days: { one: 'dag', other: 'dagar' },
    hours: { one: 'timme', other: 'timmar' },
  },
  percentagePoints: { one: 'procentenhet', other: 'procentenheter' },
  target: (value: string, date: string) => `Mål ${value} senast ${date}`,
  targetOnly: (value: string) => `Mål ${value}`,
  targetLabel: 'Mål',
  targetOnLabel: 'Ska vara nått',
  gapAtMost: (value: string) => `högst ${value} skillnad`,
  baselineLabel: 'Utgångsvärde',
  startLabel: 'Start',
  period: (from: string, to: string) => `${from} – ${to}`,
  lastOutcome: (round: string) => `Senaste utfall, ${round}`,
  noEarlier: 'Inga tidigare utfall',
  measuredOther: (indicator: string) => `Mätte något annat då: ${indicator}`,
  kind: organisation.kind,
  goalState: goals.state,
  missing: (what: MeasurablePart) =>
    ({
      indicator: 'indikator',
      baseline: 'utgångsvärde',
      target: 'målvärde',
      targetOn: 'måldatum',
    })[what],
  due: (days: number, date: string) => {
    if (days > 1) return `Senast ${date}, om ${days} dagar`;
    if (days === 1) return `Senast i morgon, ${date}`;
    if (days === 0) return `Senast i dag, ${date}`;
    return `Sista dag var ${date}, ${days === -1 ? 'i går' : `för ${-days} dagar sedan`}`;
  },
  reportedBy: (name: string, date: string) => `Rapporterad av ${name} ${date}`,
  editedBy: (name: string, date: string) => `Ändrad i listan av ${name} ${date}`,
  acceptedBySame: (name: string) => `Godtagen av samma person, ${name}`,
  acceptedBy: (name: string) => `Godtagen av ${name}`,
  correctedBy: (name: string, date: string) =>
    `Rättad i listan av ${name} ${date}, efter att omgången avslutades.`,
  firstOutcome: (outcome: string) => `Först rapporterades: ${outcome}.`,
  noFirstOutcome: 'Målet var inte rapporterat när omgången avslutades.',
  correctionReason: (reason: string) => `Skäl: ${reason}`,
  sentBackBy: (name: string) => `Återsänd av ${name}`,
  why: 'Motivering',
  evidence: 'Underlag',
  checking: 'Kontrolleras: värdet räknas inte med i summor.',
  chartLabel: (indicator: string) =>
    `Diagram över ${indicator}. Samma värden står i tabellen under.`,
  womenShare: 'Andel kvinnor',
  girlsShare: 'Andel flickor',
  band: '40–60 %',
  periodLabel: 'Period',
};
