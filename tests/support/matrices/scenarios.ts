import type { ActName, ParsedInput } from '../../../src/core/api/acts';
import type { Actor } from '../../../src/core/domain/base/actor';
import type { GridRow } from '../flows/emulator';
import type { ProductInstance, Told } from './product-instance';
import type { Cell, ListName, Town } from './town';

/** An act of a person in one cell, and the row that it writes. */
interface SavingAct {
  readonly do: () => Promise<Told>;
  /** The rows that the act writes: their list, their keys, and whether a row is as the act makes it. */
  readonly list: ListName;
  readonly keys: readonly string[];
  readonly isDone: (row: GridRow) => boolean;
  /** How often the act saves a row; once when left out. */
  readonly writes?: number;
}

/** An act whose every call is to fail in every way. */
export interface SavingScenario {
  readonly name: string;
  readonly roundState: 'planned' | 'open';
  readonly withReport: boolean;
  prepare(instance: ProductInstance, town: Town, cell: Cell): SavingAct;
}

const one =
  <N extends ActName>(instance: ProductInstance, actor: Actor, name: N) =>
  (input: ParsedInput<N>) =>
  async (): Promise<Told> =>
    instance.act(actor, name, input);

function reportOf(instance: ProductInstance, { reportKey }: Cell) {
  const stored = instance.lists.tables.reports.findByKey(reportKey);
  if (stored === undefined) throw new Error(`There is no report ${reportKey}.`);
  return { reportId: stored.value.id, eTag: stored.eTag };
}

const women = 77;
const isSubmitted = ({ values }: GridRow) => values['Women'] === women;
const form = ({ goalId, roundId }: Cell) => ({
  ...{ goalId, roundId, cannotBeAssessed: false },
  figures: { women, men: 70 },
});

/** The acts of people in the matrix. */
export const savingScenarios: readonly SavingScenario[] = [
  {
    name: 'submitting a first report',
    roundState: 'open',
    withReport: false,
    prepare: (instance, _town, cell) => ({
      do: one(instance, cell.manager, 'report.submit')(form(cell)),
      ...{ list: 'reports', keys: [cell.reportKey], isDone: isSubmitted },
    }),
  },
  {
    name: 'submitting a changed report',
    roundState: 'open',
    withReport: true,
    prepare(instance, _town, cell) {
      const { reportId: id, eTag } = reportOf(instance, cell);
      const input = { ...form(cell), seen: { id, eTag } };
      return {
        do: one(instance, cell.manager, 'report.submit')(input),
        ...{ list: 'reports', keys: [cell.reportKey], isDone: isSubmitted },
      };
    },
  },
  {
    name: 'accepting a report',
    roundState: 'open',
    withReport: true,
    prepare: (instance, { leader }, cell) => ({
      do: one(instance, leader, 'report.accept')(reportOf(instance, cell)),
      ...{ list: 'reports', keys: [cell.reportKey] },
      isDone: ({ values }) => typeof values['AcceptedAt'] === 'string',
    }),
  },
  {
    name: 'sending a report back',
    roundState: 'open',
    withReport: true,
    prepare: (instance, { leader }, cell) => ({
      do: one(
        instance,
        leader,
        'report.send-back',
      )({ ...reportOf(instance, cell), reason: 'Förklara.' }),
      ...{ list: 'reports', keys: [cell.reportKey] },
      isDone: ({ values }) => typeof values['SentBackAt'] === 'string',
    }),
  },
  {
    name: 'opening a round',
    roundState: 'planned',
    withReport: false,
    prepare: (instance, { leader }, cell) => ({
      do: one(instance, leader, 'round.open')({ roundId: cell.roundId }),
      ...{ list: 'rounds', keys: [cell.roundKey] },
      isDone: ({ values }) => typeof values['OpenedAt'] === 'string',
      // A round is opening while its rows are written, and then open.
      writes: 2,
    }),
  },
  {
    name: 'importing two goals',
    roundState: 'open',
    withReport: false,
    prepare(instance, { leader }, { goalKey }) {
      const keys = [`${goalKey}-I1`, `${goalKey}-I2`];
      // Each import looks up an address that the product has not looked up before.
      const reporter = `${goalKey.toLowerCase()}@granforsa.example`;
      const rows = [
        ['Kod', 'Mål', 'Organ', 'Rapporteras av'],
        ...keys.map((key) => [key, 'Ett importerat mål', 'KF', reporter]),
      ];
      return {
        do: one(instance, leader, 'goal.import')({ rows, write: true }),
        ...{ list: 'goals', keys, isDone: () => true },
      };
    },
  },
];
