import { useState } from 'react';
import { useWords } from '../../../components/words';
import { readDelimitedText } from './delimited-text';
import { readHtmlTable } from './html-table';
import { readFile } from './read-file';
import type { Table } from './table';

/** What a person brings to an import: a text that is typed or pasted, or a table that is pasted or in a file. */
export interface Brought {
  readonly text: string;
  /** Undefined while the text counts, or while nobody has said which sheet of a file. */
  readonly table?: Table | undefined;
}

/** The table that a person brings to an import, and how they bring it. */
export interface BroughtTable extends Brought {
  /** The sheets to choose from, when a file has several. */
  readonly sheets: readonly Table[];
  /** The table that was left for another one, until that is brought. */
  readonly left: Table | undefined;
  readonly isReading: boolean;
  /** A sentence that says why a file was not read. */
  readonly problem: string | undefined;
  /** Returns the table that counts now; undefined when it has no rows. */
  readonly current: () => Table | undefined;
  readonly type: (text: string) => void;
  /** Takes a table from the clipboard's `text/html`. Returns false when it holds none, so that its text is pasted. */
  readonly pasteHtml: (html: string) => boolean;
  readonly takeFile: (file: File) => void;
  readonly choose: (table: Table) => void;
  /** Leaves the table for another one. */
  readonly restart: () => void;
}

type Reading = Pick<BroughtTable, 'sheets' | 'left' | 'isReading' | 'problem'>;

const atRest: Reading = { sheets: [], left: undefined, isReading: false, problem: undefined };

/** Reads what a person brings, and gives it to `onBring`, whose caller holds it. */
export function useTables(brought: Brought, onBring: (next: Brought) => void): BroughtTable {
  const { t } = useWords();
  const [reading, setReading] = useState(atRest);
  const become = (next: Partial<Brought>, other: Partial<Reading> = {}): void => {
    setReading({ ...atRest, ...other });
    onBring({ text: '', ...next });
  };
  const takeTables = (tables: readonly Table[]): void => {
    const [first, ...others] = tables;
    if (first === undefined) become({}, { problem: t.imports.noRows });
    else if (others.length === 0) become({ table: first });
    else become({}, { sheets: tables });
  };
  const takeFile = async (file: File): Promise<void> => {
    become({}, { isReading: true });
    const found = await readFile(file);
    if ('problem' in found) become({}, { problem: t.imports.problems[found.problem] });
    else takeTables(found.tables);
  };
  return {
    ...brought,
    ...reading,
    current: () => {
      if (brought.table !== undefined) return brought.table;
      const table = readDelimitedText(brought.text, t.imports.pasted);
      return table.rows.length === 0 ? undefined : table;
    },
    type: (text) => become({ text }),
    pasteHtml: (html) => {
      const table = readHtmlTable(html, t.imports.pasted);
      if (table !== undefined) become({ table });
      return table !== undefined;
    },
    takeFile: (file) => void takeFile(file),
    choose: (table) => become({ table }),
    restart: () => become({}, { left: brought.table }),
  };
}
