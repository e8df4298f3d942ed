import { Button, Text, Subtitle1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { BodyView, GoalsView } from '../../../core/api/goals/goals-view';
import type { FormPlace } from './use-goal-page';
import { Notice } from '../../components/notice';
import { useWords, type Words } from '../../components/words';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '16px' },
  head: { display: 'grid', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  title: { margin: 0 },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '6px' },
  link: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: '4px 8px',
    marginLeft: '-8px',
    height: 'auto',
    minHeight: '28px',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', '@media print': { display: 'none' } },
  goals: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '2px' },
});

/** Shows a body with its goals, and what is missing when it owes a measurable goal (seed:B25, seed:B27). */
export function BodyPanel(props: {
  readonly body: BodyView;
  readonly view: GoalsView;
  readonly onChoose: (goalId: string) => void;
  readonly onAddGoals: () => void;
  readonly onForm: (form: FormPlace) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { body, view } = props;
  const own = view.goals.filter((goal) => goal.bodyId === body.id);
  return (
    <div className={styles.box}>
      <header className={styles.head}>
        <Text className={styles.quiet}>{t.words.kind[body.kind]}</Text>
        <Subtitle1 as="h2" className={styles.title}>
          {body.name}
        </Subtitle1>
        <Text className={styles.quiet}>{whoText(body, words)}</Text>
      </header>
      {body.lacksMeasurableGoal && <Lacking {...props} />}
      {own.length > 0 && (
        <ul className={styles.goals}>
          {own.map((goal) => (
            <li key={goal.id}>
              <Button
                appearance="subtle"
                className={styles.link}
                onClick={() => props.onChoose(goal.id)}
              >
                {goal.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Returns who manages the body or, when it has ended, its last day and what replaces it. */
function whoText(body: BodyView, { t, format }: Words): string {
  const { endedOn, managerName, replacedByName } = body;
  if (endedOn !== undefined) {
    const ended = t.goals.endedOn(format.date(endedOn));
    return replacedByName === undefined ? ended : `${ended} ${t.goals.replacedBy(replacedByName)}`;
  }
  return managerName === undefined ? t.goals.noManager : t.goals.manager(managerName);
}

function Lacking(props: {
  readonly body: BodyView;
  readonly view: GoalsView;
  readonly onAddGoals: () => void;
  readonly onForm: (form: FormPlace) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view, body, onForm } = props;
  const mayWrite = body.goalForm === 'write';
  const notYet = view.goals.filter(
    (goal) => goal.bodyId === body.id && !goal.isMeasurable && goal.parts === undefined,
  );
  return (
    <>
      <Notice attention>
        <strong>{t.goals.lacks}.</strong> {t.goals.body.lacksText}
      </Notice>
      {notYet.length === 0 ? (
        <Text>{t.goals.body.hasNone}</Text>
      ) : (
        <ul className={styles.list}>
          {notYet.map((goal) => (
            <li key={goal.id}>
              {goal.title}: {t.goals.body.missing(goal.missing.map(t.words.missing).join(', '))}
              {mayWrite && (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={`${t.goals.change}: ${goal.title}`}
                  onClick={() => onForm({ kind: 'goal-form', goalKey: goal.key })}
                >
                  {t.goals.change}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {mayWrite && (
          <Button
            appearance="primary"
            onClick={() => onForm({ kind: 'goal-form', bodyKey: body.key })}
          >
            {t.goals.write}
          </Button>
        )}
        {view.me.isProcessLeader && (
          <Button onClick={props.onAddGoals}>{t.goals.body.paste}</Button>
        )}
      </div>
      {!mayWrite && <Text className={styles.quiet}>{t.goals.body.askLeader}</Text>}
    </>
  );
}
