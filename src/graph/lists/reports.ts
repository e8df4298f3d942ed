import { definedOnly } from '../../core/domain/base/defined';
import type { ReportRow } from '../../core/domain/follow-up/report';
import type { AsAsked } from '../../core/domain/follow-up/as-asked';
import type { Fault } from '../../core/domain/base/fault';
import { boardAbove } from '../../core/domain/organisation/organisation';
import type { New } from '../../core/ports';
import { followUp } from '../../core/text/list/follow-up/sv';
import { isSpoiled } from '../../core/domain/follow-up/round-rows';
import { required, type Cells } from '../columns/cells';
import { controlColumns, readFaults, writeFaults, type FaultyColumns } from '../columns/control';
import {
  choiceColumn,
  keyColumn,
  traceColumns,
  type ListDescription,
} from '../columns/description';
import {
  correctionColumns,
  readCorrection,
  readTakenIn,
  writeCorrection,
  writeTakenIn,
} from '../columns/correction';
import { keptColumn, readAsAsked, writeKept } from '../columns/kept';
import { cleanFields } from '../columns/clean-fields';
import { dateForColumn } from '../columns/local-date';
import { reportViews } from '../columns/report-views';
import { outcomeColumns, readReported, writeReported } from '../columns/report-outcome';
import { stateColumns } from '../columns/report-state';
import { lookupTo, type Fields, type ListMap, type WriteContext } from '../columns/list-map';

const { reportState: stateWords, attainment: attainmentWords } = followUp;

/** The list Rapporter holds one row for each goal that a round asks for, whether or not somebody has reported it. */
const description: ListDescription<'reports'> = {
  name: 'reports',
  displayName: 'Rapporter',
  description: 'Målens utfall i varje omgång. Ändringar här syns i Teams inom en halv minut.',
  titleDisplayName: 'Rapport',
  columns: [
    keyColumn('Kod', 'Omgångens och målets kod. Ändra den inte.'),
    { kind: 'lookup', name: 'Round', displayName: 'Omgång', to: 'rounds' },
    { kind: 'lookup', name: 'Goal', displayName: 'Mål', to: 'goals' },
    {
      kind: 'text',
      name: 'BoardName',
      derived: true,
      displayName: 'Nämnd',
      description: 'Fylls i av Jämna när omgången öppnas.',
    },
    {
      kind: 'text',
      name: 'BodyName',
      derived: true,
      displayName: 'Organ',
      description: 'Fylls i av Jämna när omgången öppnas.',
    },
    { ...choiceColumn('WorkState', 'Tillstånd', stateWords), indexed: true },
    ...outcomeColumns,
    ...stateColumns,
    ...correctionColumns,
    { kind: 'date', name: 'DueOn', displayName: 'Rapporteras senast', indexed: true },
    {
      kind: 'text',
      name: 'RoundKey',
      displayName: 'Omgångens kod',
      indexed: true,
      derived: true,
      technical: true,
    },
    keptColumn,
    { kind: 'number', name: 'Revision', displayName: 'Utgåva', whole: true, technical: true },
    { kind: 'text', name: 'EditedByName', displayName: 'Ändrad i listan av' },
    { kind: 'instant', name: 'EditedAt', displayName: 'Ändrad i listan' },
    ...controlColumns(
      'Fylls i av Jämna när ett värde inte går ihop. Rapporten räknas då inte med i summor.',
    ),
    ...traceColumns,
  ],
  views: reportViews,
  pills: {
    WorkState: {
      [stateWords.asked]: 'neutral',
      [stateWords['not-reported']]: 'neutral',
      [stateWords.submitted]: 'neutral',
      [stateWords['sent-back']]: 'warning',
      [stateWords.accepted]: 'good',
    },
    Attainment: {
      [attainmentWords.met]: 'good',
      [attainmentWords['partly-met']]: 'warning',
      [attainmentWords['not-met']]: 'neutral',
      [attainmentWords['cannot-be-assessed']]: 'neutral',
    },
  },
  teamsLink: { column: 'Key', page: 'follow-up', place: 'report' },
};

const faultyColumns: FaultyColumns = {
  Women: { field: 'women', reason: 'not-a-number' },
  Men: { field: 'men', reason: 'not-a-number' },
  Total: { field: 'total', reason: 'not-a-number' },
  WomenPersons: { field: 'womenPersons', reason: 'not-a-number' },
  MenPersons: { field: 'menPersons', reason: 'not-a-number' },
  TotalPersons: { field: 'totalPersons', reason: 'not-a-number' },
  Attainment: { field: 'attainment', reason: 'unreadable' },
  WorkState: { field: 'state', reason: 'unreadable' },
};

/** The body of a goal and its board, as people read them. */
interface Names {
  readonly body?: string | undefined;
  readonly board?: string | undefined;
}

/** Returns the names of the goal's body and of its board as they were then. */
function keptNames({ bodies, boardKey }: AsAsked): Names {
  return { board: bodies.find(({ key }) => key === boardKey)?.name, body: bodies[0]?.name };
}

/** Returns the names of the goal's body and of its board: those of then when the row keeps them. */
function namesOf({ asAsked, goalId }: New<ReportRow>, context: WriteContext): Names {
  if (asAsked !== undefined) return keptNames(asAsked);
  const findBody = (id: string) => context.find('bodies', id);
  const body = findBody(context.find('goals', goalId)?.bodyId ?? '');
  return { board: body && boardAbove(body, findBody).name, body: body?.name };
}

/** Makes the cells that name the body and the board. */
const writeNames = ({ body, board }: Names): Fields => ({ BoardName: board, BodyName: body });

/** Makes the cells of the derived columns. */
const derivedCells = ({ key }: Pick<ReportRow, 'key'>, names: Names): Fields => ({
  RoundKey: key.split(':')[0],
  ...writeNames(names),
});

/**
 * True when somebody has typed over a derived cell of a row that keeps its goal. Of another row the names follow from rows of other
 * lists.
 */
function hasStrayCells(cells: Cells, row: Pick<ReportRow, 'key' | 'asAsked'>): boolean {
  if (row.asAsked === undefined) return false;
  const right = cleanFields(derivedCells(row, keptNames(row.asAsked)), description);
  return Object.entries(right).some(([name, value]) => (cells.text(name) ?? null) !== value);
}

/** Makes the title of a row for people who read the list: the goal's code and words, its body, its board and the round. */
function titleOf(row: New<ReportRow>, { body, board }: Names, context: WriteContext): string {
  const goal = row.asAsked?.goal ?? context.find('goals', row.goalId);
  const round = context.find('rounds', row.roundId)?.title;
  if (goal === undefined) return round ?? row.key;
  const parts = [goal.key, goal.title, body, board, round].filter((part) => part !== undefined);
  return [...new Set(parts)].join(' · ');
}

/** Returns the fault of a column that only the product writes and that somebody has changed, unless it is known. */
function faultsOfKept(field: string, isSpoiled: boolean, known: readonly Fault[]) {
  const isKnown = known.some((fault) => fault.field === field);
  const fault: Fault = { field, reason: 'changed-as-asked' };
  return isSpoiled && !isKnown ? [fault] : [];
}

/**
 * Returns an id that no row has, in place of a lookup that is empty since the row it pointed to was deleted. The key of this row, which
 * the product makes of the keys of both, says which row that was.
 *
 * @throws {UnreadableRow} when the key does not say it
 */
function missingRow(cells: Cells, id: string, displayName: string): string {
  const isMadeOfKeys = cells.text('Key')?.includes(':') === true;
  return required(isMadeOfKeys ? `-${id}` : undefined, displayName);
}

/** Reads what a row has in every state. */
function readBase(cells: Cells, id: string, asAsked: AsAsked | undefined) {
  return {
    id,
    asAsked,
    dueOn: cells.date('DueOn'),
    key: required(cells.text('Key'), 'Kod'),
    roundId: cells.lookup('Round') ?? missingRow(cells, id, 'Omgång'),
    goalId: cells.lookup('Goal') ?? missingRow(cells, id, 'Mål'),
    editedByName: cells.text('EditedByName'),
    editedAt: cells.instant('EditedAt'),
    revision: Math.max(0, Math.round(cells.number('Revision') ?? 0)),
  };
}

/** Reads rows of Rapporter as reports or as goals that are asked for, and writes them. A row with unreadable values has faults. */
export const list: ListMap<'reports'> = {
  description,
  read(cells, id) {
    const asAsked = readAsAsked(cells);
    const correction = readCorrection(cells, asAsked.kept?.goal.key);
    const outcome = readReported(cells);
    const takenIn = readTakenIn(cells, asAsked.kept?.goal.key);
    const base = definedOnly({ ...readBase(cells, id, asAsked.kept), takenIn });
    const known = readFaults(cells, faultyColumns);
    const faults = [
      ...known,
      ...faultsOfKept('asAsked', asAsked.isSpoiled === true, known),
      ...faultsOfKept('correction', correction.isSpoiled, known),
    ];
    const stray = hasStrayCells(cells, base) ? { hasStrayCells: true as const } : {};
    return { ...base, ...correction.fields, ...stray, faults, ...outcome };
  },
  write: (row, context) => ({
    Key: row.key,
    Title: titleOf(row, namesOf(row, context), context),
    RoundLookupId: lookupTo(row.roundId),
    GoalLookupId: lookupTo(row.goalId),
    ...derivedCells(row, namesOf(row, context)),
    DueOn: row.dueOn === undefined ? undefined : dateForColumn(row.dueOn),
    // A cell that somebody has changed stays as it is until an act puts it right.
    ...(isSpoiled(row) ? {} : { AsAsked: writeKept(row.asAsked) }),
    ...writeReported(row),
    ...writeCorrection(row),
    ...writeTakenIn(row),
    Revision: row.revision,
    EditedByName: row.editedByName,
    EditedAt: row.editedAt,
    ...writeFaults(row.faults, context),
  }),
};
