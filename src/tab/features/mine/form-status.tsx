import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ActProblem } from '../../session/act-problem';
import type { ApiProblem } from '../../session/problem';
import { SignedOut } from '../../session/signed-out';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import type { ReportForm } from './use-report-form';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center' },
});

/** Says whether the draft is kept on this device, waits for the server, or was refused. */
export function FormStatus(props: {
  readonly form: ReportForm;
  readonly problemCount: number;
}): ReactElement | null {
  const { t } = useWords();
  const { form } = props;
  const { state } = form;
  if (state.kind === 'waiting') return <Waiting form={form} problem={state.problem} />;
  if (state.kind === 'stopped') return <Notice attention>{t.mine.draft.stopped}</Notice>;
  if (state.kind === 'refused')
    return state.problem.kind === 'not-signed-in' ? (
      <SignedOut>
        <Button size="small" appearance="subtle" onClick={form.submit}>
          {t.mine.draft.tryNow}
        </Button>
      </SignedOut>
    ) : (
      <ActProblem problem={state.problem} />
    );
  if (props.problemCount > 0)
    return <Notice attention>{t.mine.form.fix(props.problemCount)}</Notice>;
  return <Kept form={form} />;
}

function Kept({ form }: { readonly form: ReportForm }): ReactElement | null {
  const styles = useStyles();
  const { t, format } = useWords();
  if (form.keptAt === undefined) return null;
  if (!form.canKeep) return <Notice attention>{t.mine.draft.notKept}</Notice>;
  return (
    <div className={styles.line}>
      <Text className={styles.quiet}>{t.mine.draft.kept(format.time(form.keptAt))}</Text>
      <Button size="small" appearance="subtle" onClick={form.discard}>
        {t.mine.draft.discard}
      </Button>
    </div>
  );
}

function Waiting({
  form,
  problem,
}: {
  readonly form: ReportForm;
  readonly problem: ApiProblem | undefined;
}): ReactElement {
  const { t, format } = useWords();
  const { draft } = t.mine;
  return (
    <Notice
      attention
      actions={
        <>
          <Button size="small" onClick={form.tryNow}>
            {t.mine.draft.tryNow}
          </Button>
          <Button size="small" appearance="subtle" onClick={form.stopTrying}>
            {t.mine.draft.stopTrying}
          </Button>
        </>
      }
    >
      {problem?.kind === 'throttled' && problem.until !== undefined
        ? draft.throttled(format.moment(problem.until))
        : problem?.kind === 'outcome-unknown'
          ? draft.unknown
          : draft.waiting}
    </Notice>
  );
}
