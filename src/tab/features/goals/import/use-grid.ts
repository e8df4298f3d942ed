import { useEffect, useEffectEvent, useReducer, type KeyboardEvent, type RefObject } from 'react';
import { definedOnly } from '../../../../core/domain/base/defined';
import { commandOf, type GridCommand } from './grid-keys';
import {
  firstPlace,
  placeAfter,
  placeAt,
  placeOnPage,
  type GridPlace,
  type GridSize,
} from './grid-place';

/** A cell that is being edited: the text with which the editor begins instead of what is written, if any. */
export interface Editing {
  readonly typed?: string;
}

/** Where the person is in a grid, and whether they edit that cell. */
export interface GridState {
  readonly place: GridPlace;
  readonly editing: Editing | undefined;
  /** Counts how often the keyboard is to go to the cell, so that it goes there once for each. */
  readonly moves: number;
}

/**
 * What is done to the place in a grid. `go` takes the keyboard there, and `show` leaves it where it is. `close`: the editing ends, and
 * the person goes on by rows and columns; `stop`: it ends, since the person has gone elsewhere.
 */
export type GridStep =
  | { readonly kind: 'go' | 'show'; readonly place: GridPlace }
  | { readonly kind: 'edit'; readonly typed?: string | undefined }
  | { readonly kind: 'close'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'stop' };

function placeOfStep(now: GridPlace, step: GridStep, size: GridSize): GridPlace {
  if (step.kind === 'go' || step.kind === 'show') return placeAt(step.place, size);
  return step.kind === 'close' ? placeAfter(now, { ...step, kind: 'move' }, size) : now;
}

function stateAfter(size: GridSize) {
  return (state: GridState, step: GridStep): GridState => {
    const place = placeOfStep(placeAt(state.place, size), step, size);
    const moves = step.kind === 'go' || step.kind === 'close' ? state.moves + 1 : state.moves;
    const isEdit = step.kind === 'edit';
    return { place, moves, editing: isEdit ? definedOnly({ typed: step.typed }) : undefined };
  };
}

/** Names the element of a cell, so that it can be found among those that are shown. */
export function cellName({ row, column }: Pick<GridPlace, 'row' | 'column'>): string {
  return `${String(row)}:${String(column)}`;
}

/** Returns the place of the cell to which an element belongs; undefined outside the cells. */
function placeOf(target: EventTarget): Pick<GridPlace, 'row' | 'column'> | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  const [row, column] = (cell?.getAttribute('data-cell') ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** What a grid does with its cells. */
interface GridActs {
  /** Empties a cell. */
  readonly onClear: (place: GridPlace) => void;
  /** True for a cell with a text of its own; in others `Enter` goes to the first control. */
  readonly isText: (place: GridPlace) => boolean;
}

/** A grid that is used by keyboard and mouse: one cell at a time is in the order of tabs. */
export interface Grid extends Pick<GridState, 'place' | 'editing'> {
  readonly step: (step: GridStep) => void;
  /** Shows another page; the keyboard stays where it is. */
  readonly turn: (page: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouse: (target: EventTarget) => void;
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['cell'] !== undefined;
}

/** Moves through a grid by its keys. `box` is the element around its table. @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function useGrid(
  box: RefObject<HTMLDivElement | null>,
  size: GridSize,
  acts: GridActs,
): Grid {
  const [state, step] = useReducer(stateAfter(size), start);
  const place = placeAt(state.place, size);
  const cell = useCellFocus(box, place, state.moves);
  const run = (command: GridCommand): void => {
    if (command.kind === 'clear') acts.onClear(place);
    else if (command.kind !== 'edit') step({ kind: 'go', place: placeAfter(place, command, size) });
    else if (acts.isText(place)) step({ ...command, kind: 'edit' });
    else cell()?.querySelector<HTMLElement>('select, button')?.focus();
  };
  return {
    ...{ place, step, editing: state.editing },
    turn: (page) => step({ kind: 'show', place: placeOnPage(place, page, size) }),
    onKeyDown: (event) => {
      const command = isCell(event.target) ? commandOf(event) : undefined;
      if (!isCell(event.target) && event.key === 'Escape') cell()?.focus();
      if (command === undefined) return;
      event.preventDefault();
      run(command);
    },
    onMouse: (target) => {
      const pressed = placeOf(target);
      if (pressed === undefined || isInside(target, 'textarea')) return;
      const there = { ...place, ...pressed };
      const go = { kind: 'go', place: there } as const;
      if (isInside(target, 'select')) step({ kind: 'show', place: there });
      // A button that has been pressed may be gone when the rows have been checked again; its cell stays.
      else if (isInside(target, 'button')) step(go);
      else step(isSame(pressed, place) && acts.isText(place) ? { kind: 'edit' } : go);
    },
  };
}

function isSame(one: Pick<GridPlace, 'row' | 'column'>, other: GridPlace): boolean {
  return one.row === other.row && one.column === other.column;
}

const start: GridState = { place: firstPlace, editing: undefined, moves: 0 };

function isInside(target: EventTarget, name: string): boolean {
  return target instanceof Element && target.closest(name) !== null;
}

/** Returns a function that finds the cell of a place, and takes the keyboard to it each time that `moves` has grown. */
function useCellFocus(
  box: RefObject<HTMLDivElement | null>,
  place: GridPlace,
  moves: number,
): () => HTMLElement | null {
  const cell = (): HTMLElement | null =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${cellName(place)}"]`) ?? null;
  const focus = useEffectEvent(() => cell()?.focus());
  useEffect(() => {
    if (moves > 0) focus();
  }, [moves]);
  return cell;
}
