import { readText } from '../../domain/base/text-fields';
import { keyForm } from '../../domain/base/keys';
import { maxDecimals } from '../../domain/goals/goal';
import type {
  Direction,
  Figures,
  Goal,
  Indicator,
  Measure,
  TargetBySex,
} from '../../domain/goals/goal';
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
import { cellReader, type CellReader, type CellRules } from './import-cells';
import { lettersAndDigits } from './letters-and-digits';
import { numberedKey, type KeyedRow as Keyed } from './made-keys';
import { readNamed } from './read-named';
import type { PastedRow } from './read-sheet';
import { readBoundedFigure } from '../../domain/goals/bounded-figure';
import {
  checkTogether,
  draftId,
  markDuplicates,
  keysByForm,
  rowsByKey,
  rowsByKeyOrName,
  type FindRow,
  type ImportDraft,
} from './import-drafts';

type Reader = CellReader<GoalColumn>;
type GoalRow = PastedRow<GoalColumn>;
type KeyedRow = Keyed<GoalColumn>;

function readDecimals(cells: Reader, measure: Measure | undefined): number {
  const decimals = cells.number('decimals') ?? usualDecimals(measure);
  const isGood = Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals;
  if (!isGood) cells.refuse('decimals', 'not-decimals');
  return decimals;
}

const targetColumns = ['target', 'targetWomen', 'targetMen'] as const;

/** Returns what the words before each target say about which way is good (`minst 90 %`); nothing of a target without such words. */
function saidDirections(written: GoalRow['cells']) {
  return targetColumns.flatMap((column) => {
    const { direction } = readBoundedFigure(written[column] ?? '');
    return direction === undefined ? [] : [{ column, direction }];
  });
}

/** Reads which way is good: as its column says, or as the words before a target do, which may not disagree. */
function readDirection(cells: Reader, written: GoalRow['cells']): Direction | undefined {
  const said = saidDirections(written);
  const first = said[0]?.direction;
  const direction = cells.has('direction') ? cells.choice('direction', directionChoices) : first;
  if (!cells.has('direction')) {
    if (first === undefined) cells.refuse('direction', 'missing');
    cells.note('direction', first);
  }
  if (direction !== undefined)
    for (const { column, direction: other } of said)
      if (other !== direction) cells.refuse(column, 'other-direction');
  return direction;
}

/** Reads the indicator; `undefined` when the cell with its name is empty. `written` are the cells of the row as written. */
function readIndicator(cells: Reader, written: GoalRow['cells']): Indicator | undefined {
  const name = cells.text('indicator', 'indicator');
  if (name === undefined) return undefined;
  const measure = cells.choice('measure', measureChoices);
  const split = cells.choice('split', splitChoices);
  for (const column of ['measure', 'split'] as const)
    if (!cells.has(column)) cells.refuse(column, 'missing');
  const direction = readDirection(cells, written);
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

function readTargetBySex(cells: Reader, indicator: Indicator | undefined): TargetBySex | undefined {
  const women = cells.figure('targetWomen', indicator);
  const men = cells.figure('targetMen', indicator);
  return women === undefined && men === undefined
    ? undefined
    : definedOnly<TargetBySex>({ women, men });
}

/** Reads the body of a goal and the goal above it, each with its code beside the id. */
function readRelations(cells: Reader, findBody: FindRow, findGoal: FindRow) {
  const body = readNamed(cells, 'body', findBody);
  const above = readNamed(cells, 'parentGoal', findGoal);
  const ofBody = { bodyId: body?.id ?? '', bodyKey: body?.key };
  return { ...ofBody, parentGoalId: above?.id, parentGoalKey: above?.key };
}

/** How goals are found by what a sheet calls them. */
interface Finding {
  readonly findBody: FindRow;
  readonly findGoal: FindRow;
}

function readGoal(
  cells: Reader,
  { row, key }: KeyedRow,
  { findBody, findGoal }: Finding,
): Goal | undefined {
  cells.text('key', 'key');
  const mail = cells.mail('reporter');
  const indicator = readIndicator(cells, row.cells);
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
    targetBySex: readTargetBySex(cells, indicator),
    targetOn: cells.date('targetOn', 'last'),
    reporter: mail === undefined ? undefined : { mail },
    source: cells.text('source', 'source'),
  });
  return cells.faults.length > 0 ? undefined : goal;
}

/** Identifies a goal by its body and its words, for a row without a key. */
function wordsOf(bodyKey: string, title: string): string {
  return `${keyForm(bodyKey)}:${lettersAndDigits(title)}`;
}

/** Gives each row its key as it is kept: as written, that of the body's goal with the same words, or a new one of its body. */
function withKeys(world: World, rows: readonly GoalRow[], findBody: FindRow): readonly KeyedRow[] {
  const byWords = new Map(
    world.goals.toReversed().map(({ key, bodyKey = '', title }) => [wordsOf(bodyKey, title), key]),
  );
  const taken = new Set(
    [...world.goals, ...rows.map(({ cells }) => cells)].map(({ key = '' }) => keyForm(key)),
  );
  return rows.map((row) => {
    const { key, title = '', body = '' } = row.cells;
    const found = key === undefined ? findBody(body) : undefined;
    if (found === undefined || found === 'many')
      return { row, key: readText('key', row.written.key ?? '') };
    const known = byWords.get(wordsOf(found.key, title));
    return { row, key: known ?? numberedKey(found.key, taken, 1) };
  });
}

/** Reads pasted rows as goals, one a step, and checks each by the domain's rules, together with the goals that are stored. */
export function* readGoals(
  world: World,
  rows: readonly GoalRow[],
  { fractions }: Pick<CellRules, 'fractions'>,
): Steps<readonly ImportDraft<Goal>[]> {
  const findBody = rowsByKeyOrName(rowsByKey(world.bodies), world.bodies);
  const keyed = withKeys(world, rows, findBody);
  const stored = new Map(world.goals.toReversed().map((row) => [keyForm(row.key), row]));
  const named = [
    ...world.goals.map(({ key, title }) => ({ key, name: title })),
    ...keyed.map(({ row, key }) => ({ key, name: row.cells.title ?? '' })),
  ];
  const findGoal = rowsByKeyOrName(rowsByKey(world.goals, keysByForm(keyed)), named);
  const rules = { language: world.settings.defaultLanguage, fractions };
  const drafts = yield* eachInSteps(keyed, (one) => {
    const { row, key } = one;
    const cells = cellReader(row, goalColumns, rules);
    cells.note('key', key === '' ? undefined : key);
    const value = readGoal(cells, one, { findBody, findGoal });
    const about = {
      line: row.line,
      label: readText('goalTitle', row.cells.title ?? key),
      key,
      stored: stored.get(keyForm(key)),
      ...{ changes: [], kept: [], warnings: [] },
    };
    return { ...about, value, faults: cells.faults, understood: cells.understood };
  });
  const fresh = drafts.flatMap(({ stored, value }) => (stored || !value ? [] : [value]));
  const together = { ...world, goals: [...world.goals, ...fresh] };
  return yield* checkTogether(markDuplicates(drafts), {
    faultsOf: (goal) => faultsOfGoal(together, goal),
    parentOf: ({ parentGoalId }) => parentGoalId,
  });
}
