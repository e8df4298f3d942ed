import { Field, Text, Textarea, makeStyles } from '@fluentui/react-components';
import { useMemo, useRef, type ReactElement } from 'react';
import type { ImportReply } from '../../../../core/api/import/acts';
import { Notice } from '../../../components/notice';
import { useWidth } from '../../../components/use-width';
import { useWords } from '../../../components/words';
import { ColumnChoices } from './column-choices';
import { withCell, withColumnAdded } from './edit-table';
import { gridRows, headingLineOf, type CheckedTable, type GridRow } from './grid-rows';
import { columnHeader } from './import-help';
import { ImportGrid } from './import-grid';
import { ImportList } from './import-list';
import { ImportQuestions } from './import-questions';
import { OutcomeChoice, useOutcomeFilter } from './outcome-filter';
import type { RowActs } from './row-acts';
import { withColumn, withPerson, withoutPeople, type Said } from './said';
import type { ImportedList } from './use-check';
import { leavesRows, type Import } from './use-import';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '14px', minWidth: 0 },
  reason: { maxWidth: '44rem' },
  missing: { margin: '6px 0 0', paddingLeft: '20px' },
});

/** Below this width, in CSS pixels, the rows are a list and no grid. */
const narrowest = 560;

interface ReviewProps {
  readonly what: ImportedList;
  readonly work: Import;
  readonly checked: CheckedTable;
}

/** The rows of a sheet as they have been understood, to mend and to answer questions about. */
export function ImportReview(props: ReviewProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useWidth(box) < narrowest;
  const { what, work, checked } = props;
  const { reply } = checked;
  const { said, table } = work.kept;
  const rows = useMemo(() => gridRows(table ?? checked.table, checked), [table, checked]);
  const filter = useOutcomeFilter(leavesRows(reply) ? 'refused' : undefined);
  const onSaid = (next: Said): void => work.change((now) => ({ ...now, said: next }));
  const onName = (index: number, name: string): void =>
    onSaid(withColumn(said, index, name, reply.columns.length));
  const shared = {
    ...useRowActs(props, filter.keep),
    ...{ what, said, onName, columns: reply.columns, answers: said.people },
    rows: filter.shown(rows),
  };
  return (
    <div ref={box} className={styles.box}>
      <Summary reply={reply} />
      <ImportQuestions what={what} reply={reply} said={said} onSaid={onSaid} />
      {isNarrow && <ColumnChoices {...shared} />}
      <OutcomeChoice rows={rows} filter={filter} />
      {isNarrow ? <ImportList {...shared} /> : <ImportGrid {...shared} key={filter.outcome} />}
      {reply.moreRefused > 0 && <Text>{t.goals.setUp.moreRefused(reply.moreRefused)}</Text>}
      <Missing missing={reply.missing} />
      {reply.asksReason && <Reason work={work} />}
    </div>
  );
}

/** Returns what a person can do with the rows. A row that is changed stays in sight. */
function useRowActs({ what, work, checked }: ReviewProps, keep: (line: number) => void): RowActs {
  const { language } = useWords();
  const heading = headingLineOf(checked);
  return {
    onCell: (place, text) => {
      keep(place.line);
      work.change(
        (now) => ({ ...now, table: now.table && withCell(now.table, place, text) }),
        'soon',
      );
    },
    onAddColumn:
      heading === undefined
        ? undefined
        : (name) => {
            const header = columnHeader(what, name, language);
            work.change((now) => ({
              ...now,
              table: now.table && withColumnAdded(now.table, heading, header),
            }));
          },
    onPerson: (answer) => {
      keep(answer.line);
      work.change((now) => ({ ...now, said: withPerson(now.said, answer) }));
    },
    onPeopleBack: (cell) => {
      keep(cell.line);
      work.change((now) => ({ ...now, said: withoutPeople(now.said, cell) }));
    },
  };
}

function countOf(reply: ImportReply, outcome: GridRow['outcome']): number {
  return reply.rows.filter((row) => row.outcome === outcome).length;
}

/** Says in one sentence what the import would do. */
function Summary({ reply }: { readonly reply: ImportReply }): ReactElement {
  const words = useWords().t.goals.setUp;
  const refused = countOf(reply, 'refused');
  const same = countOf(reply, 'same');
  if (refused > 0) return <Notice attention>{words.refused(refused)}</Notice>;
  if (same > 0 && same === reply.rows.length) return <Notice>{words.nothingNew}</Notice>;
  return (
    <Notice>
      {words.ready(countOf(reply, 'new'), same)} {words.changing(countOf(reply, 'changed'))}
    </Notice>
  );
}

/** The stored rows that the sheet does not name, which an import leaves alone. */
function Missing({ missing }: Pick<ImportReply, 'missing'>): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { rows, more } = missing;
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t.imports.missing(rows.length + more)}</summary>
      <ul className={styles.missing}>
        {rows.map(({ key, label }) => (
          <li key={key}>
            {key} {label}
          </li>
        ))}
        {more > 0 && <li>{t.imports.moreMissing(more)}</li>}
      </ul>
    </details>
  );
}

/** Asks why adopted goals are changed. */
function Reason({ work }: { readonly work: Import }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Field className={styles.reason} label={t.imports.reason} hint={t.imports.reasonHint} required>
      <Textarea
        value={work.kept.reason}
        onChange={(_, { value }) => work.setReason(value)}
        resize="vertical"
      />
    </Field>
  );
}
