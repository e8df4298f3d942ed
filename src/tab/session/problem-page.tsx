import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { StatePage } from '../components/state-page';
import { useWords } from '../components/words';
import type { ApiProblem, ProblemKind } from './problem';
import { useSession } from './session';

const textOf = {
  offline: 'offline',
  'too-many-requests': 'unavailable',
  'store-unavailable': 'unavailable',
  throttled: 'unavailable',
  'outcome-unknown': 'unavailable',
  'not-signed-in': 'signIn',
  'clock-differs': 'clockDiffers',
  'sign-in-unavailable': 'signInUnavailable',
  'not-allowed': 'notAllowed',
  'not-found': 'notFound',
  'lists-missing': 'listsMissing',
} as const satisfies Partial<Record<ProblemKind, string>>;

/** Shown instead of a page whose view could not be read: says why, with one button. */
export function ProblemPage(props: {
  readonly problem: ApiProblem;
  readonly again: () => void;
}): ReactElement {
  const { t } = useWords();
  const { signIn } = useSession();
  const { kind, reference, setupCommand } = props.problem;
  if (kind === 'lists-missing')
    return <ListsMissing command={setupCommand ?? 'npm run setup'} again={props.again} />;
  if (kind === 'invalid' || kind === 'conflict' || kind === 'unexpected')
    return (
      <StatePage
        title={t.shell.unexpected.title}
        text={t.shell.unexpected.text(reference)}
        action={{ label: t.shell.retry, run: props.again }}
      />
    );
  const words = t.shell[textOf[kind]];
  const action =
    kind === 'not-signed-in'
      ? { label: t.shell.signIn.action, run: signIn }
      : { label: t.shell.retry, run: props.again };
  return <StatePage title={words.title} text={words.text} action={action} />;
}

const useStyles = makeStyles({
  command: {
    display: 'block',
    maxWidth: '100%',
    overflowX: 'auto',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    fontFamily: tokens.fontFamilyMonospace,
    userSelect: 'all',
  },
});

function ListsMissing(props: {
  readonly command: string;
  readonly again: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(props.command);
    setCopied(true);
  };
  return (
    <StatePage
      title={t.shell.listsMissing.title}
      text={t.shell.listsMissing.text}
      action={{ label: t.shell.retry, run: props.again }}
    >
      <code className={styles.command}>{props.command}</code>
      <Button onClick={() => void copy()}>
        {isCopied ? t.shell.listsMissing.copied : t.shell.listsMissing.copy}
      </Button>
    </StatePage>
  );
}
