import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import { TableSource } from '../tables/table-source';
import { ColumnHelp } from './column-help';
import { ImportProblem } from './import-problem';
import { ImportReceipt } from './import-receipt';
import { ImportReview } from './import-review';
import { UndoImport, UndoneImport } from './undo-import';
import type { ImportedList } from './use-check';
import { countToWrite, leavesRows, useImport, type Import } from './use-import';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '18px', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface StepProps {
  readonly what: ImportedList;
  /** The object id of the person, for whom the device keeps what is brought. */
  readonly personId: string;
  readonly next: { readonly label: string; readonly run: () => void };
}

/**
 * The step that imports one list: the person brings a table, the server says how it understands it, the person mends it in place, and
 * saves the rows that are good.
 */
export function ImportStep({ what, personId, next }: StepProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const work = useImport(what, personId);
  const { checked, isDone, fault } = work;
  return (
    <div className={styles.box}>
      <ColumnHelp what={what} />
      {!isDone && <TableSource brought={work.brought} fault={fault && t.goals.setUp[fault]} />}
      <KeptLine work={work} />
      <ImportProblem problem={work.problem} />
      <Written work={work} />
      {checked !== undefined && !isDone && (
        <ImportReview what={what} work={work} checked={checked} />
      )}
      <ImportButtons work={work} next={next} />
    </div>
  );
}

/** What imports have written and taken back, each with the button that takes it back. */
function Written({ work }: { readonly work: Import }): ReactElement {
  const { undone, receipts, kept } = work;
  const { written, unknown } = work.problem?.rowCounts ?? { written: 0, unknown: 0 };
  const isUndone = (importKey: string): boolean =>
    undone.some((one) => one.importKey === importKey);
  return (
    <>
      {written + unknown > 0 && (
        <div>
          <UndoImport work={work} undoable={{ importKey: kept.importKey, from: undefined }} />
        </div>
      )}
      {receipts
        .filter(({ importKey }) => !isUndone(importKey))
        .map((receipt) => (
          <ImportReceipt key={receipt.importKey} work={work} receipt={receipt} />
        ))}
      {undone.map((one) => (
        <UndoneImport key={one.importKey} work={work} undone={one} />
      ))}
      <ActProblem problem={work.undoProblem} />
    </>
  );
}

/** Says that the device keeps the table, or that it cannot. */
function KeptLine({ work }: { readonly work: Import }): ReactElement | null {
  const styles = useStyles();
  const { t, format } = useWords();
  if (work.keptAt === undefined || work.isDone) return null;
  if (!work.canKeep) return <Notice attention>{t.imports.notKept}</Notice>;
  return <Text className={styles.quiet}>{t.imports.kept(format.time(work.keptAt))}</Text>;
}

/** The buttons to check, save and continue. */
function ImportButtons({
  work,
  next,
}: Pick<StepProps, 'next'> & { readonly work: Import }): ReactElement {
  const styles = useStyles();
  const words = useWords().t.goals.setUp;
  const isAllSame = work.checked?.reply.rows.every(({ outcome }) => outcome === 'same') === true;
  const isOver = work.isDone || (isAllSame && !work.isStale);
  return (
    <div className={styles.buttons}>
      {isOver ? (
        <Button appearance="primary" onClick={next.run}>
          {next.label}
        </Button>
      ) : (
        <SaveButton work={work} />
      )}
      {!work.isDone && (
        <Button disabled={work.isRunning} onClick={work.check}>
          {work.isRunning ? words.checking : words.check}
        </Button>
      )}
    </div>
  );
}

const nothingChecked = { rows: [], asksReason: false };

/** Saves the rows that are good; absent while none is. */
function SaveButton({ work }: { readonly work: Import }): ReactElement | null {
  const { t } = useWords();
  const reply = work.checked?.reply ?? nothingChecked;
  const count = countToWrite(reply);
  if (count === 0) return null;
  const lacksReason = reply.asksReason && work.kept.reason.trim() === '';
  return (
    <Button
      appearance="primary"
      disabled={work.isRunning || work.isStale || lacksReason}
      onClick={() => void work.save()}
    >
      {leavesRows(reply) ? t.imports.writeGood(count) : t.goals.setUp.write(count)}
    </Button>
  );
}
