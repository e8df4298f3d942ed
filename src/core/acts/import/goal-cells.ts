import { definedOnly } from '../../domain/base/defined';
import { readBoundedFigure } from '../../domain/goals/bounded-figure';
import {
  maxDecimals,
  type Direction,
  type Figures,
  type Goal,
  type GoalState,
  type Indicator,
  type Measure,
  type Split,
  type TargetBySex,
} from '../../domain/goals/goal';
import { indicatorOf } from '../../domain/goals/goal-fields';
import { isOneFigure, usualDecimals } from '../../domain/goals/measure-rules';
import type { Person } from '../../domain/organisation/body';
import {
  directionChoices,
  goalStateChoices,
  measureChoices,
  splitChoices,
  type GoalColumn,
} from '../../text/list/import-columns';
import type { CellReader } from './import-cells';
import { draftId, type FindRow } from './import-drafts';
import { readNamed } from './read-named';
import type { PastedRow } from './read-sheet';

type Reader = CellReader<GoalColumn>;

/** How goals and their bodies are found by what a sheet calls them. */
export interface Finding {
  readonly findBody: FindRow;
  readonly findGoal: FindRow;
}

/** The cells of a row as written. */
type WrittenCells = PastedRow<GoalColumn>['cells'];

/** The code under which a row is kept, the stored goal that has it, and the cells as the sheet writes them. */
interface KnownGoal {
  readonly key: string;
  readonly stored: Goal | undefined;
  readonly written: WrittenCells;
}

function readDecimals(
  cells: Reader,
  measure: Measure | undefined,
  was: Partial<Indicator>,
): number {
  const read = cells.orStored('decimals', cells.number('decimals'), was.decimals);
  const decimals = read ?? usualDecimals(measure);
  const isGood = Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals;
  if (!isGood) cells.refuse('decimals', 'not-decimals');
  return decimals;
}

const targetColumns = ['target', 'targetWomen', 'targetMen'] as const;

/** Returns what the words before each target say about which way is good (`minst 90 %`); nothing of a target without such words. */
function saidDirections(written: WrittenCells) {
  return targetColumns.flatMap((column) => {
    const { direction } = readBoundedFigure(written[column] ?? '');
    return direction === undefined ? [] : [{ column, direction }];
  });
}

/** Refuses the targets whose words say another direction. */
function refuseOthers(
  cells: Reader,
  said: ReturnType<typeof saidDirections>,
  direction: Direction,
): void {
  for (const { column, direction: other } of said)
    if (other !== direction) cells.refuse(column, 'other-direction');
}

/** Reads which way is good: as its column or else the stored goal says, or as the words before a target do, which may not disagree. */
function readDirection(
  cells: Reader,
  written: WrittenCells,
  before: Direction | undefined,
): Direction | undefined {
  const said = saidDirections(written);
  const known = cells.orStored('direction', cells.choice('direction', directionChoices), before);
  const isMissing = !cells.has('direction') && known === undefined;
  const direction = isMissing ? said[0]?.direction : known;
  if (isMissing && direction === undefined) cells.refuse('direction', 'missing');
  if (isMissing) cells.note('direction', direction);
  if (direction !== undefined) refuseOthers(cells, said, direction);
  return direction;
}

/** Refuses the cells of a new indicator that are empty. */
function refuseMissing(
  cells: Reader,
  parts: Readonly<Partial<Record<'measure' | 'split', string | undefined>>>,
): void {
  for (const column of ['measure', 'split'] as const)
    if (!cells.has(column) && parts[column] === undefined) cells.refuse(column, 'missing');
}

/** Reads the split. A measure of one figure needs no word for it. */
function readSplit(
  cells: Reader,
  measure: Measure | undefined,
  before: Split | undefined,
): Split | undefined {
  const isOne = measure !== undefined && isOneFigure(measure);
  if (cells.has('split') || !isOne)
    return cells.orStored('split', cells.choice('split', splitChoices), before);
  cells.note('split', 'total');
  return 'total';
}

/** Reads the indicator; `undefined` when neither the sheet nor the stored goal has a name of one. */
function readIndicator(
  cells: Reader,
  written: WrittenCells,
  before: Indicator | undefined,
): Indicator | undefined {
  const was: Partial<Indicator> = before ?? {};
  const name = cells.orStored('indicator', cells.text('indicator', 'indicator'), was.name);
  if (name === undefined) return undefined;
  const measure = cells.orStored('measure', cells.choice('measure', measureChoices), was.measure);
  const split = readSplit(cells, measure, was.split);
  refuseMissing(cells, { measure, split });
  const direction = readDirection(cells, written, was.direction);
  const decimals = readDecimals(cells, measure, was);
  const unit = cells.orStored('unit', cells.text('unit', 'unit'), was.unit);
  if (measure === undefined || split === undefined || direction === undefined) return undefined;
  const parts = { name, measure, split, direction, decimals, unit, source: was.source };
  return indicatorOf(definedOnly<Omit<Indicator, 'addsUp'>>(parts), before);
}

function readBaseline(
  cells: Reader,
  indicator: Indicator | undefined,
  before: Figures | undefined,
): Figures | undefined {
  const was = before ?? {};
  const figure = (column: 'baselineWomen' | 'baselineMen' | 'baselineTotal', stored?: number) =>
    cells.orStored(column, cells.figure(column, indicator), stored);
  const figures = definedOnly<Figures>({
    ...was,
    women: figure('baselineWomen', was.women),
    men: figure('baselineMen', was.men),
    total: figure('baselineTotal', was.total),
  });
  return Object.keys(figures).length === 0 ? undefined : figures;
}

function readTargetBySex(
  cells: Reader,
  indicator: Indicator | undefined,
  was: TargetBySex = {},
): TargetBySex | undefined {
  const women = cells.orStored('targetWomen', cells.figure('targetWomen', indicator), was.women);
  const men = cells.orStored('targetMen', cells.figure('targetMen', indicator), was.men);
  return women === undefined && men === undefined
    ? undefined
    : definedOnly<TargetBySex>({ women, men });
}

function readBodyOf(cells: Reader, { findBody }: Finding, was: Partial<Goal>) {
  const { bodyId = '', bodyKey } = was;
  if (!cells.has('body')) return { bodyId, bodyKey };
  const body = readNamed(cells, 'body', findBody);
  return { bodyId: body?.id ?? '', bodyKey: body?.key };
}

function readGoalAbove(cells: Reader, { findGoal }: Finding, was: Partial<Goal>) {
  const { parentGoalId, parentGoalKey } = was;
  if (!cells.has('parentGoal')) return { parentGoalId, parentGoalKey };
  const above = readNamed(cells, 'parentGoal', findGoal);
  return { parentGoalId: above?.id, parentGoalKey: above?.key };
}

/** Reads the state: of a new goal, which is adopted where the sheet says nothing. The state of a stored goal changes by other acts. */
function readState(cells: Reader, before: GoalState | undefined): GoalState {
  const state = cells.choice('state', goalStateChoices);
  if (before !== undefined && state !== undefined && state !== before)
    cells.refuse('state', 'state-elsewhere');
  return before ?? state ?? 'adopted';
}

/** Returns the reporter of the cell as the list has them, when it is the same address. */
function readReporter(cells: Reader, before: Person | undefined): Person | undefined {
  if (!cells.has('reporter')) return before;
  const reporter = cells.person('reporter');
  return reporter?.mail === before?.mail.toLowerCase() ? before : reporter;
}

/** Reads a row as a goal: a new one, or the stored one with what the cells say. */
export function readGoal(cells: Reader, known: KnownGoal, finding: Finding): Goal | undefined {
  const { key, stored: before, written } = known;
  const was: Partial<Goal> = before ?? {};
  cells.text('key', 'key');
  const reporter = readReporter(cells, was.reporter);
  const indicator = readIndicator(cells, written, was.indicator);
  const year = cells.orStored('baselineYear', cells.number('baselineYear'), was.baselineYear);
  const goal = definedOnly<Goal>({
    ...(before ?? { id: draftId(key), key }),
    title: cells.orStored('title', cells.text('title', 'goalTitle'), was.title) ?? '',
    ...readBodyOf(cells, finding, was),
    ...readGoalAbove(cells, finding, was),
    state: readState(cells, was.state),
    indicator,
    baseline: readBaseline(cells, indicator, was.baseline),
    baselineYear: year,
    target: cells.orStored('target', cells.figure('target', indicator), was.target),
    targetBySex: readTargetBySex(cells, indicator, was.targetBySex),
    targetOn: cells.orStored('targetOn', cells.date('targetOn', 'last'), was.targetOn),
    reporter,
    source: cells.orStored('source', cells.text('source', 'source'), was.source),
  });
  return cells.faults.length > 0 ? undefined : goal;
}
