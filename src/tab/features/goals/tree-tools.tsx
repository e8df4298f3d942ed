import { Button, Checkbox, SearchBox, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { GoalsView } from '../../../core/api/goals/goals-view';
import { useWords } from '../../components/words';
import type { TreeFilter } from './tree-rows';
import type { FormPlace } from './use-goal-page';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    '@media print': { display: 'none' },
  },
  search: { flex: '1 1 16rem', maxWidth: '28rem' },
});

/** Search, filter, and what can be done with the tree as a whole. */
export function TreeTools(props: {
  readonly view: GoalsView;
  readonly filter: TreeFilter;
  readonly className: string;
  readonly isAllOpen: boolean;
  readonly onQuery: (query: string) => void;
  readonly onOnlyLacking: (only: boolean) => void;
  readonly onOpenAll: (all: boolean) => void;
  readonly onForm: (form: FormPlace) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { filter } = props;
  const mayWrite = props.view.bodies.some(({ goalForm }) => goalForm === 'write');
  return (
    <div className={mergeClasses(styles.tools, props.className)}>
      <SearchBox
        className={styles.search}
        placeholder={t.goals.search}
        aria-label={t.goals.search}
        value={filter.query}
        onChange={(_, data) => props.onQuery(data.value)}
      />
      <Checkbox
        label={t.goals.onlyLacking}
        checked={filter.onlyLacking}
        onChange={(_, data) => props.onOnlyLacking(data.checked === true)}
      />
      <Button appearance="subtle" onClick={() => props.onOpenAll(!props.isAllOpen)}>
        {props.isAllOpen ? t.goals.collapseAll : t.goals.expandAll}
      </Button>
      <Button appearance="subtle" onClick={() => window.print()}>
        {t.shell.print}
      </Button>
      {mayWrite && (
        <Button appearance="primary" onClick={() => props.onForm({ kind: 'goal-form' })}>
          {t.goals.write}
        </Button>
      )}
    </div>
  );
}
