import { valuesOf } from '../../domain/base/row-list';
import { editedNames } from '../../domain/entities';
import type { Decision } from '../../domain/decisions/decision';
import { decisionDoubles } from '../../domain/decisions/decision-rules';
import type { FaultyRow } from '../../domain/obligations/obligation';
import { missingRows, type MissingRow } from '../../domain/relations/missing-rows';
import { faultsOfKept } from '../../domain/follow-up/round-rules';
import type { Round } from '../../domain/follow-up/round';
import { faultsOfTies } from '../../domain/organisation/body-ties';
import { faultsOfSettings } from '../../domain/settings/setting-faults';
import {
  bodyColumns,
  decisionColumns,
  keptColumnName,
  keyColumnName,
  listNames,
} from '../../text/list/list-names';
import { settingColumns, settingTitle } from '../../text/list/settings/sv';
import type { World } from '../../domain/world';
import type { Context } from '../../ports';

/**
 * Returns the rows of the lists that people edit which do not count as they stand: rows that cannot be read or have the key of an
 * older row, bodies whose replacement cannot be or whose boards are none, rounds in which somebody has changed the code or what the
 * round keeps, decisions that are recorded twice or were typed by others than those who record them, and rows of the settings that
 * cannot be used or contradict each other.
 */
export function faultyRows({
  tables,
  world,
}: Pick<Context, 'tables' | 'world'>): readonly FaultyRow[] {
  const leftOut = editedNames.flatMap((name) =>
    tables[name].broken().map(({ list, id, title, column, reason }): FaultyRow => ({
      ...{ list, rowId: id, title, column },
      fault: { field: 'row', reason },
    })),
  );
  const settings = faultsOfSettings(valuesOf(tables.settings.all())).map(
    ({ row, fault }): FaultyRow => ({
      ...{ list: listNames.settings, rowId: row.id, title: settingTitle(row.key) },
      column: settingColumns[fault.field],
      fault,
    }),
  );
  const { rounds, decisions } = world();
  const ties = bodiesWithFaultyTies(world());
  return [
    ...leftOut,
    ...ties,
    ...spoiledRounds(rounds),
    ...doubledDecisions(decisions),
    ...uncountedDecisions(valuesOf(tables.decisions.all())),
    ...settings,
  ];
}

/** Returns the rows of bodies that name a body to replace them, or boards that they serve, which cannot be. */
function bodiesWithFaultyTies(world: World): readonly FaultyRow[] {
  return world.bodies
    .filter(
      ({ replacedById, alsoServes }) => replacedById !== undefined || alsoServes !== undefined,
    )
    .flatMap((body) =>
      faultsOfTies(world, body).map((fault) => ({
        ...{ list: listNames.bodies, rowId: body.id, title: body.name },
        ...{
          column: fault.field === 'replacedBy' ? bodyColumns.replacedBy : bodyColumns.alsoServes,
        },
        fault,
      })),
    );
}

/** Returns the part of a decision's row that says which one it is. */
const decisionRow = ({ id, bodyKey = '', decidedOn, paragraph }: Decision) => ({
  ...{ list: listNames.decisions, rowId: id, column: decisionColumns.paragraph },
  title: `${bodyKey} ${decidedOn} ${paragraph}`.trim(),
});

/** Returns the rows of decisions that do not count, since others have typed them than those who record the body's decisions. */
function uncountedDecisions(decisions: readonly Decision[]): readonly FaultyRow[] {
  return decisions.flatMap((decision) =>
    (decision.faults ?? []).map((fault) => ({ ...decisionRow(decision), fault })),
  );
}

/** Returns the rows of decisions that another row has recorded already: the same body, day and paragraph. */
function doubledDecisions(decisions: readonly Decision[]): readonly FaultyRow[] {
  return decisionDoubles(decisions).map(({ decision, first }) => ({
    ...decisionRow(decision),
    fault: { field: 'paragraph', reason: 'decision-recorded', values: { key: first.key } },
  }));
}

function spoiledRounds(rounds: readonly Round[]): readonly FaultyRow[] {
  return rounds.flatMap((round) =>
    faultsOfKept(round).map((fault) => ({
      ...{ list: listNames.rounds, rowId: round.id, title: round.title },
      ...{ column: fault.field === 'key' ? keyColumnName : keptColumnName, fault },
    })),
  );
}

/** Returns the rows that are missing although others belong to them, without those that the lists have and the product leaves out. */
export function rowsThatAreMissing(
  { tables }: Pick<Context, 'tables'>,
  world: World,
): readonly MissingRow[] {
  return missingRows(world, ({ list, rowId }) =>
    tables[list].broken().some(({ id }) => id === rowId),
  );
}
