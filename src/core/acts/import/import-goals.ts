import { readText } from '../../domain/base/text-fields';
import { keyForm } from '../../domain/base/keys';
import { maxDecimals } from '../../domain/goals/goal';
import type { Figures, Goal, Indicator, Measure } from '../../domain/goals/goal';
import { sexesAddUp, usualDecimals } from '../../domain/goals/measure-rules';
import { definedOnly } from '../../domain/base/defined';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import {
  directionChoices,
  goalColumns,
  measureChoices,
  splitChoices,
  goalStateChoices,
  type GoalColumn,
} from '../../text/list/import-columns';
import { faultsOfGoal } from '../../domain/goals/goal-rules';
import type { World } from '../../domain/world';
import { cellReader, type CellReader, type PastedRow } from './import-cells';
import {
  checkTogether,
  draftId,
  markDuplicates,
  pastedKeys,
  rowsByKey,
  type ImportDraft,
  type NamedRow,
} from './import-drafts';

type Reader = CellReader<GoalColumn>;
type FindRow = (key: string) => NamedRow | undefined;

function readDecimals(cells: Reader, measure: Measure | undefined): number {
  const decimals = cells.number('decimals') ?? usualDecimals(measure);
  const isGood = Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals;
  if (!isGood) cells.refuse('decimals', 'not-decimals');
  return decimals;
}

/** Reads the indicator; `undefined` when the cell with its name is empty. */
function readIndicator(cells: Reader): Indicator | undefined {
  const name = cells.text('indicator', 'indicator');
  if (name === undefined) return undefined;
  const measure = cells.choice('measure', measureChoices);
  const split = cells.choice('split', splitChoices);
  const direction = cells.choice('direction', directionChoices);
  for (const column of ['measure', 'split', 'direction'] as const)
    if (cells.text(column, 'unit') === undefined) cells.refuse(column, 'missing');
  const decimals = readDecimals(cells, measure);
  if (measure === undefined || split === undefined || direction === undefined) return undefined;
  const parts = { name, measure, split, direction, decimals, unit: cells.text('unit', 'unit') };
  return definedOnly<Indicator>({ ...parts, addsUp: sexesAddUp(measure, split) });
}

function readBaseline(cells: Reader, indicator: Indicator | undefined): Figures | undefined {
  const figures = definedOnly<Figures>({
    women: cells.figure('baselineWomen', indicator),
    men: cells.figure('baselineMen', indicator),
    total: cells.figure('baselineTotal', indicator),
  });
  return Object.keys(figures).length === 0 ? undefined : figures;
}

/** Reads the cell that names a row by its key; `undefined` when it is empty or names none, which is then a fault. */
function readNamed(
  cells: Reader,
  column: 'body' | 'parentGoal',
  findRow: FindRow,
): NamedRow | undefined {
  const key = cells.text(column, 'key');
  const row = key === undefined ? undefined : findRow(key);
  if (key !== undefined && row === undefined) cells.refuse(column, 'unknown');
  return row;
}

/** Reads the body of a goal and the goal above it, each with its code beside the id. */
function readRelations(cells: Reader, findBody: FindRow, findGoal: FindRow) {
  const body = readNamed(cells, 'body', findBody);
  const above = readNamed(cells, 'parentGoal', findGoal);
  const ofBody = { bodyId: body?.id ?? '', bodyKey: body?.key };
  return { ...ofBody, parentGoalId: above?.id, parentGoalKey: above?.key };
}

function readGoal(cells: Reader, findBody: FindRow, findGoal: FindRow): Goal | undefined {
  const key = cells.text('key', 'key') ?? '';
  const mail = cells.mail('reporter');
  const indicator = readIndicator(cells);
  const goal = definedOnly<Goal>({
    id: draftId(key),
    key,
    title: cells.text('title', 'goalTitle') ?? '',
    ...readRelations(cells, findBody, findGoal),
    state: cells.choice('state', goalStateChoices) ?? 'adopted',
    indicator,
    baseline: readBaseline(cells, indicator),
    baselineYear: cells.number('baselineYear'),
    target: cells.figure('target', indicator),
    targetOn: cells.date('targetOn'),
    reporter: mail === undefined ? undefined : { mail },
    source: cells.text('source', 'source'),
  });
  return cells.faults.length > 0 ? undefined : goal;
}

/** Reads pasted rows as goals, one a step, and checks each by the domain's rules, together with the goals that are stored. */
export function* readGoals(
  world: World,
  rows: readonly PastedRow<GoalColumn>[],
): Steps<readonly ImportDraft<Goal>[]> {
  const pasted = pastedKeys(rows);
  const stored = new Set(world.goals.map(({ key }) => keyForm(key)));
  const findGoal = rowsByKey(world.goals, pasted);
  const findBody = rowsByKey(world.bodies);
  const drafts = yield* eachInSteps(rows, (row) => {
    const cells = cellReader(row, goalColumns, world.settings.defaultLanguage);
    const value = readGoal(cells, findBody, findGoal);
    const { key = '', title = key } = row.cells;
    const about = {
      line: row.line,
      label: readText('goalTitle', title),
      key,
      isKnown: stored.has(keyForm(key)),
    };
    return { ...about, value, faults: cells.faults };
  });
  const fresh = drafts.flatMap(({ isKnown, value }) => (isKnown || !value ? [] : [value]));
  const together = { ...world, goals: [...world.goals, ...fresh] };
  return yield* checkTogether(markDuplicates(drafts), together, faultsOfGoal);
}
