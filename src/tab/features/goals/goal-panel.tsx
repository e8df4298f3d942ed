import { Button, Text, Subtitle1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { ListedGoal } from '../../../core/api/goals/goal-view';
import type { GoalsView } from '../../../core/api/goals/goals-view';
import { GoalStatePill, GoalStatusPill } from '../../components/status';
import { figuresText, targetValue } from '../../components/value-text';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { GoalChanges } from './goal-changes';
import { GoalComments } from './goal-comments';
import { GoalHistory } from './goal-history';
import { GoalPeople } from './goal-people';
import type { FormPlace } from './use-goal-page';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '18px' },
  head: { display: 'grid', gap: '4px' },
  acts: { '@media print': { display: 'none' } },
  quiet: { color: tokens.colorNeutralForeground2 },
  title: { margin: 0, textWrap: 'pretty' },
  pills: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  facts: {
    display: 'grid',
    gap: '10px',
    margin: 0,
    gridTemplateColumns: 'repeat(auto-fit, minmax(12rem, 1fr))',
  },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0 },
  section: { display: 'grid', gap: '8px' },
  subtitle: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  chain: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '2px' },
  link: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: '4px 8px',
    marginLeft: '-8px',
    height: 'auto',
    minHeight: '28px',
  },
});

/** Shows a goal: its people, indicator and target, its outcomes over time, the goals above and below it, and its comments. */
export function GoalPanel(props: {
  readonly goal: ListedGoal;
  readonly view: GoalsView;
  readonly onChoose: (goalId: string) => void;
  readonly onForm: (form: FormPlace) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { goal, view } = props;
  const below = view.goals.filter((other) => other.parentGoalId === goal.id);
  const parts = below.filter((other) => other.bodyId === goal.bodyId);
  const may = view.bodies.find(({ id }) => id === goal.bodyId)?.goalForm;
  return (
    <div className={styles.box}>
      <header className={styles.head}>
        <Text className={styles.quiet}>
          {goal.bodyName} · {goal.key}
        </Text>
        <Subtitle1 as="h2" className={styles.title}>
          {goal.title}
        </Subtitle1>
        <div className={styles.pills}>
          <GoalStatePill state={goal.state} />
          {goal.status !== undefined && <GoalStatusPill status={goal.status} />}
        </div>
        <GoalPeople goal={goal} />
      </header>
      {may !== undefined && (
        <div className={styles.acts}>
          <Button onClick={() => props.onForm({ kind: 'goal-form', goalKey: goal.key })}>
            {may === 'write' && goal.state !== 'closed' ? t.goals.change : t.goals.record}
          </Button>
        </div>
      )}
      <Measuring goal={goal} />
      {parts.length > 0 && (
        <Section title={t.goals.detail.ownParts}>
          <Chain goals={parts} empty="" withStatus onChoose={props.onChoose} />
        </Section>
      )}
      <Facts goal={goal} />
      <Section title={t.goals.detail.history}>
        <GoalHistory key={goal.id} goal={goal} />
      </Section>
      <Section title={t.goals.detail.above}>
        <Chain
          goals={chainAbove(goal, view.goals)}
          empty={t.goals.detail.noneAbove}
          onChoose={props.onChoose}
        />
      </Section>
      <Section title={t.goals.detail.below}>
        <Chain
          goals={below.filter((other) => !parts.includes(other))}
          empty={t.goals.detail.noneBelow}
          onChoose={props.onChoose}
        />
      </Section>
      <Section title={t.goals.page.comments}>
        <GoalComments key={goal.id} goalId={goal.id} goalKey={goal.key} />
      </Section>
      <Section title={t.goals.page.changes}>
        <GoalChanges key={goal.id} goalId={goal.id} />
      </Section>
    </div>
  );
}

/** Says what a goal without an indicator of its own still lacks, or that its parts (delmål) measure it and how many are met. */
function Measuring({ goal }: { readonly goal: ListedGoal }): ReactElement | null {
  const { t } = useWords();
  const { isMeasurable, missing, parts } = goal;
  if (isMeasurable) return null;
  if (parts !== undefined) return <Text>{t.goals.detail.parts(parts.count, parts.metCount)}</Text>;
  const list = missing.map(t.words.missing).join(', ');
  const orParts = goal.indicator === undefined ? ` ${t.goals.detail.orParts}` : '';
  return <Notice attention>{`${t.goals.detail.missing(list)}${orParts}`}</Notice>;
}

/**
 * Returns the goals above a goal, beginning with the municipality's. Stops where the parents in the list form a cycle.
 */
function chainAbove(goal: ListedGoal, goals: readonly ListedGoal[]): readonly ListedGoal[] {
  const chain: ListedGoal[] = [];
  let at = goals.find((other) => other.id === goal.parentGoalId);
  while (at !== undefined && at !== goal && !chain.includes(at)) {
    chain.unshift(at);
    const above = at.parentGoalId;
    at = goals.find((other) => other.id === above);
  }
  return chain;
}

function Section(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h3 className={styles.subtitle}>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Facts({ goal }: { readonly goal: ListedGoal }): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { indicator, baseline, baselineYear, source } = goal;
  if (indicator === undefined) return null;
  const year = baselineYear === undefined ? '' : ` ${baselineYear}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.goals.detail.indicator, indicator.name],
    [t.goals.detail.direction, t.words.direction[indicator.direction]],
    [t.words.targetLabel, targetValue(goal, words)],
    [
      t.words.targetOnLabel,
      goal.targetOn === undefined ? undefined : words.format.date(goal.targetOn),
    ],
    [
      `${t.words.baselineLabel}${year}`,
      baseline === undefined ? undefined : figuresText(baseline, indicator, words),
    ],
    [t.goals.detail.source, indicator.source ?? source],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([term, value]) =>
          value !== undefined && (
            <div key={term}>
              <dt className={styles.term}>{term}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Chain(props: {
  readonly goals: readonly ListedGoal[];
  readonly empty: string;
  /** Shows the status of each goal below its title. */
  readonly withStatus?: true;
  readonly onChoose: (goalId: string) => void;
}): ReactElement {
  const styles = useStyles();
  if (props.goals.length === 0) return <Text className={styles.quiet}>{props.empty}</Text>;
  return (
    <ul className={styles.chain}>
      {props.goals.map((goal) => (
        <li key={goal.id}>
          <Button
            appearance="subtle"
            className={styles.link}
            onClick={() => props.onChoose(goal.id)}
          >
            {props.withStatus === true ? goal.title : `${goal.title} (${goal.bodyName})`}
          </Button>
          {props.withStatus === true && (
            <div className={styles.pills}>
              <GoalStatePill state={goal.state} />
              {goal.status !== undefined && <GoalStatusPill status={goal.status} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
