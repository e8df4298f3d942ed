import { matches } from '../base/matches';
import type { Indicator } from './goal';
import { sexesAddUp } from './measure-rules';

/** The areas of the bank, named as the sections of part III of the Charter (CEMR-deklarationen), in its order. */
export const bankAreas = ['political', 'framework', 'employer', 'service', 'planning'] as const;
export type BankArea = (typeof bankAreas)[number];

/** What an indicator of the bank measures. Its name is in the texts, and whether the sexes add up follows from the measure. */
type BankMeasure = Pick<Indicator, 'measure' | 'unit' | 'split' | 'direction' | 'decimals'>;

interface BankRow extends BankMeasure {
  readonly area: BankArea;
  /** The source of the figures, in Swedish, as it is stored with the indicator. */
  readonly source: string;
  /** The plan, decision or publication that has the goal or the indicator, in Swedish. */
  readonly basis: string;
}

const own = 'Egen uppföljning';
const dalarna = 'Region Dalarna, Kvinnor och män i Dalarna';
const overtornea = 'Övertorneå kommuns projekt med stöd av Tillväxtverket 2018';
const skr = 'SKR, tio moment för jämställdhetsintegrering, självskattning 2024';

const share = { measure: 'percent', split: 'total', direction: 'rising', decimals: 0 } as const;
const adults = { measure: 'percent', split: 'women-men', decimals: 1 } as const;
const pupils = { measure: 'percent', split: 'girls-boys', decimals: 1 } as const;

/**
 * The bank of ready goals and indicators, by code. It has no figures: baseline and target are each municipality's own. `basis`
 * says where each has been read.
 */
const rows = {
  'decisions-considered': { ...share, area: 'framework', source: own, basis: overtornea },
  'changes-analysed': {
    ...{ ...share, area: 'framework', source: own },
    basis: 'Övertorneå kommuns strategiska handlingsplan 2014; CEMR-deklarationen, artikel 9',
  },
  'statistics-by-sex': {
    ...{ ...share, area: 'framework', source: own },
    basis: 'Eskilstuna kommunfullmäktige 2000: all individbaserad statistik uppdelad på kön',
  },
  'decision-bases': { ...share, area: 'framework', source: own, basis: skr },
  'resources-mapped': {
    ...{ ...share, area: 'framework', source: own },
    basis: 'Göteborgs kommunfullmäktiges budgetar 2013 och 2014',
  },
  'bodies-with-plan': {
    ...{ area: 'framework', measure: 'count', split: 'total', direction: 'rising', decimals: 0 },
    source: own,
    basis: 'Malmö stads utvecklingsplan 2011–2020',
  },
  'self-assessment': {
    ...{ area: 'framework', measure: 'points', split: 'total', direction: 'rising', decimals: 0 },
    ...{ source: own, basis: skr },
  },
  'trained-in-mainstreaming': { ...share, area: 'political', source: own, basis: overtornea },
  'elected-evenly': {
    ...{ area: 'political', measure: 'people', split: 'women-men', direction: 'even', decimals: 0 },
    source: 'Valmyndigheten eller SCB:s valstatistik',
    basis: 'CEMR-deklarationen, artikel 2; jämn könsfördelning 40–60 procent',
  },
  'full-time': {
    ...{ ...adults, area: 'employer', direction: 'gap', source: 'Personalsystemet' },
    basis: 'CEMR-deklarationen, artikel 11',
  },
  'pay-gap': {
    ...{ area: 'employer', measure: 'sek', split: 'women-men', direction: 'gap', decimals: 0 },
    source: 'Lönekartläggningen',
    basis: 'Diskrimineringslagen (2008:567); Vilhelmina kommuns plan 2013–2015',
  },
  'part-time-firefighters': {
    ...{ area: 'employer', measure: 'people', split: 'women-men', direction: 'even', decimals: 0 },
    source: 'Personalsystemet',
    basis: 'CEMR-deklarationen, artikel 11',
  },
  'upper-secondary': {
    ...{ ...pupils, area: 'service', direction: 'rising', source: 'Kolada N60960' },
    basis: dalarna,
  },
  'merit-value': {
    ...{ area: 'service', measure: 'points', split: 'girls-boys', direction: 'gap', decimals: 1 },
    source: 'Kolada N15507',
    basis: 'Kolada N15507, Meritvärde årskurs 9, hemkommun',
  },
  'eligible-for-vocational': {
    ...{ ...pupils, area: 'service', direction: 'rising', source: 'Kolada N60802' },
    basis: 'Kolada N60802, Elever i år 9 som är behöriga till yrkesprogram',
  },
  'post-secondary': {
    ...{ ...adults, area: 'service', direction: 'gap', source: dalarna },
    basis: dalarna,
  },
  'self-rated-health': {
    ...{ ...adults, area: 'service', direction: 'gap', source: 'Folkhälsomyndigheten' },
    basis: overtornea,
  },
  'ill-health': {
    ...{ area: 'service', measure: 'days', split: 'women-men', direction: 'falling', decimals: 1 },
    source: 'Kolada N00957',
    basis: 'Region Dalarna; Kolada N00957, ohälsotal',
  },
  'care-of-sick-child': {
    ...{ ...share, decimals: 1, area: 'service', source: 'Kolada N00945' },
    basis: 'Kolada N00945, Tillfälliga föräldrapenningdagar (VAB) som tas ut av män',
  },
  'income-support-time': {
    ...{ area: 'service', measure: 'days', split: 'women-men', direction: 'gap', decimals: 0 },
    source: 'Verksamhetssystemet',
    basis: 'CEMR-deklarationen, artikel 15',
  },
  'trained-on-violence': {
    ...{ ...share, area: 'service', source: own },
    basis: 'CEMR-deklarationen, artikel 22; Katrineholms kommuns plan 2020–2023',
  },
  'home-care-satisfaction': {
    ...{ ...adults, area: 'service', direction: 'gap', source: 'Brukarundersökning' },
    basis: 'CEMR-deklarationen, artikel 15',
  },
  'long-term-unemployed': {
    ...{ ...adults, area: 'service', direction: 'falling', source: 'Kolada N03926' },
    basis: 'Region Dalarna; Kolada N03926, långtidsarbetslöshet 25–64 år',
  },
  'foreign-born-employed': {
    ...{ ...adults, area: 'service', direction: 'gap', source: dalarna },
    basis: dalarna,
  },
  debts: { ...adults, area: 'service', direction: 'falling', source: dalarna, basis: dalarna },
  'association-grants': {
    ...{ area: 'service', measure: 'sek', split: 'girls-boys', direction: 'gap', decimals: 0 },
    source: own,
    basis: 'Göteborgs idrottsförvaltnings kartläggning 2012',
  },
  'sports-participation': {
    ...{ area: 'service', measure: 'count', split: 'girls-boys', direction: 'even', decimals: 0 },
    source: 'Kolada U09800',
    basis: 'Kolada U09800, Deltagartillfällen i idrottsföreningar, 7–20 år',
  },
  'youth-centre': {
    ...{ area: 'service', measure: 'people', split: 'girls-boys', direction: 'even', decimals: 0 },
    source: own,
    basis: 'CEMR-deklarationen, artikel 20',
  },
  'feel-safe': {
    ...{ ...adults, area: 'planning', direction: 'gap', source: 'Trygghetsundersökning' },
    basis: 'CEMR-deklarationen, artikel 21',
  },
} as const satisfies Readonly<Record<string, BankRow>>;

/** The code of a goal in the bank. */
export type BankKey = keyof typeof rows;

/** A ready goal of the bank without its words. */
export interface BankGoal extends BankRow {
  readonly key: BankKey;
}

/** The words of a goal of the bank in one language. */
export interface BankWords {
  readonly title: string;
  readonly indicator: string;
}

/** Every goal of the bank, by area in the order of `bankAreas`. */
export const goalBank: readonly BankGoal[] = bankAreas.flatMap((area) =>
  // `Object.entries` loses that its names are the codes.
  (Object.entries(rows) as [BankKey, BankRow][]).flatMap(([key, row]) =>
    row.area === area ? [{ ...row, key }] : [],
  ),
);

/** Returns the indicator of a goal of the bank, as a goal stores it. `name` is the indicator's name, in Swedish in the lists. */
export function bankIndicator(goal: BankGoal, name: string): Indicator {
  const { measure, split, direction, decimals, source, unit } = goal;
  const addsUp = sexesAddUp(measure, split);
  const parts = { name, measure, split, direction, decimals, addsUp, source };
  return unit === undefined ? parts : { ...parts, unit };
}

/** What a person asks the bank for. */
export interface BankQuery {
  /** Every word must stand in the goal, its indicator, its source or what it is based on. An empty text asks for all. */
  readonly text: string;
  readonly area?: BankArea;
}

/**
 * Returns the goals of the bank that the query asks for, in the bank's order.
 *
 * @param wordsOf returns the words of a goal in every language in which the person may search
 */
export function searchBank(
  query: BankQuery,
  wordsOf: (key: BankKey) => readonly BankWords[],
): readonly BankGoal[] {
  return goalBank.filter((goal) => {
    if (query.area !== undefined && goal.area !== query.area) return false;
    const words = wordsOf(goal.key).flatMap(({ title, indicator }) => [title, indicator]);
    return matches([...words, goal.source, goal.basis].join(' '), query.text.trim());
  });
}
