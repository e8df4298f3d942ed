import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Fault } from '../../../core/domain/base/fault';
import { faultText } from '../../components/fault-text';
import { useWords } from '../../components/words';
import { columnHeader } from './import-help';
import { choicesOf } from './understood-text';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '6px', justifyItems: 'start', maxWidth: '24rem', marginTop: '8px' },
  field: { width: '100%' },
});

/** A cell that cannot be read: what is written, why it cannot be read, the words that it takes, and what was probably meant. */
export function ImportFault(props: {
  readonly what: 'organisation' | 'goals';
  readonly fault: Fault;
  /** The cell as written; undefined when the sheet has no such column, so that it cannot be changed here. */
  readonly written: string | undefined;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { fault, written, onChange } = props;
  const [text, setText] = useState(written ?? '');
  const header = columnHeader(props.what, fault.field, words.language);
  const allowed = choicesOf(fault.field, words);
  const meant = allowed.get(String(fault.values?.['suggestion']));
  const list = words.t.imports.allowed([...allowed.values()].join(', '));
  const why = `${header}: ${faultText(fault, words)}`;
  const hint = allowed.size > 0 && fault.reason === 'unknown-word' ? list : undefined;
  if (written === undefined)
    return (
      <div>
        {why} {hint}
      </div>
    );
  return (
    <div className={styles.box}>
      <Field className={styles.field} label={header} validationMessage={why} hint={hint ?? ''}>
        <Input
          value={text}
          onChange={(_, { value }) => setText(value)}
          onBlur={() => {
            if (text !== written) onChange(text);
          }}
        />
      </Field>
      {meant !== undefined && (
        <Button size="small" onClick={() => onChange(meant)}>
          {words.t.imports.meant(meant)}
        </Button>
      )}
    </div>
  );
}
