import type { FunctionComponent } from 'preact';
import { read } from '../base/api';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { once, useLoaded } from '../base/loading';
import { cellText } from './cells';
import type { Column, List, Row } from './list-data';

interface Option {
  readonly value: string;
  readonly text: string;
}

/** The element of a form field. */
export type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The cell that a field is for; without a row the field is empty. Fields are uncontrolled: a redraw does not overwrite
 * what a person types.
 */
export interface FieldProps {
  readonly app: App;
  readonly list: List;
  readonly column: Column;
  readonly row?: Row | undefined;
  readonly disabled?: boolean;
  /** Is called with the element when it is drawn, and with `null` when it is removed. */
  readonly drawn?: (element: FieldElement | null) => void;
  readonly onkeydown?: (event: KeyboardEvent) => unknown;
  readonly onblur?: () => unknown;
}

/** Attributes that every kind of field has. */
function common({ app, column, disabled, drawn, onkeydown, onblur }: FieldProps) {
  return {
    name: column.name,
    'aria-label': app.words().lists.edit(column.displayName),
    disabled: disabled === true,
    ref: drawn ?? null,
    onkeydown,
    onblur,
  };
}

function select(props: FieldProps, options: readonly Option[], now: string): Drawn {
  const all = [{ value: '', text: '' }, ...options];
  return h(
    'select',
    common(props),
    all.map(({ value, text }) => h('option', { key: value, value, selected: value === now }, text)),
  );
}

const asOptions = (words: readonly string[]) => words.map((text) => ({ value: text, text }));

function choicesOf(column: Column): readonly string[] {
  const choices = column.facet['choice']?.['choices'];
  return Array.isArray(choices) ? choices.map(String) : [];
}

/** The day of an instant in the site's time zone, as a date field takes it. */
function dayOf(app: App, value: unknown): string {
  if (typeof value !== 'string') return '';
  return new Intl.DateTimeFormat('sv-SE', { timeZone: app.state.timeZone }).format(new Date(value));
}

const wordsIn = ({ app, column, row }: FieldProps) =>
  row === undefined ? '' : cellText(app, column, row);

const valueIn = ({ column, row }: FieldProps) => row?.values[column.name];

function input(props: FieldProps, type: 'text' | 'date', defaultValue: string): Drawn {
  return h('input', { ...common(props), type, defaultValue, autocomplete: 'off' });
}

/** A choice among people or the rows of another list. Until they are read, its only option is the cell's own value. */
const RowField: FunctionComponent<FieldProps> = (props) => {
  const { app, list, column } = props;
  const path = `/host/lists/${list.id}/options/${column.name}?user=${app.me().id}`;
  const { loaded } = useLoaded(
    () => read<readonly { readonly id: number; readonly text: string }[]>(path),
    once,
  );
  const value = valueIn(props);
  const now = value === undefined ? '' : String(value);
  const held = now === '' ? [] : [{ value: now, text: wordsIn(props) }];
  const options =
    loaded.state === 'there'
      ? loaded.value.map(({ id, text }) => ({ value: String(id), text }))
      : [];
  const isAmong = options.some((option) => option.value === now);
  const isOver = loaded.state === 'failed' || loaded.state === 'missing';
  return [
    select(props, isAmong ? options : [...held, ...options], now),
    isOver && h('p', { class: 'problem', role: 'alert' }, app.words().lists.refused.unreachable),
  ];
};

/** Draws the field by the kind of column; other kinds get a line of text. */
const makers: Readonly<Partial<Record<Column['kind'], (props: FieldProps) => Drawn>>> = {
  choice: (props) => {
    const value = valueIn(props);
    const now = typeof value === 'string' ? value : '';
    return select(props, asOptions(choicesOf(props.column)), now);
  },
  lookup: (props) => h(RowField, props),
  person: (props) => h(RowField, props),
  boolean: (props) => {
    const { yes, no } = props.app.words().lists;
    return select(props, asOptions([yes, no]), valueIn(props) === true ? yes : no);
  },
  dateTime: (props) => input(props, 'date', dayOf(props.app, valueIn(props))),
  note: (props) => h('textarea', { ...common(props), rows: 4, defaultValue: wordsIn(props) }),
};

/** Draws the field for a cell, with the cell's value in it. */
export function fieldFor(props: FieldProps): Drawn {
  const make = makers[props.column.kind];
  return make === undefined ? input(props, 'text', wordsIn(props)) : make(props);
}

/** Converts the text of a field to the value that the emulator stores; `null` is an empty cell. */
export function valueOf(app: App, column: Column, text: string): unknown {
  if (column.kind === 'boolean') return text === app.words().lists.yes;
  if (column.kind === 'lookup' || column.kind === 'person')
    return text === '' ? null : Number(text);
  const isEmpty = column.kind === 'choice' || column.kind === 'note' ? text === '' : !text.trim();
  return isEmpty ? null : text;
}
