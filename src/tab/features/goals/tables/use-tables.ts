import { useState } from 'react';
import { useWords } from '../../../components/words';
import { readDelimitedText } from './delimited-text';
import { readHtmlTable } from './html-table';
import { readFile } from './read-file';
import type { Table } from './table';

/** The table that a person brings to an import: typed or pasted as text, pasted as a table, or in a file. */
export interface BroughtTable {
  readonly text: string;
  /** The table of a file, or a table that was pasted; undefined while the text counts, or while nobody has said which sheet. */
  readonly chosen: Table | undefined;
  /** The sheets to choose from, when a file has several. */
  readonly sheets: readonly Table[];
  readonly isReading: boolean;
  /** A sentence that says why a file was not read. */
  readonly problem: string | undefined;
  /** Returns the table that counts now. */
  readonly current: () => Table | undefined;
  readonly type: (text: string) => void;
  /** Takes a table from the clipboard's `text/html`. Returns false when it holds none, so that its text is pasted. */
  readonly pasteHtml: (html: string) => boolean;
  readonly takeFile: (file: File) => void;
  readonly choose: (table: Table) => void;
  readonly change: (table: Table) => void;
  readonly restart: () => void;
}

const nothing = {
  text: '',
  chosen: undefined,
  sheets: [],
  isReading: false,
  problem: undefined,
} as const;
type State = Pick<BroughtTable, keyof typeof nothing>;

/** Holds the table that a person brings. `onChange` is told when another table counts. */
export function useTables(onChange: () => void): BroughtTable {
  const { t } = useWords();
  const [state, setState] = useState<State>(nothing);
  const become = (next: Partial<State>): void => {
    setState({ ...nothing, ...next });
    onChange();
  };
  const takeTables = (tables: readonly Table[]): void => {
    const [first, ...others] = tables;
    if (first === undefined) become({ problem: t.imports.noRows });
    else become(others.length === 0 ? { chosen: first } : { sheets: tables });
  };
  const takeFile = async (file: File): Promise<void> => {
    become({ isReading: true });
    const reading = await readFile(file);
    if ('problem' in reading) become({ problem: t.imports.problems[reading.problem] });
    else takeTables(reading.tables);
  };
  return {
    ...state,
    current: () => {
      if (state.chosen !== undefined) return state.chosen;
      const table = readDelimitedText(state.text, t.imports.pasted);
      return table.rows.length === 0 ? undefined : table;
    },
    type: (text) => become({ text }),
    pasteHtml: (html) => {
      const table = readHtmlTable(html, t.imports.pasted);
      if (table !== undefined) become({ chosen: table });
      return table !== undefined;
    },
    takeFile: (file) => void takeFile(file),
    choose: (table) => become({ chosen: table }),
    change: (table) => setState({ ...nothing, chosen: table }),
    restart: () => become({}),
  };
}
