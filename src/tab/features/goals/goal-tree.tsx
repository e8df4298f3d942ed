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
import { AttainmentPill } from '../../components/status';
import { useWords } from '../../components/words';
import type { TreeRow } from './tree-rows';

const useStyles = makeStyles({
  layout: { paddingTop: '5px', paddingBottom: '5px', minHeight: '32px', height: 'auto' },
  main: { whiteSpace: 'normal', textWrap: 'pretty', lineHeight: tokens.lineHeightBase300 },
  body: { fontWeight: tokens.fontWeightSemibold },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  lacks: { color: tokens.colorNeutralForeground2, fontStyle: 'normal' },
  action: { color: tokens.colorBrandForegroundLink },
  aside: { display: 'flex', gap: '6px', '@media (max-width: 520px)': { display: 'none' } },
});

/** The cascade: every body with its goals, and a row where a measurable goal is missing. */
export function GoalTree(props: {
  readonly rows: readonly TreeRow[];
  readonly openItems: ReadonlySet<string>;
  readonly onOpenItems: (open: ReadonlySet<string>) => void;
  readonly chosen: string | undefined;
  readonly onChoose: (row: TreeRow) => void;
}): ReactElement {
  const { t } = useWords();
  const tree = useHeadlessFlatTree_unstable<HeadlessFlatTreeItemProps>(
    props.rows.map(({ value, parentValue, kind }) => ({
      value,
      ...(parentValue === undefined ? {} : { parentValue }),
      itemType: kind === 'body' ? ('branch' as const) : ('leaf' as const),
    })),
    {
      openItems: props.openItems,
      onOpenChange: (_, data) => props.onOpenItems(new Set([...data.openItems].map(String))),
    },
  );
  const byValue = new Map(props.rows.map((row) => [row.value, row]));
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
  const main = { className: mergeClasses(styles.main, row.kind === 'body' && styles.body) };
  if (row.kind === 'lacks')
    return (
      <TreeItemLayout className={className} iconBefore={<FlagRegular />} main={main}>
        <Lacks />
      </TreeItemLayout>
    );
  if (row.kind === 'goal')
    return (
      <TreeItemLayout
        className={className}
        iconBefore={<TargetRegular />}
        main={main}
        aside={<GoalAside row={row} />}
      >
        {row.goal.title}
      </TreeItemLayout>
    );
  const count = row.goalCount > 0 ? t.goals.goalCount(row.goalCount) : null;
  return (
    <TreeItemLayout
      className={className}
      main={main}
      aside={<span className={styles.aside}>{count}</span>}
    >
      {row.body.name}
    </TreeItemLayout>
  );
}

function Lacks(): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <span className={styles.lacks}>{t.goals.lacks}</span>{' '}
      <span className={styles.action}>{t.goals.lacksAction}</span>
    </>
  );
}

function GoalAside({ row }: { readonly row: TreeRow & { readonly kind: 'goal' } }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const last = row.goal.history[0];
  return (
    <span className={styles.aside}>
      {!row.goal.isMeasurable && (
        <Badge appearance="outline" color="informative">
          {t.goals.notMeasurable}
        </Badge>
      )}
      {row.goal.isMeasurable && last !== undefined && (
        <AttainmentPill attainment={last.attainment} />
      )}
    </span>
  );
}
