import { Field, Radio, RadioGroup, Select, Text, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ImportReply } from '../../../core/api/import/acts';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { columnHeader, importColumns } from './import-help';
import { withColumn, withFraction, type Said } from './said';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gap: '12px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(14rem, 1fr))',
  },
});

interface QuestionProps {
  readonly what: 'organisation' | 'goals';
  readonly reply: ImportReply;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
}

/** Says how a sheet was understood, and asks what it may mean: its columns, the rows that are no data, and figures below 1 among per cent. */
export function ImportQuestions(props: QuestionProps): ReactElement {
  const { t } = useWords();
  const { questions, skipped } = props.reply;
  const rows = skipped.map(({ line, text }) => `${String(line)} (${text})`).join(', ');
  return (
    <>
      {questions.map((question) => (
        <Fraction key={question.name} {...props} question={question} />
      ))}
      <Columns {...props} />
      {skipped.length > 0 && <Text>{t.imports.skipped(rows)}</Text>}
    </>
  );
}

function Fraction({
  what,
  said,
  onSaid,
  question: { name, written, meant },
}: QuestionProps & { readonly question: ImportReply['questions'][number] }): ReactElement {
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

/** The columns of the sheet, each with the column that it is read as; open from the start when one is asked about. */
function Columns({ what, reply, said, onSaid }: QuestionProps): ReactElement | null {
  const styles = useStyles();
  const { t, language } = useWords();
  const { columns } = reply;
  if (columns.every(({ header }) => header === '')) return null;
  return (
    <details open={columns.some(({ isAsked }) => isAsked)}>
      <summary>{t.imports.mapping}</summary>
      <div className={styles.columns}>
        {columns.map(({ index, header, name }) => (
          <Field key={index} label={header === '' ? t.imports.column(index + 1) : header}>
            <Select
              value={name}
              onChange={(_, { value }) => onSaid(withColumn(said, index, value, columns.length))}
            >
              <option value="">{t.imports.leftAlone}</option>
              {importColumns[what].map((column) => (
                <option key={column.name} value={column.name}>
                  {column.headers[language][0]}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </details>
  );
}
