import { Field, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords } from '../../../components/words';
import { ColumnChoice, headingOf } from './column-heading';
import type { Said } from './said';
import type { ImportedList } from './use-check';

const useStyles = makeStyles({
  columns: { display: 'grid', gap: '12px', paddingTop: '8px' },
});

/** The columns of a sheet on a narrow screen, each with what it is read as; open from the start when one is asked about. */
export function ColumnChoices(props: {
  readonly what: ImportedList;
  readonly columns: readonly SheetColumn[];
  readonly said: Said;
  readonly onName: (index: number, name: string) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { columns } = props;
  return (
    <details open={columns.some(({ isAsked }) => isAsked)}>
      <summary>{t.imports.mapping}</summary>
      <div className={styles.columns}>
        {columns.map((column) => (
          <Field key={column.index} label={headingOf(column)}>
            <ColumnChoice {...props} column={column} isReachable />
          </Field>
        ))}
      </div>
    </details>
  );
}
