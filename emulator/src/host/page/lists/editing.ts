import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h } from '../base/dom';
import { hasFocusNowhere } from '../base/focus';
import { fieldFor, valueOf, type FieldElement } from './field';
import { refusalSentence } from './refusal';
import type { Column, List, Row } from './list-data';

/** Can a person change cells of this column in the grid? Columns with several values cannot be changed. */
export const canEdit = (column: Column): boolean =>
  !column.readOnly && column.kind !== 'system' && !column.multiple;

/** A cell that is being changed. */
interface EditedProps {
  readonly app: App;
  readonly list: List;
  readonly column: Column;
  /** The row as it was when the person began; its etag is sent with the change. */
  readonly row: Row;
  /** Is called when the person leaves the field; with the new row when it was saved. */
  readonly done: (row?: Row) => void;
}

function save({ app, list, column, row }: EditedProps, value: unknown): Promise<Row> {
  const body = { userId: app.me().id, fields: { [column.name]: value }, ifMatch: row.etag };
  return ask<Row>('PATCH', `/host/lists/${list.id}/rows/${String(row.id)}`, body);
}

/** Focuses the field and selects its text when it is first drawn, and focuses it again when the change was refused. */
function useFocus(field: { readonly current: FieldElement | null }, isRefused: boolean): void {
  useLayoutEffect(() => {
    field.current?.focus();
    if (field.current instanceof HTMLInputElement && field.current.type === 'text')
      field.current.select();
  }, []);
  useLayoutEffect(() => {
    // The focus stays elsewhere when the person has gone on to something else.
    if (isRefused && hasFocusNowhere()) field.current?.focus();
  }, [isRefused]);
}

/** Saves a value and shows why it was not saved. `field.current` is `null` when the field is no longer drawn. */
function useSaving(props: EditedProps, field: { readonly current: FieldElement | null }) {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState('');
  const saveValue = async (value: unknown) => {
    setSaving(true);
    try {
      return await save(props, value);
    } catch (failure) {
      // Without the field there is no place for the reason in the grid, so the page's notice shows it.
      if (field.current === null) throw failure;
      setProblem(refusalSentence(props.app, props.list, failure));
      return undefined;
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, problem, saveValue };
}

/** Handles the end of a change: the field is left once, and saved only when its value is another one than before. */
function useEditing(props: EditedProps) {
  const { app, column, done } = props;
  const field = useRef<FieldElement | null>(null);
  const state = useRef({ before: '', isBusy: false, isOver: false });
  const { isSaving, problem, saveValue } = useSaving(props, field);
  const value = () => valueOf(app, column, field.current?.value ?? '');
  useLayoutEffect(() => {
    state.current.before = JSON.stringify(value());
    // The cell itself may be removed, for instance when somebody deletes its column.
    return () => {
      if (!state.current.isOver) done();
    };
  }, []);
  useFocus(field, problem !== '' && !isSaving);
  const end = (saved?: Row) => {
    // When the field is removed, the browser fires `blur` once more.
    if (state.current.isOver) return;
    state.current.isOver = true;
    done(saved);
  };
  const trySave = async () => {
    if (state.current.isBusy || state.current.isOver) return;
    if (JSON.stringify(value()) === state.current.before) {
      end();
      return;
    }
    state.current.isBusy = true;
    const saved = await saveValue(value());
    state.current.isBusy = false;
    if (saved !== undefined) end(saved);
  };
  const cancel = () => {
    if (!state.current.isBusy) end();
  };
  // A person who leaves the field after an error has seen it: the value is not sent again.
  const leave = () => (problem === '' ? trySave() : cancel());
  return { field, isSaving, problem, cancel, trySave, leave };
}

/** The field in which a person changes a cell. Enter and leaving the field save; Escape discards the change. */
export const EditedCell: FunctionComponent<EditedProps> = (props) => {
  const { app, list, column, row } = props;
  const { field, isSaving, problem, cancel, trySave, leave } = useEditing(props);
  const pressKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') cancel();
    if (event.key !== 'Enter' || (column.kind === 'note' && event.shiftKey)) return;
    event.preventDefault();
    attempt(trySave);
  };
  const drawn = (element: FieldElement | null) => {
    field.current = element;
  };
  const listeners = { onkeydown: pressKey, onblur: leave };
  return [
    fieldFor({ app, list, column, row, disabled: isSaving, drawn, ...listeners }),
    h('p', { class: 'problem', role: 'alert' }, problem),
  ];
};
