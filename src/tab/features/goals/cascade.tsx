import { Button, Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactElement, type Ref } from 'react';
import type { LinkTarget } from '../../../core/domain/base/tab-address';
import type { GoalsView } from '../../../core/api/goals/goals-view';
import { useSession } from '../../session/session';
import { useWords } from '../../components/words';
import { BodyPanel } from './body-panel';
import { GoalPanel } from './goal-panel';
import { GoalTree } from './goal-tree';
import { TreeTools } from './tree-tools';
import { GoalsWithoutBody } from './goals-without-body';
import type { FormPlace } from './use-goal-page';
import {
  bodyValue,
  branchesOf,
  countFound,
  filteredRows,
  goalAtFirst,
  isNarrowed,
  openAtFirst,
  treeRows,
  type TreeRow,
} from './tree-rows';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '4px' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    '@media print': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  tree: {
    display: 'grid',
    gap: '8px',
    minWidth: 0,
    padding: '12px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (min-width: 640px)': { padding: '16px' },
    '@media print': { border: 'none', padding: 0 },
  },
  hiddenWhenNarrow: { '@media (max-width: 959px)': { display: 'none' } },
  panel: {
    outlineStyle: 'none',
    minWidth: 0,
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (min-width: 640px)': { padding: '20px 24px' },
    '@media (min-width: 960px)': {
      position: 'sticky',
      top: '16px',
      maxHeight: 'calc(100vh - 32px)',
      overflowY: 'auto',
      boxSizing: 'border-box',
    },
    '@media print': { position: 'static', maxHeight: 'none', border: 'none', padding: 0 },
  },
  back: {
    marginBottom: '12px',
    '@media (min-width: 960px)': { display: 'none' },
    '@media print': { display: 'none' },
  },
});

/** What the person has searched for, chosen and opened in the tree. */
export interface CascadePlace {
  readonly query: string;
  readonly onlyLacking: boolean;
  readonly chosen: string | undefined;
  /** Absent until the person has been there. */
  readonly open: ReadonlySet<string> | undefined;
}

function startAt(linkTarget: LinkTarget): CascadePlace {
  const chosen = linkTarget.kind === 'goal' ? `goal:${linkTarget.id}` : undefined;
  return { query: '', onlyLacking: false, chosen, open: undefined };
}

/** Shows the tree of goals beside the chosen goal or body. Below a width of 960 px it shows one of them at a time. */
export function Cascade(props: {
  readonly view: GoalsView;
  /** Where the person was before a form was opened. */
  readonly start: CascadePlace | undefined;
  readonly onSetUp: (start: 'organisation' | 'goals') => void;
  readonly onForm: (form: FormPlace, place: CascadePlace) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { linkTarget } = useSession();
  const { view } = props;
  const start = props.start ?? startAt(linkTarget);
  const [query, setQuery] = useState(start.query);
  const [onlyLacking, setOnlyLacking] = useState(start.onlyLacking);
  const rows = useMemo(() => treeRows(view), [view]);
  const [chosen, setChosen] = useState(start.chosen);
  const atFirst = goalAtFirst(rows, view.me);
  const beside = chosen ?? atFirst;
  const [open, setOpen] = useState(() => start.open ?? new Set(openAtFirst(rows, beside)));
  const panel = useRef<HTMLDivElement>(null);
  const filter = { query, onlyLacking };
  const isFiltered = isNarrowed(filter);
  const shown = filteredRows(rows, filter);
  const branches = branchesOf(rows);
  const lacking = view.bodies.filter((body) => body.lacksMeasurableGoal).length;
  const choose = (row: TreeRow): void => setChosen(shownBy(row) ?? chosen);
  const openForm = (form: FormPlace): void =>
    props.onForm(form, { query, onlyLacking, chosen, open });
  useEffect(() => {
    // Focus moves only where the panel replaces the tree. Beside the tree it stays there, for the arrow keys.
    if (chosen !== undefined && matchMedia('(max-width: 959px)').matches) panel.current?.focus();
  }, [chosen]);

  return (
    <>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          {t.goals.title}
        </Title3>
        <Text className={styles.quiet}>{t.goals.intro(view.municipalityName)}</Text>
      </header>
      <TreeTools
        view={view}
        onForm={openForm}
        filter={filter}
        className={mergeClasses(chosen !== undefined && styles.hiddenWhenNarrow)}
        isAllOpen={open.size >= branches.length}
        onQuery={setQuery}
        onOnlyLacking={setOnlyLacking}
        onOpenAll={(all) => setOpen(new Set(all ? branches : []))}
      />
      <div className={styles.columns}>
        <div className={mergeClasses(styles.tree, chosen !== undefined && styles.hiddenWhenNarrow)}>
          <Text as="p" className={styles.count} aria-live="polite">
            {isFiltered
              ? foundText(countFound(rows, filter), query, t.goals)
              : t.goals.lackingCount(lacking)}
          </Text>
          <GoalTree
            rows={shown}
            openItems={isFiltered ? new Set(branches) : open}
            onOpenItems={(next) => !isFiltered && setOpen(next)}
            chosen={beside}
            onChoose={choose}
          />
          <GoalsWithoutBody goals={view.goalsWithoutBody} onChoose={setChosen} />
        </div>
        <Panel
          {...props}
          onForm={openForm}
          chosen={chosen}
          atFirst={atFirst}
          onChosen={setChosen}
          ref={panel}
        />
      </div>
    </>
  );
}

/** Returns the value of the body or goal that the panel shows when a row is chosen; undefined for one that only opens. */
function shownBy(row: TreeRow): string | undefined {
  if (row.kind === 'ended') return undefined;
  return 'body' in row ? bodyValue(row.body.id) : row.value;
}

function foundText(
  count: number,
  query: string,
  t: { readonly found: (n: number) => string; readonly foundNone: (query: string) => string },
): string {
  return count === 0 ? t.foundNone(query) : t.found(count);
}

function Panel({
  ref,
  ...props
}: {
  readonly view: GoalsView;
  readonly chosen: string | undefined;
  readonly atFirst: string | undefined;
  readonly onChosen: (value: string | undefined) => void;
  readonly ref: Ref<HTMLDivElement>;
  readonly onSetUp: (start: 'organisation' | 'goals') => void;
  readonly onForm: (form: FormPlace) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view } = props;
  const shown = props.chosen ?? props.atFirst;
  const goal = [...view.goals, ...view.goalsWithoutBody].find(({ id }) => `goal:${id}` === shown);
  const body = view.bodies.find((one) => bodyValue(one.id) === shown);
  const onChoose = (goalId: string): void => props.onChosen(`goal:${goalId}`);
  if (goal === undefined && body === undefined)
    return (
      <div className={mergeClasses(styles.panel, styles.hiddenWhenNarrow)}>
        <Text className={styles.quiet}>{t.goals.choose}</Text>
      </div>
    );
  return (
    <div
      className={mergeClasses(styles.panel, props.chosen === undefined && styles.hiddenWhenNarrow)}
      ref={ref}
      tabIndex={-1}
    >
      <Button className={styles.back} onClick={() => props.onChosen(undefined)}>
        {t.goals.backToList}
      </Button>
      {goal !== undefined && (
        <GoalPanel goal={goal} view={view} onChoose={onChoose} onForm={props.onForm} />
      )}
      {body !== undefined && (
        <BodyPanel
          body={body}
          view={view}
          onChoose={onChoose}
          onAddGoals={() => props.onSetUp('goals')}
          onForm={props.onForm}
        />
      )}
    </div>
  );
}
