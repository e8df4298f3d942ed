import { Button, Text, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ImportInput, ImportReply } from '../../../core/api/import/acts';
import { useAct } from '../../session/use-act';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { ColumnHelp } from './column-help';
import { ImportProblem } from './import-problem';
import { ImportRows } from './import-rows';
import { TableSource } from './tables/table-source';
import type { Table } from './tables/table';
import { useTables } from './tables/use-tables';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '18px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

const mostRows = 3000;

/** The step that imports one list: the person pastes rows, the server checks them, and saves none while one cannot be read. */
export function ImportStep(props: {
  readonly what: 'organisation' | 'goals';
  readonly next: { readonly label: string; readonly run: () => void };
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const t = words.t.goals.setUp;
  const act = useAct(props.what === 'organisation' ? 'organisation.import' : 'goal.import');
  const [fault, setFault] = useState<string>();
  const [checked, setChecked] = useState<ImportReply>();
  const brought = useTables(() => {
    setChecked(undefined);
    setFault(undefined);
  });
  const isWritten = checked !== undefined && checked.written > 0;

  const run = async (write: boolean): Promise<void> => {
    const table = brought.current();
    const why = faultOf(table);
    setFault(why === undefined ? undefined : t[why]);
    if (table === undefined || why !== undefined) return;
    const reply = await act.run({ ...inputOf(table), write });
    if (reply !== undefined) setChecked(reply);
  };
  return (
    <div className={styles.box}>
      <ColumnHelp what={props.what} />
      <TableSource brought={brought} isDisabled={isWritten} fault={fault} />
      <ImportProblem problem={act.problem} />
      {checked !== undefined && <Outcome reply={checked} what={props.what} />}
      <ImportButtons
        checked={checked}
        isRunning={act.isRunning}
        next={props.next}
        onRun={(write) => void run(write)}
      />
    </div>
  );
}

/** The buttons to check, save and continue. The one for the next step is the primary button. */
function ImportButtons(props: {
  readonly checked: ImportReply | undefined;
  readonly isRunning: boolean;
  readonly next: { readonly label: string; readonly run: () => void };
  readonly onRun: (write: boolean) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.goals.setUp;
  const { checked, isRunning } = props;
  if (checked !== undefined && isDone(checked))
    return (
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={props.next.run}>
          {props.next.label}
        </Button>
      </div>
    );
  const fresh = checked === undefined ? 0 : savable(checked);
  return (
    <div className={styles.buttons}>
      {fresh > 0 && (
        <Button appearance="primary" disabled={isRunning} onClick={() => props.onRun(true)}>
          {words.write(fresh)}
        </Button>
      )}
      <Button
        appearance={fresh > 0 ? 'secondary' : 'primary'}
        disabled={isRunning}
        onClick={() => props.onRun(false)}
      >
        {isRunning ? words.checking : words.check}
      </Button>
    </div>
  );
}

function count(reply: ImportReply, outcome: ImportReply['rows'][number]['outcome']): number {
  return reply.rows.filter((row) => row.outcome === outcome).length;
}

/** True when rows were saved, or all rows were stored before. */
function isDone(reply: ImportReply): boolean {
  return reply.written > 0 || hasNothingNew(reply);
}

/** Returns how many rows would be saved, which is 0 when any row is refused. */
function savable(reply: ImportReply): number {
  return count(reply, 'refused') > 0 ? 0 : count(reply, 'new');
}

function hasNothingNew(reply: ImportReply): boolean {
  return reply.rows.length > 0 && count(reply, 'same') === reply.rows.length;
}

function Outcome(props: {
  readonly reply: ImportReply;
  readonly what: 'organisation' | 'goals';
}): ReactElement {
  const { t } = useWords();
  const { reply } = props;
  const words = t.goals.setUp;
  const refused = count(reply, 'refused');
  if (reply.written > 0) return <Notice>{words.written(reply.written)}</Notice>;
  if (hasNothingNew(reply)) return <Notice>{words.nothingNew}</Notice>;
  return (
    <>
      <Notice attention={refused > 0}>
        <Text>
          {refused > 0
            ? words.refused(refused)
            : words.ready(count(reply, 'new'), count(reply, 'same'))}
        </Text>
      </Notice>
      <ImportRows rows={reply.rows} what={props.what} />
      {reply.moreRefused > 0 && <Text>{words.moreRefused(reply.moreRefused)}</Text>}
    </>
  );
}

function faultOf(table: Table | undefined): 'empty' | 'tooMany' | undefined {
  if (table === undefined) return 'empty';
  return table.rows.length > mostRows ? 'tooMany' : undefined;
}

/** Returns the rows as the act takes them, each with the number that it has in its sheet. */
function inputOf({ rows }: Table): Pick<ImportInput, 'rows' | 'lines'> {
  return {
    rows: rows.map(({ cells }) => [...cells]),
    lines: rows.map(({ number }) => number),
  };
}
