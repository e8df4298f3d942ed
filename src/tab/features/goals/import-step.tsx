import { Button, Text, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ImportInput, ImportReply } from '../../../core/api/import/acts';
import { useAct } from '../../session/use-act';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { ColumnHelp } from './column-help';
import { ImportProblem } from './import-problem';
import { ImportQuestions } from './import-questions';
import { ImportRows, type ChangeCell } from './import-rows';
import { inputOfSaid, nothingSaid, type Said } from './said';
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
  const [said, setSaid] = useState(nothingSaid);
  const brought = useTables(() => {
    setChecked(undefined);
    setFault(undefined);
    setSaid(nothingSaid);
  });
  const send = async (table: Table, more: More): Promise<void> => {
    const input = { ...inputOf(table), ...inputOfSaid(more.said ?? said) };
    const reply = await act.run({ ...input, write: more.write, onlyGood: more.onlyGood === true });
    if (reply === undefined) return;
    // Rows that are saved are shown as existing beside those that are left to correct.
    const rest = more.onlyGood === true ? await act.run({ ...input, write: false }) : undefined;
    setChecked(rest ?? reply);
  };
  const run = async (more: More, table = brought.current()): Promise<void> => {
    const why = faultOf(table);
    setFault(why === undefined ? undefined : t[why]);
    if (table !== undefined && why === undefined) await send(table, more);
  };
  const say = (next: Said): void => {
    setSaid(next);
    void run({ write: false, said: next });
  };
  const isWritten = checked !== undefined && checked.written > 0;
  const changeCell: ChangeCell = (line, index, text) => {
    const table = withCell(brought.current(), line, index, text);
    if (table === undefined) return;
    brought.change(table);
    void run({ write: false }, table);
  };
  return (
    <div className={styles.box}>
      <ColumnHelp what={props.what} />
      <TableSource brought={brought} isDisabled={isWritten} fault={fault} />
      <ImportProblem problem={act.problem} />
      {checked !== undefined && !isWritten && (
        <ImportQuestions what={props.what} reply={checked} said={said} onSaid={say} />
      )}
      {checked !== undefined && (
        <Outcome reply={checked} what={props.what} table={brought.current()} onCell={changeCell} />
      )}
      <ImportButtons
        checked={checked}
        isRunning={act.isRunning}
        next={props.next}
        onRun={(more) => void run(more)}
      />
    </div>
  );
}

/** What one run of the act does: check or write, and what the person has just said of the columns. */
interface More {
  readonly write: boolean;
  readonly onlyGood?: boolean;
  readonly said?: Said;
}

/** Returns the table with another text in one cell. */
function withCell(
  table: Table | undefined,
  line: number,
  index: number,
  text: string,
): Table | undefined {
  if (table === undefined) return undefined;
  const changed = (cells: readonly string[]) =>
    Array.from({ length: Math.max(cells.length, index + 1) }, (_, at) =>
      at === index ? text : (cells[at] ?? ''),
    );
  const rows = table.rows.map((row) =>
    row.number === line ? { ...row, cells: changed(row.cells) } : row,
  );
  return { ...table, rows };
}

/** The buttons to check, save and continue. The one for the next step is the primary button. */
function ImportButtons(props: {
  readonly checked: ImportReply | undefined;
  readonly isRunning: boolean;
  readonly next: { readonly label: string; readonly run: () => void };
  readonly onRun: (more: More) => void;
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
  const fresh = checked === undefined ? 0 : count(checked, 'new');
  const hasRefused = leavesRows(checked);
  return (
    <div className={styles.buttons}>
      {fresh > 0 && (
        <Button
          appearance="primary"
          disabled={isRunning}
          onClick={() => props.onRun({ write: true, onlyGood: hasRefused })}
        >
          {hasRefused ? t.imports.writeGood(fresh) : words.write(fresh)}
        </Button>
      )}
      <Button
        appearance={fresh > 0 ? 'secondary' : 'primary'}
        disabled={isRunning}
        onClick={() => props.onRun({ write: false })}
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

/** True when some rows cannot be saved: they are refused, or wait for one that is. */
function leavesRows(reply: ImportReply | undefined): boolean {
  const good = reply?.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'same') ?? [];
  return good.length < (reply?.rows.length ?? 0);
}

function hasNothingNew(reply: ImportReply): boolean {
  return reply.rows.length > 0 && count(reply, 'same') === reply.rows.length;
}

function Outcome(props: {
  readonly reply: ImportReply;
  readonly what: 'organisation' | 'goals';
  readonly table: Table | undefined;
  readonly onCell: ChangeCell;
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
      <ImportRows {...props} />
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
