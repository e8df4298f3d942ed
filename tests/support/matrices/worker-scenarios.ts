import type { TickSteps } from '../../../src/server/worker/tick-loop';
import { textOf, type GridRow } from '../flows/emulator';
import type { FaultBench } from './fault-bench';
import type { Cell } from './town';

/** Work of the worker in one cell, and what is true of it in the lists and in Teams. */
interface WorkInCell {
  /** Does what comes before the run whose calls fail; the product reads all lists after it. */
  readonly prepare?: () => Promise<void>;
  /** Does what the worker finds out by that run. */
  readonly provoke?: () => Promise<void>;
  /** Returns what is wrong once the worker has come to rest; `isWhole` when no call failed, so that the work must be done. */
  readonly wrongs: (isWhole: boolean) => Promise<readonly string[]>;
}

/** A step of the worker whose every call is to fail in every way. */
export interface WorkerScenario {
  readonly name: string;
  readonly step: keyof TickSteps;
  in(bench: FaultBench, cell: Cell): WorkInCell;
}

/** The states of a row of the ledger that has come to an end, as the list shows them. */
const [sent, refused, unknown] = ['Skickad', 'Avvisad', 'Oklart'];
/** True for a row with which the product is not at an end: one to send or being sent, or one to update after a wait. */
export const isAtWork = (row: GridRow) =>
  ['Skickas', 'Planerad'].includes(stateOf(row)) || textOf(row, 'NotBefore') !== '';

/** The kinds of the messages about an edit, as the list shows them: one to the editor, one to the reporter. */
const editNotices = ['Ändrat värde', 'Ändring som inte går ihop'];

const stateOf = (row: GridRow) => textOf(row, 'WorkState');

/** Returns what is wrong with the row of a message, given the messages that came into the recipient's chat. */
function wrongsOfMessage(
  row: GridRow,
  arrived: readonly string[],
  isWhole: boolean,
): readonly string[] {
  const [state, activity] = [stateOf(row), textOf(row, 'Activity')];
  const said = `the ledger says ${state} (${textOf(row, 'Reason')})`;
  if (arrived.length > 1) return [`came ${String(arrived.length)} times, ${said}`];
  if (isWhole && state !== sent) return [said];
  switch (state) {
    case sent:
      return arrived[0] === activity ? [] : [`${said} with ${activity}, came: ${arrived.join()}`];
    case refused:
      return arrived.length === 0 ? [] : [`came, ${said}`];
    case unknown:
      return textOf(row, 'Reason') === '' ? [`${said} without a reason`] : [];
    default:
      return [`${said} at rest`];
  }
}

async function rowsOfRound({ town }: FaultBench, { roundKey }: Cell): Promise<readonly GridRow[]> {
  const rows = await town.rows('deliveries');
  return rows.filter((row) => textOf(row, 'Key').includes(roundKey));
}

async function doubled(bench: FaultBench, cell: Cell): Promise<readonly string[]> {
  const keys = (await rowsOfRound(bench, cell)).map((row) => textOf(row, 'Key'));
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} is there twice`);
}

/** The worker's work in the matrix. */
export const workerScenarios: readonly WorkerScenario[] = [
  {
    name: 'sending a card',
    step: 'send',
    in(bench, cell) {
      let before: ReadonlyMap<string, string>;
      return {
        async prepare() {
          before = await bench.town.messagesTo(cell.manager);
        },
        async wrongs(isWhole) {
          const rows = await rowsOfRound(bench, cell);
          const now = await bench.town.messagesTo(cell.manager);
          const arrived = [...now.keys()].filter((id) => !before.has(id));
          const [row] = rows;
          if (row === undefined) return ['the ledger has no row'];
          return [...wrongsOfMessage(row, arrived, isWhole), ...(await doubled(bench, cell))];
        },
      };
    },
  },
  {
    name: 'updating a card that has been sent',
    step: 'send',
    in(bench, cell) {
      const { instance, town } = bench;
      let before: ReadonlyMap<string, string>;
      return {
        async prepare() {
          const earlier = new Set((await town.messagesTo(cell.manager)).keys());
          await instance.step('send');
          const now = await town.messagesTo(cell.manager);
          before = new Map([...now].filter(([id]) => !earlier.has(id)));
          await town.addReport(cell);
        },
        async wrongs(isWhole) {
          const [id = ''] = before.keys();
          const shown = before.get(id);
          const now = (await town.messagesTo(cell.manager)).get(id);
          const rows = await rowsOfRound(bench, cell);
          const [row] = rows;
          if (row === undefined || rows.length > 1) return [`${String(rows.length)} rows`];
          const reason = textOf(row, 'Reason');
          const isUpdated = now !== shown;
          return [
            ...(isUpdated || (!isWhole && reason !== '')
              ? []
              : ['the card is old and nothing says so']),
            ...(stateOf(row) === sent ? [] : [`the ledger says ${stateOf(row)} (${reason})`]),
          ];
        },
      };
    },
  },
  {
    name: 'taking in an edit of a list',
    step: 'poll',
    in({ town }, cell) {
      return {
        prepare: () => town.addReport(cell),
        provoke: () => town.edit('reports', cell.reportKey, { Women: 400 }),
        async wrongs() {
          const rows = await town.rows('reports');
          const row = rows.find(({ values }) => values['Key'] === cell.reportKey);
          if (row === undefined) return ['the report is gone'];
          const told = (await town.rows('deliveries'))
            .map((each) => textOf(each, 'MessageKind'))
            .filter((kind) => editNotices.includes(kind))
            .toSorted();
          const hasEditor = textOf(row, 'EditedByName') === 'Erik Sandberg';
          return [
            ...(textOf(row, 'ControlCodes') === '' ? ['the row is not marked'] : []),
            ...(hasEditor ? [] : [`edited by ${textOf(row, 'EditedByName')}`]),
            ...(row.values['Women'] === 400 ? [] : ['the typed figure was changed']),
            ...(told.join() === editNotices.join() ? [] : [`planned: ${told.join()}`]),
          ];
        },
      };
    },
  },
];
