import { Text } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import type { ApiProblem } from '../../../session/problem';

/**
 * Says why an import stopped, what became of its rows, and that the person may save again: what is saved already is left as it
 * is.
 */
export function ImportProblem({
  problem,
}: {
  readonly problem: ApiProblem | undefined;
}): ReactElement | null {
  const { t, format } = useWords();
  const { stopped } = t.goals.setUp;
  if (problem === undefined) return null;
  const { rowCounts, until } = problem;
  if (rowCounts === undefined)
    return (
      <>
        <ActProblem problem={problem} />
        {problem.mayPass && <Text>{stopped.again}</Text>}
      </>
    );
  const why = until === undefined ? stopped.why : t.shell.graph.throttled(format.moment(until));
  const counts = (['written', 'unchanged', 'notWritten', 'unknown'] as const)
    .filter((outcome) => rowCounts[outcome] > 0)
    .map((outcome) => stopped[outcome](rowCounts[outcome]));
  return <Notice attention>{[why, ...counts, stopped.again].join(' ')}</Notice>;
}
