import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImportReply } from '../../../../core/api/import/acts';
import type { ApiProblem } from '../../../session/problem';
import { useAct } from '../../../session/use-act';
import { useWindowDraft } from '../../../session/use-window-draft';
import type { Table } from '../tables/table';
import { useTables, type BroughtTable } from '../tables/use-tables';
import type { CheckedTable } from './grid-rows';
import { keptImportShape, nothingBrought, type KeptImport } from './kept-import';
import { importActOf, inputOf, useCheck, type Check, type ImportedList } from './use-check';
import { useUndo, type Undoing } from './use-undo';

/** Greatest number of rows of an import, which is the server's. */
const mostRows = 3_000;

/** An import that can be taken back. */
export interface Undoable {
  /** The code that its rows keep. */
  readonly importKey: string;
  /** What was brought and saved, so that it is there again; undefined where it has never been left. */
  readonly from: KeptImport | undefined;
}

/** What has been written, and the code by which it is undone. */
export interface Receipt extends Undoable {
  readonly rows: ImportReply['rows'];
}

/** An import from what is brought to what is written. */
export interface Import {
  readonly kept: KeptImport;
  readonly brought: BroughtTable;
  /** When the device kept the import last; undefined before anything is brought. */
  readonly keptAt: string | undefined;
  readonly canKeep: boolean;
  /** Why the table cannot be checked: it has no rows, or too many. */
  readonly fault: 'empty' | 'tooMany' | undefined;
  readonly checked: CheckedTable | undefined;
  /** True when the table or what is said of it has been changed since the last answer. */
  readonly isStale: boolean;
  readonly isRunning: boolean;
  readonly problem: ApiProblem | undefined;
  readonly receipts: readonly Receipt[];
  /** True when all rows are written, or were stored before. */
  readonly isDone: boolean;
  readonly check: () => void;
  readonly save: () => Promise<void>;
  readonly undone: Undoing['undone'];
  readonly undoProblem: ApiProblem | undefined;
  /** Takes an import back, and brings its table again unless the person has brought another. */
  readonly undo: (undoable: Undoable) => Promise<void>;
  /** Changes the table, or what is said of it, and checks again: at once, or `soon`, when nothing more is changed for a moment. */
  readonly change: (edit: (now: KeptImport) => KeptImport, soon?: 'soon') => void;
  readonly setReason: (reason: string) => void;
}

function faultOf(table: Table | undefined): Import['fault'] {
  if (table === undefined) return 'empty';
  return table.rows.length > mostRows ? 'tooMany' : undefined;
}

/** True when some rows cannot be written: they are refused, or wait for one that is. */
export function leavesRows({ rows }: Pick<ImportReply, 'rows'>): boolean {
  return rows.some(({ outcome }) => outcome === 'refused' || outcome === 'waiting');
}

/** Returns how many rows an import would write. */
export function countToWrite({ rows }: Pick<ImportReply, 'rows'>): number {
  return rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed').length;
}

/** The import as this device keeps it until all of it is written. */
interface Keeping extends Pick<Import, 'kept' | 'keptAt' | 'canKeep'> {
  /** Returns what is kept now. Two changes may follow one another before the page is drawn again. */
  readonly latest: () => KeptImport;
  readonly keep: (next: KeptImport) => void;
  readonly discard: () => void;
}

function useKeptImport(what: ImportedList, personId: string): Keeping {
  const owner = { personId, form: `import-${what}` };
  const drafts = useWindowDraft<KeptImport>(owner, keptImportShape);
  const kept = drafts.kept ?? nothingBrought;
  const latest = useRef<KeptImport>(kept);
  const { discard } = drafts;
  return {
    ...{ kept, discard, keptAt: drafts.kept?.keptAt, canKeep: drafts.canKeep },
    latest: () => latest.current,
    keep: (next) => {
      latest.current = next;
      if (next.text === '' && next.table === undefined) discard();
      else drafts.store(next);
    },
  };
}

type Checking = Pick<Import, 'brought' | 'fault' | 'check' | 'change'>;

/** Checks the table that is brought, as it is changed, and once when the device has kept one. */
function useChecking({ kept, latest, keep }: Keeping, check: Check, onBring: () => void): Checking {
  const [fault, setFault] = useState<Import['fault']>();
  const brought = useTables(kept, (next) => {
    keep({ ...nothingBrought, ...next });
    check.forget();
    onBring();
    setFault(undefined);
  });
  const checkTable = (table: Table | undefined): void => {
    const why = faultOf(table);
    setFault(why);
    if (table === undefined || why !== undefined) return;
    const importKey = latest().importKey === '' ? crypto.randomUUID() : latest().importKey;
    keep({ ...latest(), table, importKey });
    check.check({ table, said: latest().said });
  };
  const checkKept = useEffectEvent(() => {
    if (kept.table !== undefined) checkTable(kept.table);
  });
  useEffect(() => checkKept(), []);
  return {
    brought,
    fault,
    check: () => checkTable(brought.current()),
    change: (edit, soon) => {
      const next = edit(latest());
      keep(next);
      if (next.table === undefined) return;
      const asked = { table: next.table, said: next.said };
      if (soon === undefined) check.check(asked);
      else check.checkSoon(asked);
    },
  };
}

/** Writes the rows that are good, and goes on with the others under a code of their own. */
function useWriting(what: ImportedList, { latest, keep, discard }: Keeping, check: Check) {
  const saving = useAct(importActOf[what]);
  const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
  const [isDone, setDone] = useState(false);
  const finish = (saved: Table, reply: ImportReply): void => {
    const now = latest();
    // What the person has changed or brought while the rows were saved is still to be saved.
    if (leavesRows(reply) || now.table !== saved) {
      keep({ ...now, importKey: crypto.randomUUID() });
      // Rows that are written are shown as existing beside those that are left to mend.
      if (now.table !== undefined) check.check({ table: now.table, said: now.said });
    } else {
      discard();
      setDone(true);
    }
  };
  const save = async (): Promise<void> => {
    const { checked } = check;
    const before = latest();
    const { reason, importKey } = before;
    if (checked === undefined) return;
    const { table, said } = checked;
    const more = { reason, importKey, onlyGood: leavesRows(checked.reply), write: true };
    const reply = await saving.run({ ...inputOf({ table, said }), ...more });
    if (reply === undefined) return;
    const rows = reply.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
    if (reply.written > 0) setReceipts((now) => [...now, { importKey, from: before, rows }]);
    finish(table, reply);
  };
  return { saving, receipts, isDone, save, reopen: () => setDone(false) };
}

/** Imports one list. `personId` is the object id of the person, for whom the device keeps what is brought. */
export function useImport(what: ImportedList, personId: string): Import {
  const keeping = useKeptImport(what, personId);
  const check = useCheck(what);
  const { saving, reopen, ...writing } = useWriting(what, keeping, check);
  const undoing = useUndo();
  const checking = useChecking(keeping, check, () => saving.forget());
  const { kept, keptAt, canKeep, latest, keep } = keeping;
  const { checked } = check;
  const undo = async ({ importKey, from }: Undoable): Promise<void> => {
    if (!(await undoing.undo(importKey))) return;
    saving.forget();
    reopen();
    checking.change((now) => {
      const isLeft = now.table === undefined && now.text === '';
      const brought = isLeft ? (from ?? now) : now;
      return { ...brought, importKey: crypto.randomUUID() };
    });
  };
  return {
    ...{ kept, keptAt, canKeep, checked, undo },
    ...{ undone: undoing.undone, undoProblem: undoing.problem },
    ...writing,
    ...checking,
    isStale: checked?.table !== kept.table || checked?.said !== kept.said,
    isRunning: check.isChecking || saving.isRunning || undoing.isRunning,
    problem: check.problem ?? saving.problem,
    setReason: (reason) => keep({ ...latest(), reason }),
  };
}
