import { Button, Field, Text, Textarea, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ActReplies } from '../../../core/api/inputs';
import { ActProblem } from '../../app/act-problem';
import { useAct, type ActState } from '../../app/use-act';
import { Notice } from '../../components/notice';
import { useWords, type Words } from '../../components/words';
import { ColumnHelp } from './column-help';
import { ImportRows } from './import-rows';
import { readPasted } from './paste';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '18px' },
  paste: { fontFamily: 'monospace', minHeight: '180px', whiteSpace: 'pre' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

const mostRows = 3000;

type Import = ActReplies['import'];

/** One list: paste, check every row, then save all of it or nothing. */
export function ImportStep(props: {
  readonly what: 'organisation' | 'goals';
  readonly next: { readonly label: string; readonly run: () => void };
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const t = words.t.goals.setUp;
  const act = useAct('import');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [checked, setChecked] = useState<Import>();
  const isWritten = checked !== undefined && checked.written > 0;

  const run = async (write: boolean): Promise<void> => {
    const read = rowsOf(text, t);
    setFault(typeof read === 'string' ? read : undefined);
    if (typeof read === 'string') return;
    const reply = await act.run({ what: props.what, rows: read, write });
    if (reply !== undefined) setChecked(reply);
  };

  return (
    <div className={styles.box}>
      <ColumnHelp what={props.what} />
      <Field
        label={t.paste}
        hint={t.pasteHint}
        {...(fault === undefined ? {} : { validationMessage: fault })}
      >
        <Textarea
          value={text}
          disabled={isWritten}
          textarea={{ className: styles.paste, spellCheck: false, wrap: 'off' }}
          resize="vertical"
          onChange={(_, data) => {
            setText(data.value);
            setChecked(undefined);
            setFault(undefined);
          }}
        />
      </Field>
      <ActProblem problem={act.problem} />
      {checked !== undefined && <Outcome reply={checked} />}
      <div className={styles.buttons}>
        {!isWritten && (
          <Button
            appearance={checked === undefined ? 'primary' : 'secondary'}
            disabled={act.isRunning}
            onClick={() => void run(false)}
          >
            {act.isRunning ? t.checking : t.check}
          </Button>
        )}
        <WriteButton checked={checked} act={act} onWrite={() => void run(true)} />
        {checked !== undefined && (isWritten || hasNothingNew(checked)) && (
          <Button appearance="primary" onClick={props.next.run}>
            {props.next.label}
          </Button>
        )}
      </div>
    </div>
  );
}

function count(reply: Import, outcome: Import['rows'][number]['outcome']): number {
  return reply.rows.filter((row) => row.outcome === outcome).length;
}

function hasNothingNew(reply: Import): boolean {
  return reply.rows.length > 0 && count(reply, 'same') === reply.rows.length;
}

function WriteButton(props: {
  readonly checked: Import | undefined;
  readonly act: ActState<'import'>;
  readonly onWrite: () => void;
}): ReactElement | null {
  const { t } = useWords();
  const { checked } = props;
  if (checked === undefined || checked.written > 0 || count(checked, 'refused') > 0) return null;
  const fresh = count(checked, 'new');
  return fresh === 0 ? null : (
    <Button appearance="primary" disabled={props.act.isRunning} onClick={props.onWrite}>
      {t.goals.setUp.write(fresh)}
    </Button>
  );
}

function Outcome({ reply }: { readonly reply: Import }): ReactElement {
  const { t } = useWords();
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
      <ImportRows rows={reply.rows} />
    </>
  );
}

/** The cells, or why there is nothing to send. */
function rowsOf(text: string, t: Words['t']['goals']['setUp']): string[][] | string {
  const pasted = readPasted(text);
  if ('unclosedQuoteOnLine' in pasted) return t.unclosedQuote(pasted.unclosedQuoteOnLine);
  if (pasted.rows.length === 0) return t.empty;
  return pasted.rows.length > mostRows ? t.tooMany : pasted.rows.map((row) => [...row]);
}
