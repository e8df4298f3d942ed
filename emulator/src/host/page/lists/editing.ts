import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h } from '../base/dom';
import { hasFocusNowhere } from '../base/focus';
import { fieldFor, valueOf, type FieldElement } from './field';
import { refusalSentence } from './refusal';
import type { Column, List, Row } from './shapes';

/** Columns that a person can write. */
export const canEdit = (column: Column): boolean =>
  !column.readOnly && column.kind !== 'system' && !column.multiple;

/** A cell that is being changed. */
interface EditedProps {
  readonly app: App;
  readonly list: List;
  readonly column: Column;
  /** The row as it was when the person began. */
  readonly row: Row;
  /** The field is left; with the row when it was saved. */
  readonly done: (row?: Row) => void;
}

function save({ app, list, column, row }: EditedProps, value: unknown): Promise<Row> {
  const body = { userId: app.me().id, fields: { [column.name]: value }, ifMatch: row.etag };
  return ask<Row>('PATCH', `/host/lists/${list.id}/rows/${String(row.id)}`, body);
}

/** Puts the keyboard on the field when it is drawn first, with its words selected, and again when it was refused. */
function useFocus(field: { readonly current: FieldElement | null }, isRefused: boolean): void {
  useLayoutEffect(() => {
    field.current?.focus();
    if (field.current instanceof HTMLInputElement && field.current.type === 'text')
      field.current.select();
  }, []);
  useLayoutEffect(() => {
    // The person may have gone on to something else meanwhile.
    if (isRefused && hasFocusNowhere()) field.current?.focus();
  }, [isRefused]);
}

/** Saves what the field holds, and says why it was not saved. `field` is empty when the person has gone elsewhere. */
function useSaving(props: EditedProps, field: { readonly current: FieldElement | null }) {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState('');
  const saveValue = async (value: unknown) => {
    setSaving(true);
    try {
      return await save(props, value);
    } catch (failure) {
      // There is no cell any more to say it in.
      if (field.current === null) throw failure;
      setProblem(refusalSentence(props.app, props.list, failure));
      return undefined;
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, problem, saveValue };
}

/** The field's element, and the ways to leave it: once, and saved only when it holds something else than before. */
function useEditing(props: EditedProps) {
  const { app, column, done } = props;
  const field = useRef<FieldElement | null>(null);
  const state = useRef({ before: '', isBusy: false, isOver: false });
  const { isSaving, problem, saveValue } = useSaving(props, field);
  const value = () => valueOf(app, column, field.current?.value ?? '');
  useLayoutEffect(() => {
    state.current.before = JSON.stringify(value());
    // The cell itself may go away, for instance with its column.
    return () => {
      if (!state.current.isOver) done();
    };
  }, []);
  useFocus(field, problem !== '' && !isSaving);
  const end = (saved?: Row) => {
    // The field is left once: when it goes away the browser says once more that the keyboard left it.
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
  // After an error the person has seen it, and leaves the value.
  const leave = () => (problem === '' ? trySave() : cancel());
  return { field, isSaving, problem, cancel, trySave, leave };
}

/** The field of a cell. Enter saves, Escape leaves it, leaving the field saves too. */
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
