import { closestValue } from '../../domain/base/closest-word';
import type { Fault } from '../../domain/base/fault';
import type { Language } from '../../domain/base/language';
import { exactDecimals, faultOfNumber, type NumberReading } from '../../domain/base/numbers';
import { remembered } from '../../domain/base/remembered';
import { readWrittenDate, type Edge } from '../../domain/base/written-date';
import { readBoundedFigure } from '../../domain/goals/bounded-figure';
import type { Measure } from '../../domain/goals/goal';
import { readFigure, type FigureUnit } from '../../domain/goals/figure-reader';
import { lettersAndDigits } from './letters-and-digits';

/** How figures are read: in which language, and what people have said of figures below 1 in columns of per cent. */
interface FigureRules {
  readonly language: Language;
  readonly fractions: ReadonlyMap<string, boolean>;
}

/** Returns the number of a cell, or adds its fault. An empty cell has neither. */
export function valueOf(
  faults: Fault[],
  field: string,
  reading: NumberReading,
): number | undefined {
  if ('value' in reading) return reading.value;
  if (reading.problem !== 'empty') faults.push(faultOfNumber(field, reading));
  return undefined;
}

/** Returns the figure as it is stored, or adds the question what a figure below 1 among per cent is. */
function asPercent(
  faults: Fault[],
  field: string,
  value: number,
  isFraction: boolean | undefined,
): number | undefined {
  const meant = Number((value * hundred).toFixed(exactDecimals));
  if (isFraction !== undefined) return isFraction ? meant : value;
  faults.push({ field, reason: 'asks-fraction', values: { written: value, meant } });
  return undefined;
}

const hundred = 100;

/** Below which figure a measure in per cent may be a fraction: a ratio of 1.013 is 101.3 % rather than one hundredth of that. */
const fractionBelow: Readonly<Partial<Record<Measure, number>>> = {
  percent: 1,
  change: 1,
  ratio: 5,
};

/** True for a figure that a spreadsheet may hold in place of per cent: small, and without a sign behind it. */
function mayBeFraction(written: string, value: number, unit: FigureUnit | undefined): boolean {
  const below = unit === undefined ? undefined : fractionBelow[unit.measure];
  const isSmall = below !== undefined && Math.abs(value) < below && value !== 0;
  return isSmall && !/\p{L}|%/u.test(written);
}

/** Reads a figure in its unit, without the words before it. */
export function figureIn(
  faults: Fault[],
  field: string,
  cell: {
    readonly written: string;
    readonly unit: FigureUnit | undefined;
    readonly rules: FigureRules;
  },
): number | undefined {
  const { written, unit, rules } = cell;
  const { text } = readBoundedFigure(written);
  const value = valueOf(faults, field, readFigure(text, unit, rules.language));
  if (value === undefined || !mayBeFraction(written, value, unit)) return value;
  return asPercent(faults, field, value, rules.fractions.get(field));
}

/** Reads a date, or adds its fault. A month or a year stands for its first or last day. */
export function dateOf(
  faults: Fault[],
  field: string,
  text: string | undefined,
  edge: Edge,
): string | undefined {
  if (text === undefined) return undefined;
  const reading = readWrittenDate(text, edge);
  if (reading === undefined) faults.push({ field, reason: 'not-a-date' });
  else if ('value' in reading) return reading.value;
  else {
    const [one, other] = reading.either;
    faults.push({ field, reason: 'two-dates', values: { one, other } });
  }
  return undefined;
}

/** Reads one of the words of a column. A word that is none is refused with the choice that was probably meant. */
export function choiceIn<C extends string>(
  faults: Fault[],
  field: string,
  text: string | undefined,
  words: Readonly<Record<C, readonly string[]>>,
): C | undefined {
  const choice = text === undefined ? undefined : choiceOf(text, words);
  if (text === undefined || choice !== undefined) return choice;
  const suggestion = closestValue(lettersAndDigits(text), [...choicesByWord(words)]);
  const values = suggestion === undefined ? undefined : { suggestion };
  faults.push({ field, reason: 'unknown-word', ...(values && { values }) });
  return undefined;
}

/** The choice of each word of a column, reduced as `lettersAndDigits` does. The first choice that has a word keeps it. */
const choicesByWord = remembered((words: Readonly<Record<string, readonly string[]>>) => {
  const choices = Object.entries(words).flatMap(([choice, others]) =>
    [choice, ...others].map((word) => [lettersAndDigits(word), choice] as const),
  );
  return new Map(choices.toReversed());
});

function choiceOf<C extends string>(
  text: string,
  words: Readonly<Record<C, readonly string[]>>,
): C | undefined {
  // The cast is safe: the values of the map are the keys of `words`.
  return choicesByWord(words).get(lettersAndDigits(text)) as C | undefined;
}
