import { definedOnly } from '../../../core/domain/base/defined';
import {
  Badge,
  FlatTree,
  FlatTreeItem,
  TreeItemLayout,
  makeStyles,
  mergeClasses,
  tokens,
  useHeadlessFlatTree_unstable,
  useMergedRefs,
  type HeadlessFlatTreeItemProps,
} from '@fluentui/react-components';
import { FlagRegular } from '@fluentui/react-icons/svg/flag';
import { TargetRegular } from '@fluentui/react-icons/svg/target';
import type { ReactElement } from 'react';
import { GoalStatePill, GoalStatusPill } from '../../components/status';
import { useWords, type Words } from '../../components/words';
import { isBranch, type TreeRow } from './tree-rows';

const narrow = '@media (max-width: 639px)';

const useStyles = makeStyles({
  layout: {
    paddingTop: '6px',
    paddingBottom: '6px',
    minHeight: '32px',
    height: 'auto',
    alignItems: 'start',
    borderRadius: tokens.borderRadiusMedium,
    // In high contrast, Fluent's own hover changes the background but not the colour of the text on it.
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':active': { backgroundColor: tokens.colorNeutralBackground3 },
    // On narrow screens levels are indented half as much, so that the text has room.
    [narrow]: {
      paddingLeft: 'calc((var(--fluent-TreeItem--level, 1) - 1) * 12px)',
      paddingRight: 0,
    },
  },
  leaf: {
    [narrow]: {
      paddingLeft: 'calc((var(--fluent-TreeItem--level, 1) - 1) * 12px + 8px)',
    },
  },
  sign: { paddingTop: '2px', color: tokens.colorNeutralForeground3 },
  main: {
    display: 'grid',
    gap: '4px',
    justifyItems: 'start',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    hyphens: 'auto',
    lineHeight: tokens.lineHeightBase300,
  },
  body: { fontWeight: tokens.fontWeightSemibold },
  // Below this width the panel replaces the tree, so no row is marked as chosen.
  chosen: {
    '@media (min-width: 960px)': {
      backgroundColor: tokens.colorNeutralBackground3,
      boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
    },
  },
  lacks: { display: 'flex', flexWrap: 'wrap', gap: '0 10px' },
  lacksWord: { color: tokens.colorNeutralForeground2 },
  action: { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  aside: {
    display: 'flex',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    [narrow]: { display: 'none' },
  },
  below: {
    display: 'none',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    [narrow]: { display: 'block' },
  },
});

/** The tree of all bodies with their goals, and a row for each body that lacks a measurable goal. */
export function GoalTree(props: {
  readonly rows: readonly TreeRow[];
  readonly openItems: ReadonlySet<string>;
  readonly onOpenItems: (open: ReadonlySet<string>) => void;
  readonly chosen: string | undefined;
  readonly onChoose: (row: TreeRow) => void;
}): ReactElement {
  const { t } = useWords();
  const byValue = new Map(props.rows.map((row) => [row.value, row]));
  const tree = useHeadlessFlatTree_unstable<HeadlessFlatTreeItemProps>(
    props.rows.map((row) =>
      definedOnly({
        value: row.value,
        parentValue: row.parentValue,
        itemType: isBranch(row) ? 'branch' : 'leaf',
      }),
    ),
    {
      openItems: props.openItems,
      onOpenChange: (_, data) => {
        // Whoever presses a goal reads it. Its parts are folded by the sign before it and by the arrow keys.
        if (data.type === 'Click' && byValue.get(String(data.value))?.kind === 'goal') return;
        props.onOpenItems(new Set([...data.openItems].map(String)));
      },
    },
  );
  const { ref, ...treeProps } = tree.getTreeProps();
  const treeRef = useMergedRefs(ref);
  return (
    <FlatTree {...treeProps} ref={treeRef} aria-label={t.goals.tree}>
      {[...tree.items()].map((item) => {
        const row = byValue.get(String(item.value));
        const itemProps = item.getTreeItemProps();
        return row === undefined ? null : (
          <FlatTreeItem
            {...itemProps}
            aria-level={itemProps['aria-level'] ?? item.level}
            aria-posinset={itemProps['aria-posinset'] ?? item.position}
            aria-setsize={itemProps['aria-setsize'] ?? 1}
            key={row.value}
            aria-selected={props.chosen === row.value}
            onClick={() => props.onChoose(row)}
          >
            <RowLayout row={row} isChosen={props.chosen === row.value} />
          </FlatTreeItem>
        );
      })}
    </FlatTree>
  );
}

function RowLayout(props: { readonly row: TreeRow; readonly isChosen: boolean }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { row } = props;
  const className = mergeClasses(styles.layout, props.isChosen && styles.chosen);
  const leaf = mergeClasses(className, styles.leaf);
  const isBody = row.kind === 'body' || row.kind === 'ended';
  const main = { className: mergeClasses(styles.main, isBody && styles.body) };
  if (row.kind === 'lacks')
    return (
      <TreeItemLayout
        className={leaf}
        iconBefore={<FlagRegular className={styles.sign} />}
        main={main}
      >
        <Lacks />
      </TreeItemLayout>
    );
  if (row.kind === 'goal')
    return (
      <TreeItemLayout
        className={row.hasParts ? className : leaf}
        iconBefore={<TargetRegular className={styles.sign} />}
        main={main}
      >
        <span>{row.goal.title}</span>
        <GoalStatePill state={row.goal.state} />
        <GoalState row={row} />
      </TreeItemLayout>
    );
  if (row.kind === 'served')
    return (
      <TreeItemLayout className={leaf} main={main}>
        <span>{row.body.name}</span>
        <span className={styles.lacksWord}>{t.goals.countedAt(row.mainName)}</span>
      </TreeItemLayout>
    );
  return <Branch row={row} className={className} main={main} />;
}

/** A row that opens: a body, or the bodies that have ended. */
function Branch(props: {
  readonly row: TreeRow & { readonly kind: 'body' | 'ended' };
  readonly className: string;
  readonly main: { readonly className: string };
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { row } = props;
  const count = row.goalCount > 0 ? t.goals.goalCount(row.goalCount) : null;
  return (
    <TreeItemLayout
      className={props.className}
      main={props.main}
      aside={<span className={styles.aside}>{count}</span>}
    >
      <span>{row.kind === 'body' ? row.body.name : endedText(row.year, t)}</span>
      {count !== null && <span className={styles.below}>{count}</span>}
    </TreeItemLayout>
  );
}

function endedText(year: string | undefined, { goals }: Words['t']): string {
  return year === undefined ? goals.ended : goals.endedIn(year);
}

function Lacks(): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <span className={styles.lacks}>
      <span className={styles.lacksWord}>{t.goals.lacks}</span>{' '}
      <span className={styles.action}>{t.goals.lacksAction}</span>
    </span>
  );
}

/**
 * Shows a goal's status, or that the goal cannot be measured yet. It is placed below the title, so that a long
 * title keeps the full width.
 */
function GoalState({
  row,
}: {
  readonly row: TreeRow & { readonly kind: 'goal' };
}): ReactElement | null {
  const { t } = useWords();
  const { isMeasurable, parts, status } = row.goal;
  if (!isMeasurable && parts === undefined)
    return (
      <Badge appearance="outline" color="informative">
        {t.goals.notMeasurable}
      </Badge>
    );
  return status === undefined ? null : <GoalStatusPill status={status} />;
}
