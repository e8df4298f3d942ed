import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { GoalChangesView } from '../../../core/api/goals/goal-changes-view';
import { directions, goalStates, measures, splits } from '../../../core/domain/goals/goal';
import type {
  GoalChange,
  GoalField,
  GoalFieldChange,
  GoalFieldValue,
} from '../../../core/domain/goals/goal-changes';
import { useWords, type Words } from '../../components/words';
import { ProblemNotice } from '../../session/page-frame';
import { useView } from '../../session/use-view';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  fields: { margin: '2px 0 0', display: 'grid', gap: '2px' },
  field: { overflowWrap: 'anywhere' },
  term: { display: 'inline', color: tokens.colorNeutralForeground2 },
  value: { display: 'inline', margin: 0 },
  open: { justifySelf: 'start', '@media print': { display: 'none' } },
});

/** Shows the changes of a goal once somebody asks for them, since reading them costs a call to SharePoint. */
export function GoalChanges({ goalId }: { readonly goalId: string }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <OpenChanges goalId={goalId} />;
  return (
    <Button className={styles.open} onClick={() => setOpen(true)}>
      {t.goals.page.showChanges}
    </Button>
  );
}

function OpenChanges({ goalId }: { readonly goalId: string }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const view = useView('goal-changes', goalId);
  if (view.data !== undefined) return <Changes view={view.data} />;
  if (view.problem !== undefined) return <ProblemNotice view={view} />;
  return (
    <Text role="status" className={styles.quiet}>
      {t.shell.loading}
    </Text>
  );
}

function Changes({ view }: { readonly view: GoalChangesView }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { page } = t.goals;
  const { changes, since, isComplete } = view;
  const kept = since === undefined ? page.noneKept : page.keptSince(format.day(since));
  return (
    <>
      {changes.length === 0 && <Text className={styles.quiet}>{page.noChanges}</Text>}
      <ul className={styles.list}>
        {changes.map((change, index) => (
          <Change key={`${change.at ?? ''} ${index}`} change={change} />
        ))}
      </ul>
      {!isComplete && <Text className={styles.quiet}>{kept}</Text>}
    </>
  );
}

function Change({ change }: { readonly change: GoalChange }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { page } = t.goals;
  const { at, byName, handling, fields, isFirst, isUnreadable } = change;
  return (
    <li>
      <Text weight="semibold">{byName}</Text>{' '}
      <Text size={200} className={styles.quiet}>
        {at !== undefined && `${format.day(at)} ${format.time(at)} · `}
        {handling === undefined ? page.inList : <span lang="sv">{handling}</span>}
      </Text>
      {isFirst === true && <div>{page.entered}</div>}
      {isUnreadable === true && <div>{page.unreadable}</div>}
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <div key={field.field} className={styles.field}>
              <dt className={styles.term}>{page.field[field.field]}: </dt>
              <dd className={styles.value}>
                <ChangedValue change={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function ChangedValue({ change }: { readonly change: GoalFieldChange }): ReactElement {
  const words = useWords();
  const { page } = words.t.goals;
  const { field, from, to, isHidden } = change;
  if (isHidden === true) return <>{page.hiddenFigures}</>;
  return <>{page.fromTo(valueText(field, from, words), valueText(field, to, words))}</>;
}

/** Returns the word of a value that is one of the domain's; undefined for any other. */
function wordOf<D extends string>(
  known: readonly D[],
  words: Readonly<Record<D, string>>,
  value: GoalFieldValue,
): string | undefined {
  const found = known.find((one) => one === value);
  return found && words[found];
}

type WordOfValue = (value: GoalFieldValue, words: Words['t']['words']) => string | undefined;

const wordsOfField: Readonly<Partial<Record<GoalField, WordOfValue>>> = {
  state: (value, { goalState }) => wordOf(goalStates, goalState, value),
  measure: (value, { measure }) => wordOf(measures, measure, value),
  split: (value, { split }) => wordOf(splits, split, value),
  direction: (value, { direction }) => wordOf(directions, direction, value),
};

function valueText(
  field: GoalField,
  value: GoalFieldValue | undefined,
  { t, format }: Words,
): string {
  if (value === undefined) return t.goals.page.empty;
  if (field === 'targetOn') return format.date(String(value));
  if (field === 'baselineYear') return String(value);
  if (typeof value === 'number') return format.number(value);
  return wordsOfField[field]?.(value, t.words) ?? value;
}
