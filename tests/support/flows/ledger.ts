import { textOf, until, type GridRow, type Emulator } from './emulator';

/** The list of what was said to whom. */
export const ledgerList = 'Påminnelselogg';

/** Rows of a kind of message, by the words that the list shows. */
export const ofKind = (rows: readonly GridRow[], kind: string) =>
  rows.filter((row) => textOf(row, 'MessageKind') === kind);

/** The ledger once nothing is on its way, nothing has changed for a moment, and each of these kinds is in it. */
export function ledgerAtRest(
  emulator: Emulator,
  ...kinds: readonly string[]
): Promise<readonly GridRow[]> {
  let before = '';
  return until('a ledger at rest', async () => {
    const rows = await emulator.rows(ledgerList);
    const isBusy = rows.some((row) => ['Skickas', 'Planerad'].includes(textOf(row, 'WorkState')));
    const now = JSON.stringify(rows.map(({ etag }) => etag));
    const isSame = now === before;
    before = now;
    return !isBusy && isSame && kinds.every((kind) => ofKind(rows, kind).length > 0) && rows;
  });
}

/** Each message stands once in the ledger, and the chats and channels hold exactly those that were sent. */
export async function expectNothingDoubled(
  emulator: Emulator,
  rows: readonly GridRow[],
  greetings: ReadonlySet<string>,
): Promise<void> {
  const keys = rows.map((row) => textOf(row, 'Key')).toSorted();
  expect(keys).toEqual([...new Set(keys)]);
  const sent = rows.filter((row) => textOf(row, 'WorkState') === 'Skickad');
  const posted = (await emulator.posted()).map(({ id }) => id).filter((id) => !greetings.has(id));
  expect(posted.toSorted()).toEqual(sent.map((row) => textOf(row, 'Activity')).toSorted());
}
