import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { RowLeft, UndoReply } from '../../../../core/api/import/acts';
import { Confirm } from '../../../components/confirm';
import { Notice } from '../../../components/notice';
import { useWords, type Words } from '../../../components/words';
import type { Undone } from './use-undo';
import type { Import, Undoable } from './use-import';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '10px', justifyItems: 'start', minWidth: 0, outlineStyle: 'none' },
  rows: { margin: '6px 0 0', paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/** The button that takes an import back, once the person has confirmed it. */
export function UndoImport({
  work,
  undoable,
}: {
  readonly work: Import;
  readonly undoable: Undoable;
}): ReactElement {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <Button disabled={work.isRunning} onClick={() => setAsking(true)}>
        {t.imports.undo}
      </Button>
    );
  return (
    <Confirm
      text={t.imports.undoAsk}
      yes={t.imports.undo}
      no={t.imports.keepSaved}
      isRunning={work.isRunning}
      onYes={() => void work.undo(undoable)}
      onNo={() => setAsking(false)}
    />
  );
}

/**
 * Says what has become of the rows of an import that was taken back, and takes the focus from the button that is gone. While rows are
 * left because others belong to them, the import can be taken back once more.
 */
export function UndoneImport({
  work,
  undone: { importKey, reply },
}: {
  readonly work: Import;
  readonly undone: Undone;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const isWhole = reply.left.length === 0;
  return (
    <div ref={box} tabIndex={-1} className={styles.box}>
      <Notice attention={!isWhole}>
        {undoneSentences(reply, words).join(' ')}
        {!isWhole && <RowsLeft reply={reply} />}
      </Notice>
      {reply.left.some(({ why }) => why === 'in-use') && (
        <UndoImport
          key={JSON.stringify(reply)}
          work={work}
          undoable={{ importKey, from: undefined }}
        />
      )}
    </div>
  );
}

function undoneSentences({ removed, restored, left, moreLeft }: UndoReply, { t }: Words) {
  const words = t.imports.undone;
  return [
    ...(left.length === 0 ? [words.whole] : []),
    ...(removed > 0 ? [words.removed(removed)] : []),
    ...(restored > 0 ? [words.restored(restored)] : []),
    ...(left.length > 0 ? [words.left(left.length + moreLeft)] : []),
  ];
}

function RowsLeft({ reply }: { readonly reply: UndoReply }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ul className={styles.rows}>
      {reply.left.map((row) => (
        <li key={`${row.list} ${row.key}`}>
          {row.key} {row.label}: <WhyLeft row={row} />
        </li>
      ))}
      {reply.moreLeft > 0 && <li>{t.imports.moreRows(reply.moreLeft)}</li>}
    </ul>
  );
}

function WhyLeft({ row: { why, by } }: { readonly row: RowLeft }): string {
  const words = useWords().t.imports.undone;
  if (why === 'changed-since') return words.changedSince(by);
  return why === 'in-use' ? words.inUse : words.noVersions;
}
