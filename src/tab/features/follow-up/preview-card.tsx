import { Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  card: {
    display: 'grid',
    gap: '10px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
});

/** A part of the preview of a round, with its heading. */
export function Card(props: {
  readonly title: string;
  readonly children?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {props.title}
      </Subtitle2>
      {props.children}
    </section>
  );
}

/** An item of a list: a name with details, and a button to put it right, below it. */
export function Line(props: {
  readonly name: string;
  readonly details: string;
  readonly children?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <li>
      <Text block weight="semibold">
        {props.name}
      </Text>
      <Text block size={200} className={styles.quiet}>
        {props.details}
      </Text>
      {props.children}
    </li>
  );
}
