import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '12px',
    padding: '16px',
    maxWidth: '40rem',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/**
 * Asks for confirmation before an act that sends messages or cannot be undone. Shown inside the page, not as a dialog
 * over it; takes the focus when it opens.
 */
export function Confirm(props: {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly isRunning: boolean;
  readonly canDo?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={props.yes} className={styles.box}>
      <Text>{props.text}</Text>
      {props.children}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={props.isRunning || props.canDo === false}
          onClick={props.onYes}
        >
          {props.yes}
        </Button>
        <Button disabled={props.isRunning} onClick={props.onNo}>
          {props.no}
        </Button>
      </div>
    </div>
  );
}
