import { definedOnly } from '../base/defined';
import { isSameKey, keyForm } from '../base/keys';
import { remembered } from '../base/remembered';
import type { ReportRow } from '../follow-up/report';
import { rowsOfRound } from '../follow-up/reports-of-goal';
import type { Round } from '../follow-up/round';

/** Returns the code of the round that the key of a row begins with. */
function roundPart({ key }: ReportRow): string {
  return key.split(':')[0] ?? key;
}

/**
 * Returns the code by which the rows of a round know it: its own, unless all rows that keep a goal have another one and no round has
 * that. Somebody has then changed the code in the round's row.
 */
function keyOfRows(rounds: readonly Round[], round: Round, rows: readonly ReportRow[]): string {
  const keeping = rows.filter(({ asAsked }) => asAsked !== undefined);
  const [first] = keeping;
  if (first === undefined) return round.key;
  const key = roundPart(first);
  const isOfAll = keeping.every((row) => isSameKey(roundPart(row), key));
  const isTaken = rounds.some((other) => isSameKey(other.key, key));
  return isOfAll && !isTaken ? key : round.key;
}

/**
 * True when the round has kept what it asks for, and does not any more: somebody has emptied the cell, restored an older version of the
 * row or typed it in anew. Rows that keep a goal since the asking show it. Those that the product has filled in afterwards do not,
 * since it writes them before the round.
 */
function hasLostKept(round: Round, rows: readonly ReportRow[]): boolean {
  if (round.asAsked !== undefined || round.isAsAskedSpoiled === true) return false;
  return rows.some(({ asAsked }) => asAsked !== undefined && asAsked.filledIn !== true);
}

const asKnown = remembered((round: Round, key: string, hasLost: boolean): Round =>
  definedOnly<Round>({
    ...round,
    key,
    keyInRow: key === round.key ? undefined : round.key,
    isAsAskedSpoiled: hasLost ? true : round.isAsAskedSpoiled,
  }),
);

function knownRound(rounds: readonly Round[], reports: readonly ReportRow[], round: Round): Round {
  const rows = rowsOfRound(reports, round.id);
  const [first] = rows;
  if (first === undefined) return round;
  const hasOwnKey = keyForm(roundPart(first)) === keyForm(round.key);
  const key = hasOwnKey ? round.key : keyOfRows(rounds, round, rows);
  const hasLost = hasLostKept(round, rows);
  return key === round.key && !hasLost ? round : asKnown(round, key, hasLost);
}

const renewed = remembered((rounds: readonly Round[]) => {
  let last: readonly Round[] = rounds;
  return (next: readonly Round[]): readonly Round[] => {
    if (next.some((round, at) => round !== last[at])) last = next;
    return last;
  };
});

/**
 * Returns the rounds as their rows know them: with the code that the rows have, whatever somebody has typed into the round's own row, and
 * marked when the round does not say any more what it asks for. The same arrays give the same rounds.
 */
export function knownRounds(
  rounds: readonly Round[],
  reports: readonly ReportRow[],
): readonly Round[] {
  return renewed(rounds)(rounds.map((round) => knownRound(rounds, reports, round)));
}
