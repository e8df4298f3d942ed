import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { FractionQuestion, ImportReply } from '../../../../core/api/import/acts';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { headingOf } from './column-heading';
import { columnHeader } from './import-help';
import { withFraction, type Said } from './said';
import type { ImportedList } from './use-check';

interface QuestionProps {
  readonly what: ImportedList;
  readonly reply: ImportReply;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
}

/**
 * Asks what a sheet may mean: figures below 1 among per cent, and columns that are taken for the same one. It says what has been
 * answered, with a way back, and which rows are no data.
 */
export function ImportQuestions(props: QuestionProps): ReactElement {
  const { t } = useWords();
  const { questions, fractions, skipped } = props.reply;
  const rows = skipped.map(({ line, text }) => `${String(line)} (${text})`).join(', ');
  return (
    <>
      {questions.map((question) => (
        <Fraction key={question.name} {...props} question={question} />
      ))}
      {fractions.map((answer) => (
        <Answered key={answer.name} {...props} answer={answer} />
      ))}
      <DoubledColumns {...props} />
      {skipped.length > 0 && <Text>{t.imports.skipped(rows)}</Text>}
    </>
  );
}

function Fraction({
  what,
  said,
  onSaid,
  question: { name, written, meant },
}: QuestionProps & { readonly question: FractionQuestion }): ReactElement {
  const { t, language, format } = useWords();
  const [small, large] = [format.number(written), format.number(meant)];
  return (
    <Notice attention>
      <Field label={t.imports.fraction(columnHeader(what, name, language), small, large)}>
        <RadioGroup
          onChange={(_, { value }) => onSaid(withFraction(said, name, value === 'fraction'))}
        >
          <Radio value="fraction" label={t.imports.isFraction(large)} />
          <Radio value="percent" label={t.imports.isPercent(small)} />
        </RadioGroup>
      </Field>
    </Notice>
  );
}

/** An answer about figures below 1 that counts, with a way back. */
function Answered({
  what,
  said,
  onSaid,
  answer: { name, isFraction },
}: QuestionProps & { readonly answer: ImportReply['fractions'][number] }): ReactElement {
  const { t, language } = useWords();
  const header = columnHeader(what, name, language);
  const { isReadAsFraction, isReadAsPercent, takeAnswerBack } = t.imports;
  return (
    <Notice
      actions={
        <Button size="small" onClick={() => onSaid(withFraction(said, name, null))}>
          {takeAnswerBack}
        </Button>
      }
    >
      {isFraction ? isReadAsFraction(header) : isReadAsPercent(header)}
    </Notice>
  );
}

/** Says which columns of the sheet are taken for the same column of the list. What each is read as is chosen in its heading. */
function DoubledColumns({ what, reply }: QuestionProps): ReactElement {
  const { t, language } = useWords();
  const asked = reply.columns.filter(({ isAsked }) => isAsked);
  const names = [...new Set(asked.map(({ name }) => name))];
  return (
    <>
      {names.map((name) => {
        const headers = asked.filter((column) => column.name === name).map(headingOf);
        return (
          <Notice key={name} attention>
            {t.imports.several(columnHeader(what, name, language), headers.join(', '))}
          </Notice>
        );
      })}
    </>
  );
}
