/** What a list should hold: the same rules as the emulator's, said as plainly as they can be. Pure. */

/** Cells of a row that the steps write; a missing one is empty. */
export interface Cells {
  readonly Title?: string;
  /** Unique without case. */
  readonly Kod?: string;
  readonly Antal?: number;
}

/** Cells to write; null empties. */
export type Change = { readonly [name in keyof Cells]?: Cells[name] | null };

/** Every row that ever was, by number less one: its versions, oldest first; none for one that is deleted. */
export interface State {
  readonly rows: readonly (readonly Cells[])[];
}

/** `If-Match`: a version of the row, or one that no row has. */
export interface Match {
  readonly version: number | 'any' | 'foreign';
}

/** One thing that a client asks for, with what it names. */
export type Op =
  | { readonly kind: 'create'; readonly cells: Change }
  | {
      readonly kind: 'change';
      readonly id: number;
      readonly cells: Change;
      readonly match: Match | undefined;
      /** PATCH of the row instead of its fields. */
      readonly whole: boolean;
    }
  | { readonly kind: 'remove'; readonly id: number; readonly match: Match | undefined }
  | { readonly kind: 'restore'; readonly id: number; readonly version: number }
  | { readonly kind: 'read'; readonly id: number };

/** What is told of an answer: the status, and the row that it shows. */
export interface Seen {
  readonly status: number;
  readonly row?: { readonly id: number; readonly version: number; readonly cells: Cells };
}

/** A state after an operation, and what its caller must see. */
export interface Step {
  readonly state: State;
  readonly seen: Seen;
}

/** Cells after a change: an empty text empties. */
export function laid(before: Cells, change: Change): Cells {
  const merged = Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== ''));
}

const replaced = (state: State, id: number, versions: readonly Cells[]): State => ({
  rows: state.rows.with(id - 1, versions),
});

const isTaken = (state: State, id: number, { Kod }: Cells): boolean =>
  Kod !== undefined &&
  state.rows.some(
    (versions, n) => n !== id - 1 && versions.at(-1)?.Kod?.toLowerCase() === Kod.toLowerCase(),
  );

const isStale = (versions: readonly Cells[], match: Match | undefined): boolean =>
  match !== undefined && match.version !== 'any' && match.version !== versions.length;

const told = (status: number, id: number, versions: readonly Cells[]): Seen => ({
  status,
  row: { id, version: versions.length, cells: versions.at(-1) ?? {} },
});

function added(state: State, cells: Cells): Step {
  const id = state.rows.length + 1;
  if (isTaken(state, id, cells)) return { state, seen: { status: 409 } };
  return { state: { rows: [...state.rows, [cells]] }, seen: told(201, id, [cells]) };
}

/** A row with one more version, unless its key is another's. */
function versioned(state: State, id: number, cells: Cells): Step {
  if (isTaken(state, id, cells)) return { state, seen: { status: 409 } };
  const versions = [...(state.rows[id - 1] ?? []), cells];
  return { state: replaced(state, id, versions), seen: told(200, id, versions) };
}

/** What an operation does and what its caller sees. */
export function apply(state: State, op: Op): Step {
  if (op.kind === 'create') return added(state, laid({}, op.cells));
  const versions = state.rows[op.id - 1] ?? [];
  const now = versions.at(-1);
  if (now === undefined) return { state, seen: { status: 404 } };
  if (op.kind === 'read') return { state, seen: told(200, op.id, versions) };
  if (op.kind === 'restore') {
    const old = versions[op.version - 1];
    if (old === undefined) return { state, seen: { status: 404 } };
    const { state: next, seen } = versioned(state, op.id, old);
    return { state: next, seen: { status: seen.status === 200 ? 204 : seen.status } };
  }
  if (isStale(versions, op.match)) return { state, seen: { status: 412 } };
  if (op.kind === 'change') return versioned(state, op.id, laid(now, op.cells));
  return { state: replaced(state, op.id, []), seen: { status: 204 } };
}

/** Rows that are there, rising. */
export const alive = (
  state: State,
): readonly { readonly id: number; readonly versions: readonly Cells[]; readonly cells: Cells }[] =>
  state.rows.flatMap((versions, n) => {
    const cells = versions.at(-1);
    return cells === undefined ? [] : [{ id: n + 1, versions, cells }];
  });
