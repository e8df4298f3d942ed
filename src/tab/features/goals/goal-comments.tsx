import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type ReactElement } from 'react';
import type { CommentView } from '../../../core/api/goals/goal-page-view';
import { longestText } from '../../../core/domain/base/text-limits';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { ProblemNotice } from '../../session/page-frame';
import { useAct } from '../../session/use-act';
import { useView } from '../../session/use-view';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  thread: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  text: { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  form: {
    display: 'grid',
    gap: '8px',
    justifyItems: 'start',
    '@media print': { display: 'none' },
  },
  field: { width: '100%', maxWidth: '44rem' },
});

/** Shows what people have written about a goal, oldest first, and a field in which to write a comment. */
export function GoalComments(props: {
  readonly goalId: string;
  readonly goalKey: string;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const view = useView('goal-page', props.goalId);
  if (view.data === undefined) {
    if (view.problem !== undefined) return <ProblemNotice view={view} />;
    return (
      <Text role="status" className={styles.quiet}>
        {t.shell.loading}
      </Text>
    );
  }
  const { comments, mayComment } = view.data;
  return (
    <>
      {comments.length === 0 && <Text className={styles.quiet}>{t.goals.page.noComments}</Text>}
      <ul className={styles.thread}>
        {comments.map((comment) => (
          <Comment key={comment.key} comment={comment} />
        ))}
      </ul>
      {mayComment && <CommentForm goalKey={props.goalKey} />}
    </>
  );
}

function Comment({ comment }: { readonly comment: CommentView }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { authorName, writtenAt, roundTitle } = comment;
  const facts = [
    writtenAt && `${format.day(writtenAt)} ${format.time(writtenAt)}`,
    roundTitle && t.goals.page.aboutRound(roundTitle),
  ].filter((part) => part !== undefined);
  return (
    <li>
      <Text weight="semibold">{authorName ?? t.goals.page.typedInList}</Text>{' '}
      <Text size={200} className={styles.quiet}>
        {facts.join(' · ')}
      </Text>
      <p className={styles.text}>{comment.text}</p>
    </li>
  );
}

function CommentForm({ goalKey }: { readonly goalKey: string }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const act = useAct('comment.write');
  const [text, setText] = useState('');
  // The key stays the same until the comment is saved, so that sending it again after a lost answer saves it once.
  const key = useRef<string>(crypto.randomUUID());
  const send = async (): Promise<void> => {
    const saved = await act.run({ goalKey, commentKey: key.current, text });
    if (saved === undefined) return;
    key.current = crypto.randomUUID();
    setText('');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field className={styles.field} label={t.goals.page.write} hint={t.goals.page.writeHint}>
        <Textarea
          value={text}
          maxLength={longestText}
          resize="vertical"
          onChange={(_, data) => setText(data.value)}
        />
      </Field>
      <ActProblem problem={act.problem} />
      <Button type="submit" disabled={act.isRunning || text.trim() === ''}>
        {t.goals.page.send}
      </Button>
    </form>
  );
}
