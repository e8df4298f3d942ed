import { Button, Text, Title3, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    maxWidth: '34rem',
    margin: '0 auto',
    padding: '12vh 20px 40px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '12px',
  },
  text: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  title: { margin: 0, textWrap: 'balance' },
  action: { marginTop: '8px' },
});

interface StateWords {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly children?: ReactNode;
}

/** A page without content, such as an empty list or an error: a title, a sentence and at most one button. */
export function StatePage(props: StateWords): ReactElement {
  return (
    <main>
      <StateBlock {...props} />
    </main>
  );
}

/** The content of `StatePage`, for a page that has its own `main` element. */
export function StateBlock(props: StateWords): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.title}>
        {props.title}
      </Title3>
      <Text as="p" className={styles.text}>
        {props.text}
      </Text>
      {props.children}
      {props.action !== undefined && (
        <Button appearance="primary" className={styles.action} onClick={props.action.run}>
          {props.action.label}
        </Button>
      )}
    </div>
  );
}
