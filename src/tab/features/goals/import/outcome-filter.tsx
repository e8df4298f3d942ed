import { ToggleButton, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../../components/words';
import { countOutcomes, rowOutcomes, type GridRow, type RowOutcome } from './grid-rows';
import { outcomeWord } from './row-head';

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

/** Which rows are shown: those of one outcome, and those that the person has changed since choosing it. */
export interface OutcomeFilter {
  readonly outcome: RowOutcome | undefined;
  readonly choose: (outcome: RowOutcome | undefined) => void;
  /** Keeps a row in sight that is being changed, whatever becomes of it. */
  readonly keep: (line: number) => void;
  readonly shown: (rows: readonly GridRow[]) => readonly GridRow[];
}

/** Filters rows by their outcome. A row does not vanish from under the hands of the person who mends it. */
export function useOutcomeFilter(start: RowOutcome | undefined): OutcomeFilter {
  const [outcome, setOutcome] = useState(start);
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  return {
    outcome,
    choose: (next) => {
      setOutcome(next);
      setKept(new Set());
    },
    keep: (line) => setKept((now) => new Set([...now, line])),
    shown: (rows) =>
      outcome === undefined
        ? rows
        : rows.filter((row) => row.outcome === outcome || kept.has(row.row.number)),
  };
}

/** Chooses which rows are shown by what becomes of them, each with its number. */
export function OutcomeChoice(props: {
  readonly rows: readonly GridRow[];
  readonly filter: OutcomeFilter;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { rows, filter } = props;
  const counts = countOutcomes(rows);
  const choice = (outcome: RowOutcome | undefined, word: string, count: number) => (
    <ToggleButton
      key={word}
      size="small"
      checked={filter.outcome === outcome}
      onClick={() => filter.choose(outcome)}
    >
      {word} {count}
    </ToggleButton>
  );
  const present = rowOutcomes.filter(
    (outcome) => counts[outcome] > 0 || filter.outcome === outcome,
  );
  return (
    <div className={styles.box} role="group" aria-label={words.t.imports.show}>
      {choice(undefined, words.t.imports.all, rows.length)}
      {present.map((outcome) => choice(outcome, outcomeWord(outcome, words), counts[outcome]))}
    </div>
  );
}
