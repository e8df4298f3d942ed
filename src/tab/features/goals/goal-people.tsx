import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ListedGoal } from '../../../core/api/goals/goal-view';
import type { GoalDecisionView } from '../../../core/api/goals/goal-page-view';
import { useWords, type Words } from '../../components/words';
import { useView } from '../../session/use-view';

const useStyles = makeStyles({
  people: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function decisionText(
  { bodyName, decidedOn, paragraph, registeredByName }: GoalDecisionView,
  page: Words['t']['goals']['page'],
  format: Words['format'],
): string {
  const decision = `${bodyName} ${format.date(decidedOn)}, ${paragraph}`;
  if (registeredByName === undefined) return decision;
  return `${decision} (${page.registeredBy(registeredByName)})`;
}

/**
 * Shows who is responsible for a goal, who reports it, and the decision that adopted it. Nobody is asked to report a goal that is measured
 * by its parts. Shows nothing until they are known.
 */
export function GoalPeople({ goal }: { readonly goal: ListedGoal }): ReactElement | null {
  const styles = useStyles();
  const { t, format } = useWords();
  const { data } = useView('goal-page', goal.id);
  if (data === undefined) return null;
  const { page } = t.goals;
  const responsible = data.responsibleNames.join(', ');
  const people = [
    [page.responsible, responsible === '' ? page.nobody : responsible],
    ...(goal.parts === undefined
      ? [[page.reporter, data.reporterName ?? page.nobody] as const]
      : []),
    ...(data.decision === undefined
      ? []
      : [[page.adoptedBy, decisionText(data.decision, page, format)] as const]),
  ] as const;
  return (
    <div className={styles.people}>
      {people.map(([role, names]) => (
        <Text key={role}>
          <span className={styles.quiet}>{role}: </span>
          {names}
        </Text>
      ))}
    </div>
  );
}
