/**
 * What a key does in the grid while no cell is edited. `move` goes by rows and columns; `page` by a page of rows; `edge` to the first or
 * last column, or with `isWhole` to the first or last cell. `edit` begins with what is written, or with the typed letter.
 */
export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'page'; readonly pages: number }
  | { readonly kind: 'edge'; readonly isLast: boolean; readonly isWhole: boolean }
  | { readonly kind: 'edit'; readonly typed?: string }
  | { readonly kind: 'clear' };

/** The keys that a command depends on, as a keyboard event has them. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const commands: Readonly<Record<string, GridCommand>> = {
  ArrowUp: { kind: 'move', rows: -1, columns: 0 },
  ArrowDown: { kind: 'move', rows: 1, columns: 0 },
  ArrowLeft: { kind: 'move', rows: 0, columns: -1 },
  ArrowRight: { kind: 'move', rows: 0, columns: 1 },
  PageUp: { kind: 'page', pages: -1 },
  PageDown: { kind: 'page', pages: 1 },
  Home: { kind: 'edge', isLast: false, isWhole: false },
  End: { kind: 'edge', isLast: true, isWhole: false },
  Enter: { kind: 'edit' },
  F2: { kind: 'edit' },
  Delete: { kind: 'clear' },
  Backspace: { kind: 'clear' },
};

/**
 * Returns what a key does in a grid, as spreadsheets do it; undefined for a key that is the browser's, such as Tab or Ctrl+C.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function commandOf({ key, ctrlKey, metaKey, altKey }: PressedKey): GridCommand | undefined {
  const command = commands[key] ?? typed(key);
  const isShortcut = ctrlKey || metaKey;
  if (altKey || command === undefined) return undefined;
  if (command.kind === 'edge') return { ...command, isWhole: isShortcut };
  return isShortcut ? undefined : command;
}

/** A key whose name is one character types it. */
function typed(key: string): GridCommand | undefined {
  return /^.$/su.test(key) ? { kind: 'edit', typed: key } : undefined;
}
