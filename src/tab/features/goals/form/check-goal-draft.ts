import { inputFaults } from '../../../../core/api/goals/input-fields';
import type { Fault } from '../../../../core/domain/base/fault';
import type { Language } from '../../../../core/domain/base/language';
import {
  faultOfNumber,
  readNumber,
  type NumberReading,
} from '../../../../core/domain/base/numbers';
import { readFigure } from '../../../../core/domain/goals/figure-reader';
import { maxDecimals, type Goal, type GoalState } from '../../../../core/domain/goals/goal';
import { goalWithFields, readFields } from '../../../../core/domain/goals/goal-fields';
import { faultsOfGoal } from '../../../../core/domain/goals/goal-rules';
import type { GoalWorld } from '../../../../core/domain/goals/goal-world';
import { defaultSettings } from '../../../../core/domain/settings/settings';
import {
  missingForMeasurable,
  type MeasurablePart,
} from '../../../../core/domain/goals/measurable';
import {
  draftIndicator,
  writtenOf,
  type DraftField,
  type DraftNumbers,
  type GoalDraft,
  type WrittenGoal,
} from './goal-draft';

/** A form that was read and checked by the rules of the domain. */
export interface CheckedGoal {
  readonly written: WrittenGoal;
  /** The first fault of each field. */
  readonly faults: Readonly<Partial<Record<DraftField, Fault>>>;
  /** The parts that the goal lacks to be measurable. */
  readonly missing: readonly MeasurablePart[];
  /** True when the indicator cannot be read since its direction compares the sexes and its figures are not split. */
  readonly needsSplit: boolean;
}

/** The rows that the rules of a goal's own values need: none. The server checks the body and the goal above. */
const noRows: GoalWorld = { settings: defaultSettings, bodies: [], goals: [], today: '2000-01-01' };
const checkedByServer: ReadonlySet<string> = new Set(['key', 'bodyKey', 'parentGoalKey']);

const figures = [
  'baseline.women',
  'baseline.men',
  'baseline.total',
  'target',
  'targetBySex.women',
  'targetBySex.men',
] as const satisfies readonly DraftField[];

function readingOf(field: DraftField, draft: GoalDraft, language: Language): NumberReading {
  const { measure } = draftIndicator(draft);
  const unit = draft['indicator.unit'].trim();
  return figures.some((figure) => figure === field)
    ? readFigure(draft[field], { measure, ...(unit !== '' && { unit }) }, language)
    : readNumber(draft[field], language);
}

/** Returns the numbers of the form, and a fault for each text that is none. An empty field is no number and no fault. */
function readNumbers(draft: GoalDraft, language: Language) {
  const numbers: Partial<Record<DraftField, number>> = {};
  const faults: Fault[] = [];
  for (const field of [...figures, 'baselineYear'] as const) {
    const reading = readingOf(field, draft, language);
    if ('value' in reading) numbers[field] = reading.value;
    else if (reading.problem !== 'empty') faults.push(faultOfNumber(field, reading));
  }
  return { numbers: numbers as DraftNumbers, faults };
}

function faultsOfForm(draft: GoalDraft): readonly Fault[] {
  const { decimals } = draftIndicator(draft);
  const hasDecimals = Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals;
  return [
    ...(draft.bodyKey === '' ? [{ field: 'bodyKey', reason: 'missing' } as const] : []),
    ...(draft.title.trim() === '' ? [{ field: 'title', reason: 'missing' } as const] : []),
    ...(hasDecimals ? [] : [{ field: 'indicator.decimals', reason: 'not-decimals' } as const]),
  ];
}

/** Reads and checks a form. */
export function checkGoalDraft(
  draft: GoalDraft,
  state: GoalState,
  language: Language,
): CheckedGoal {
  const { numbers, faults: unread } = readNumbers(draft, language);
  const written = writtenOf(draft, numbers);
  const stored: Pick<Goal, 'id' | 'key' | 'state'> = { id: '0', key: 'x', state };
  const goal = goalWithFields(noRows, stored, readFields(written));
  const ofGoal = inputFaults(faultsOfGoal(noRows, goal)).filter(
    ({ field }) => !checkedByServer.has(field),
  );
  const faults: Partial<Record<string, Fault>> = {};
  for (const fault of [...unread, ...faultsOfForm(draft), ...ofGoal]) faults[fault.field] ??= fault;
  const missing = missingForMeasurable(goal);
  const needsSplit = goal.indicator !== undefined && missing.includes('indicator');
  return { written, faults, missing, needsSplit };
}
