/** The rules of a list, as simple as possible and without side effects, to compare the emulator with. */

/** The cells of a row. A missing cell is empty. */
export interface Cells {
  readonly Title?: string;
  /** Unique without regard to case. */
  readonly Kod?: string;
  readonly Antal?: number;
}

/** The cells that a write changes. `null` empties a cell. */
export type Change = { readonly [name in keyof Cells]?: Cells[name] | null };

/** Every row that was ever created, at index id - 1: its versions, oldest first, or none when it is deleted. */
export interface State {
  readonly rows: readonly (readonly Cells[])[];
}

/** The version in `If-Match`; `foreign` is an eTag that no row has. */
export interface Match {
  readonly version: number | 'any' | 'foreign';
}

/** An operation of a client. */
export type Op =
  | { readonly kind: 'create'; readonly cells: Change }
  | {
      readonly kind: 'change';
      readonly id: number;
      readonly cells: Change;
      readonly match: Match | undefined;
      /** Whether the PATCH is sent to the row instead of its fields. */
      readonly whole: boolean;
    }
  | { readonly kind: 'remove'; readonly id: number; readonly match: Match | undefined }
  | { readonly kind: 'restore'; readonly id: number; readonly version: number }
  | { readonly kind: 'read'; readonly id: number };

/** The result of an operation: the status, and the row that the answer shows. */
export interface Result {
  readonly status: number;
  readonly row?: { readonly id: number; readonly version: number; readonly cells: Cells };
}

/** The state after an operation, and the result that its client must get. */
export interface Step {
  readonly state: State;
  readonly result: Result;
}

/** The cells after a change. An empty text empties a cell. */
export function applied(before: Cells, change: Change): Cells {
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

const resultFor = (status: number, id: number, versions: readonly Cells[]): Result => ({
  status,
  row: { id, version: versions.length, cells: versions.at(-1) ?? {} },
});

function added(state: State, cells: Cells): Step {
  const id = state.rows.length + 1;
  if (isTaken(state, id, cells)) return { state, result: { status: 409 } };
  return { state: { rows: [...state.rows, [cells]] }, result: resultFor(201, id, [cells]) };
}

/** Adds a version to a row, unless another row has its key. */
function versioned(state: State, id: number, cells: Cells): Step {
  if (isTaken(state, id, cells)) return { state, result: { status: 409 } };
  const versions = [...(state.rows[id - 1] ?? []), cells];
  return { state: replaced(state, id, versions), result: resultFor(200, id, versions) };
}

/** The state after an operation, and its result. */
export function apply(state: State, op: Op): Step {
  if (op.kind === 'create') return added(state, applied({}, op.cells));
  const versions = state.rows[op.id - 1] ?? [];
  const now = versions.at(-1);
  if (now === undefined) return { state, result: { status: 404 } };
  if (op.kind === 'read') return { state, result: resultFor(200, op.id, versions) };
  if (op.kind === 'restore') {
    const old = versions[op.version - 1];
    if (old === undefined) return { state, result: { status: 404 } };
    const { state: next, result } = versioned(state, op.id, old);
    return { state: next, result: { status: result.status === 200 ? 204 : result.status } };
  }
  if (isStale(versions, op.match)) return { state, result: { status: 412 } };
  if (op.kind === 'change') return versioned(state, op.id, applied(now, op.cells));
  return { state: replaced(state, op.id, []), result: { status: 204 } };
}

/** The rows that exist, by rising id. */
export const alive = (
  state: State,
): readonly { readonly id: number; readonly versions: readonly Cells[]; readonly cells: Cells }[] =>
  state.rows.flatMap((versions, n) => {
    const cells = versions.at(-1);
    return cells === undefined ? [] : [{ id: n + 1, versions, cells }];
  });
