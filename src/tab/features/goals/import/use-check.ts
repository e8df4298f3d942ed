import { useEffect, useState } from 'react';
import type { ImportInput } from '../../../../core/api/import/acts';
import type { Api } from '../../../session/api';
import { problemOf, type ApiProblem } from '../../../session/problem';
import { useSession } from '../../../session/session';
import type { Table } from '../tables/table';
import type { CheckedTable } from './grid-rows';
import { latestOnly } from './latest-only';
import { inputOfSaid, type Said } from './said';

/** The list that is imported. */
export type ImportedList = 'organisation' | 'goals';

/** The act that imports each list. */
export const importActOf = {
  organisation: 'organisation.import',
  goals: 'goal.import',
} as const satisfies Readonly<Record<ImportedList, string>>;

/** How long nobody types before the rows are checked again, in milliseconds. */
const quietMs = 300;

/** A table, and what has been said of it. */
export interface Asked {
  readonly table: Table;
  readonly said: Said;
}

/** The check of a table as it changes. `checked` is the last answer, which may be about the table before the last change. */
export interface Check {
  readonly checked: CheckedTable | undefined;
  readonly isChecking: boolean;
  readonly problem: ApiProblem | undefined;
  /** Checks at once. */
  readonly check: (asked: Asked) => void;
  /** Checks when nothing more has been changed for a moment. */
  readonly checkSoon: (asked: Asked) => void;
  /** Forgets the answer, and the one that is awaited. */
  readonly forget: () => void;
}

/** Returns the rows as the act takes them, each with the number that it has in its sheet. */
export function inputOf({ table, said }: Asked): Omit<ImportInput, 'write'> {
  return {
    rows: table.rows.map(({ cells }) => [...cells]),
    lines: table.rows.map(({ number }) => number),
    ...inputOfSaid(said),
  };
}

type CheckState = Pick<Check, 'checked' | 'isChecking' | 'problem'>;

const atRest: CheckState = { checked: undefined, isChecking: false, problem: undefined };

/** Asks the server. A problem leaves the last answer as it is. */
async function answerOf(api: Api, what: ImportedList, asked: Asked): Promise<Partial<CheckState>> {
  try {
    const input = { ...inputOf(asked), write: false };
    const reply = await api.act(importActOf[what], input, crypto.randomUUID());
    return { checked: { ...asked, reply }, problem: undefined };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** Checks a table with the server, one request at a time; an answer to an older table is not shown when a newer one waits. */
export function useCheck(what: ImportedList): Check {
  const { api } = useSession();
  const [state, setState] = useState(atRest);
  const [queue] = useState(() =>
    latestOnly<Asked, Partial<CheckState>>(
      (asked) => answerOf(api, what, asked),
      (answered) => setState((now) => ({ ...now, ...answered, isChecking: false })),
    ),
  );
  useEffect(() => () => queue.forget(), [queue]);
  const ask = (asked: Asked, delayMs: number): void => {
    setState((now) => ({ ...now, isChecking: true }));
    queue.ask(asked, delayMs);
  };
  return {
    ...state,
    check: (asked) => ask(asked, 0),
    checkSoon: (asked) => ask(asked, quietMs),
    forget: () => {
      queue.forget();
      setState(atRest);
    },
  };
}
