import type { Fault } from '../../domain/base/fault';
import { keyForm } from '../../domain/base/keys';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { readText } from '../../domain/base/text-fields';
import type { Goal } from '../../domain/goals/goal';
import { fieldsOfGoal, isRevision } from '../../domain/goals/goal-fields';
import { faultsOfWritten } from '../../domain/goals/goal-life';
import { faultsOfGoal } from '../../domain/goals/goal-rules';
import type { World } from '../../domain/world';
import { goalColumns, type GoalColumn } from '../../text/list/import-columns';
import { readGoal, type Finding } from './goal-cells';
import { cellsOfGoal } from './goal-in-list';
import { cellReader, type CellRules } from './import-cells';
import {
  checkTogether,
  isWritten,
  keysByForm,
  markDuplicates,
  rowsByKey,
  rowsByKeyOrName,
  rowsTogether,
  type FindRow,
  type ImportDraft,
  type ReadDraft,
} from './import-drafts';
import { lettersAndDigits } from './letters-and-digits';
import { numberedKey, type KeyedRow as Keyed } from './made-keys';
import type { PastedRow } from './read-sheet';
import { comparedRow } from './row-changes';

type GoalRow = PastedRow<GoalColumn>;
type KeyedRow = Keyed<GoalColumn>;

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

/** How the rows of goals are read. */
interface GoalRules extends Omit<CellRules, 'language'> {
  /** The columns that the sheet has. */
  readonly columns: readonly GoalColumn[];
  /** Why adopted goals are changed; empty while nobody has said it. */
  readonly reason: string;
  /** True to refuse the change of an adopted goal without a reason, and false to let the person see the changes first. */
  readonly needsReason: boolean;
}

/** Returns the codes of the goal's body and of the goal above it, as the world or else the goal itself knows them. */
function codesOf({ bodies, goals }: Index, { bodyId, bodyKey, parentGoalId, parentGoalKey }: Goal) {
  const above = parentGoalId === undefined ? undefined : goals.get(parentGoalId);
  return { body: bodies.get(bodyId) ?? bodyKey, parentGoal: above ?? parentGoalKey };
}

/** The codes of stored rows by their ids, and the stored goals by their codes. */
interface Index {
  readonly bodies: ReadonlyMap<string, string>;
  readonly goals: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, Goal>;
}

const indexOf = ({ bodies, goals }: World): Index => ({
  bodies: new Map(bodies.map(({ id, key }) => [id, key])),
  goals: new Map(goals.map(({ id, key }) => [id, key])),
  byKey: new Map(goals.toReversed().map((goal) => [keyForm(goal.key), goal])),
});

/** What a row is read with. */
interface Reading {
  readonly rules: GoalRules & Pick<CellRules, 'language'>;
  readonly index: Index;
  readonly finding: Finding;
}

/** Reads one row, and compares it with the stored one. */
function draftOf({ row, key }: KeyedRow, { rules, index, finding }: Reading): ImportDraft<Goal> {
  const stored = index.byKey.get(keyForm(key));
  const cells = cellReader({ row, isStored: stored !== undefined }, goalColumns, rules);
  cells.note('key', key === '' ? undefined : key);
  const value = readGoal(cells, { key, stored, written: row.cells }, finding);
  const cellsIn = (goal: Goal | undefined) => goal && cellsOfGoal(goal, codesOf(index, goal));
  return {
    ...{ line: row.line, label: labelOf(row, stored, key), key, stored, value },
    ...comparedRow(rules.columns, { before: cellsIn(stored), after: cellsIn(value), row }),
    ...{ faults: cells.faults, warnings: cells.warnings, understood: cells.understood },
  };
}

const labelOf = ({ cells }: GoalRow, stored: Goal | undefined, key: string): string =>
  readText('goalTitle', cells.title ?? stored?.title ?? key);

/** True for a draft that changes an adopted goal itself, and not only who reports it. */
function isRevised(world: World, { stored, value }: ReadDraft<Goal>): boolean {
  if (stored?.state !== 'adopted') return false;
  return isRevision(fieldsOfGoal(world, stored), fieldsOfGoal(world, value));
}

/** True when the drafts change adopted goals, for which people give a reason. */
export function reviseAdopted(world: World, drafts: readonly ImportDraft<Goal>[]): boolean {
  return drafts.some((draft) => isWritten(draft) && isRevised(world, draft));
}

/** Adds the reason to the drafts that change adopted goals. */
function withReason(world: World, draft: ImportDraft<Goal>, { reason }: GoalRules) {
  if (reason === '' || !isWritten(draft) || !isRevised(world, draft)) return draft;
  return { ...draft, value: { ...draft.value, changeReason: reason } };
}

/** Returns why a goal cannot be written: what a new one breaks, or what a changed one does. */
function faultsOfDraft(
  together: World,
  draft: ReadDraft<Goal>,
  { reason, needsReason }: GoalRules,
): readonly Fault[] {
  const { stored, value } = draft;
  if (stored === undefined) return faultsOfGoal(together, value);
  if (stored.state === 'closed')
    return [{ field: 'key', reason: 'goal-closed', values: { key: stored.key } }];
  const lacksReason = needsReason && reason === '' && isRevised(together, draft);
  const ofReason: readonly Fault[] = lacksReason
    ? [{ field: 'reason', reason: 'reason-missing' }]
    : [];
  return [...faultsOfWritten(together, value, stored), ...ofReason];
}

/**
 * Reads the rows of a sheet as goals, one a step, and checks each by the domain's rules, together with the goals that are stored. A row
 * whose goal is stored says what it changes, by the rules of `goal.write`.
 */
export function* readGoals(
  world: World,
  rows: readonly GoalRow[],
  goalRules: GoalRules,
): Steps<readonly ImportDraft<Goal>[]> {
  const findBody = rowsByKeyOrName(rowsByKey(world.bodies), world.bodies);
  const keyed = withKeys(world, rows, findBody);
  const named = [
    ...world.goals.map(({ key, title }) => ({ key, name: title })),
    ...keyed.map(({ row, key }) => ({ key, name: row.cells.title ?? '' })),
  ];
  const findGoal = rowsByKeyOrName(rowsByKey(world.goals, keysByForm(keyed)), named);
  const rules = { ...goalRules, language: world.settings.defaultLanguage };
  const reading = { rules, index: indexOf(world), finding: { findBody, findGoal } };
  const read = yield* eachInSteps(keyed, (one) => draftOf(one, reading));
  const drafts = markDuplicates(read);
  const together = { ...world, goals: rowsTogether(world.goals, drafts) };
  const checked = yield* checkTogether(drafts, {
    faultsOf: (draft) => faultsOfDraft(together, draft, rules),
    parentOf: ({ parentGoalId }) => parentGoalId,
  });
  return checked.map((draft) => withReason(together, draft, rules));
}
