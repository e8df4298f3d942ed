import type { DecisionView } from '../../../../core/api/goals/goal-form-view';
import type { GoalFormText } from '../../../../core/text/tab/goal-form/sv';
import type { Words } from '../../../components/words';

/** Names a decision as people do: body, day and paragraph. */
export function decisionName(
  { bodyName, decidedOn, paragraph }: DecisionView,
  t: GoalFormText,
  { format }: Words,
): string {
  return t.decisionName(bodyName, format.date(decidedOn), paragraph);
}
