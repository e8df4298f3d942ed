import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '8px' },
  title: { margin: 0 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: '8px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** A group of goals for which the round does not ask, under a heading. Shows nothing when there are none. */
export function Group(props: {
  readonly title: string;
  readonly text?: string;
  readonly count: number;
  readonly children: ReactNode;
}): ReactElement | null {
  const styles = useStyles();
  if (props.count === 0) return null;
  return (
    <div className={styles.group}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {props.title}
      </Text>
      {props.text !== undefined && <Text className={styles.quiet}>{props.text}</Text>}
      <ul className={styles.list}>{props.children}</ul>
    </div>
  );
}

/** One goal or row of a group: what it is, details below, and its buttons. */
export function UnaskedItem(props: {
  readonly title: string;
  readonly details: readonly (string | undefined)[];
  readonly buttons: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const details = props.details.filter((part) => part !== undefined).join(' · ');
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <span>{props.title}</span>
        {details !== '' && (
          <Text size={200} className={styles.quiet}>
            {details}
          </Text>
        )}
      </span>
      <span className={styles.buttons}>{props.buttons}</span>
    </li>
  );
}
