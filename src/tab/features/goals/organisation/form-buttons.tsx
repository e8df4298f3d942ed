import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useWords } from '../../../components/words';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The buttons below a form of the organisation. `save` is the word of the first one, Spara without it. */
export function FormButtons(props: {
  readonly save?: string;
  readonly isRunning: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  return (
    <div className={styles.buttons}>
      <Button appearance="primary" disabled={props.isRunning} onClick={props.onSave}>
        {props.save ?? words.save}
      </Button>
      <Button disabled={props.isRunning} onClick={props.onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}
