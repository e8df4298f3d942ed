import { followUp } from '../../list/follow-up/en';
import { goals } from '../../list/goals/en';
import { organisation } from '../../list/organisation/en';
import type { words as sv } from './sv';

/** The words for goals, figures and states, in English. */
export const words: typeof sv = {
  women: 'Women',
  men: 'Men',
  girls: 'Girls',
  boys: 'Boys',
  total: 'Total',
  gap: (value) => `Gap ${value}`,
  suppressedShort: 'too few',
  noFigure: 'no value',
  attainment: { ...followUp.attainment, suppressed: 'Not shown (few people)' },
  goalStatus: (attainment, period) => `${attainment} ${period}`,
  unaccepted: 'not accepted',
  reportState: followUp.reportState,
  collection: followUp.standing,
  lateBy: followUp.lateBy,
  round: followUp.roundState,
  roundKind: followUp.roundKind,
  measure: goals.measure,
  split: goals.split,
  direction: {
    rising: 'Higher is better',
    falling: 'Lower is better',
    near: 'Nearer to the target is better',
    gap: 'The gap should shrink',
    even: 'Each sex 40–60%',
  },
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'point', other: 'points' },
    people: { one: 'person', other: 'people' },
    count: { one: '', other: '' },
    sek: { one: 'SEK', other: 'SEK' },
    days: { one: 'day', other: 'days' },
    hours: { one: 'hour', other: 'hours' },
  },
  percentagePoints: { one: 'percentage point', other: 'percentage points' },
  target: (value, date) => `Target ${value} by ${date}`,
  targetOnly: (value) => `Target ${value}`,
  targetLabel: 'Target',
  targetOnLabel: 'To be reached by',
  gapAtMost: (value) => `a gap of at most ${value}`,
  baselineLabel: 'Baseline',
  startLabel: 'Start',
  period: (from, to) => `${from} – ${to}`,
  lastOutcome: (round) => `Last outcome, ${round}`,
  noEarlier: 'No earlier outcomes',
  measuredOther: (indicator) => `Measured something else then: ${indicator}`,
  kind: organisation.kind,
  goalState: goals.state,
  missing: (what) =>
    ({
      indicator: 'an indicator',
      baseline: 'a baseline',
      target: 'a target',
      targetOn: 'a target date',
    })[what],
  due: (days, date) => {
    if (days > 1) return `Due ${date}, in ${days} days`;
    if (days === 1) return `Due tomorrow, ${date}`;
    if (days === 0) return `Due today, ${date}`;
    return `Was due ${date}, ${days === -1 ? 'yesterday' : `${-days} days ago`}`;
  },
  reportedBy: (name, date) => `Reported by ${name} on ${date}`,
  editedBy: (name, date) => `Changed in the list by ${name} on ${date}`,
  acceptedBySame: (name) => `Accepted by the same person, ${name}`,
  acceptedBy: (name) => `Accepted by ${name}`,
  correctedBy: (name, date) =>
    `Corrected in the list by ${name} ${date}, after the round was closed.`,
  firstOutcome: (outcome) => `First reported: ${outcome}.`,
  noFirstOutcome: 'The goal was not reported when the round was closed.',
  correctionReason: (reason) => `Reason: ${reason}`,
  sentBackBy: (name) => `Sent back by ${name}`,
  why: 'Reason',
  evidence: 'Evidence',
  checking: 'Being checked: the value is left out of sums.',
  chartLabel: (indicator) => `Chart of ${indicator}. The table below has the same values.`,
  womenShare: 'Share of women',
  girlsShare: 'Share of girls',
  band: '40–60%',
  periodLabel: 'Period',
};
