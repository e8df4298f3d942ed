import { Field, Textarea } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useWords } from '../../components/words';
import { fieldError } from '../../components/field-error';
import type { SharedProps } from './figure-fields';
import { problemText } from './problem-text';

/** The field for the comment, which may be empty. It takes a text of any length, and then says how long it may be. */
export function CommentField(props: SharedProps): ReactElement {
  const words = useWords();
  const { comment, commentHint } = words.t.mine.form;
  const problem = props.checked.problems.comment;
  const isShown = problem !== undefined && props.isAsked;
  return (
    <Field
      label={comment}
      hint={commentHint}
      {...fieldError(isShown ? problemText(problem, props.indicator, words) : undefined)}
    >
      <Textarea
        value={props.draft.comment}
        resize="vertical"
        disabled={props.isDisabled}
        onChange={(_, data) => props.onChange({ ...props.draft, comment: data.value })}
      />
    </Field>
  );
}
