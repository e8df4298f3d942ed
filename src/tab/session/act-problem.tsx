import type { ReactElement } from 'react';
import { faultText } from '../components/fault-text';
import { Notice } from '../components/notice';
import { useWords } from '../components/words';
import type { ApiProblem } from './problem';

/**
 * A notice below a button that says why the server refused the act. Shows nothing without a problem. Leaves out the faults of
 * `fieldsWithFault`, the fields of the form that show them themselves.
 */
export function ActProblem({
  problem,
  fieldsWithFault = [],
}: {
  readonly problem: ApiProblem | undefined;
  readonly fieldsWithFault?: readonly string[];
}): ReactElement | null {
  const words = useWords();
  const { t, format } = words;
  if (problem === undefined) return null;
  const faults = problem.faults.filter(({ field }) => !fieldsWithFault.includes(field));
  if (faults.length === 0 && problem.faults.length > 0) return null;
  const { acts, signIn, unexpected, unavailable, notFound } = t.shell;
  const more = problem.hasMoreFaults ? [acts.moreFaults] : [];
  const sentences = faults.map((fault) => faultText(fault, words));
  const broken = [...new Set([...sentences, ...more])].join(' ');
  const sentence = {
    offline: acts.offline,
    'store-unavailable': acts.unavailable,
    throttled:
      problem.until === undefined ? acts.unavailable : acts.throttled(format.moment(problem.until)),
    'outcome-unknown': acts.unknown,
    'too-many-requests': unavailable.text,
    conflict: acts.conflict,
    'not-allowed': acts.notAllowed,
    invalid: broken === '' ? acts.invalid : broken,
    'not-found': notFound.text,
    'not-signed-in': signIn.text,
    'clock-differs': t.shell.clockDiffers.text,
    'sign-in-unavailable': t.shell.signInUnavailable.text,
    'lists-missing': t.shell.listsMissing.text,
    unexpected: unexpected.text(problem.reference),
  }[problem.kind];
  return <Notice attention>{sentence}</Notice>;
}
