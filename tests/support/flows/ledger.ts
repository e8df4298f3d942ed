import { textOf, until, type GridRow, type Emulator } from './emulator';

/** The display name of the list that is the ledger of messages. */
export const ledgerList = 'Påminnelselogg';

/** Returns the rows of one kind of message, named as the list shows it. */
export const ofKind = (rows: readonly GridRow[], kind: string) =>
  rows.filter((row) => textOf(row, 'MessageKind') === kind);

/**
 * Waits until no message is being sent, the ledger is unchanged for a moment and holds each of these kinds; returns it.
 */
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

/** Checks that the ledger holds each message once, and that chats and channels hold exactly the sent ones. */
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
