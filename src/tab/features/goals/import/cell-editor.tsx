import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

const useStyles = makeStyles({
  field: {
    width: '100%',
    minWidth: '8rem',
    boxSizing: 'border-box',
    resize: 'none',
    font: 'inherit',
    padding: '2px 4px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    outlineColor: tokens.colorStrokeFocus2,
  },
});

/** Where a person goes on in the grid after editing a cell. */
export interface Onward {
  readonly rows: number;
  readonly columns: number;
}

const stay: Onward = { rows: 0, columns: 0 };

/** Returns where a key leads that ends the editing; undefined for a key that belongs to the text. */
function onwardOf({ key, shiftKey, altKey }: KeyboardEvent): Onward | undefined {
  if (key === 'Enter') return altKey ? undefined : { rows: shiftKey ? -1 : 1, columns: 0 };
  if (key === 'Tab') return { rows: 0, columns: shiftKey ? -1 : 1 };
  return key === 'Escape' ? stay : undefined;
}

/** Returns the lines of a text, of which a field shows at most six. */
function rowsOf(text: string): number {
  return Math.min(6, text.split('\n').length);
}

/** Puts a line break where the caret of a field is, and returns its text. */
function withNewLine(field: HTMLTextAreaElement): string {
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  return field.value;
}

/**
 * Edits the text of a cell: `Enter` and `Tab` take it and go on, `Escape` leaves the cell as it was, and `Alt+Enter` begins a new
 * line.
 */
export function CellEditor(props: {
  readonly label: string;
  readonly written: string;
  /** The letter with which the person began, which replaces what is written. */
  readonly typed: string | undefined;
  readonly onText: (text: string) => void;
  /** The editing ends. `onward` is undefined when the person has gone elsewhere already. */
  readonly onClose: (onward: Onward | undefined) => void;
}): ReactElement {
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const [text, setText] = useState(props.typed ?? props.written);
  useEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, []);
  const close = (taken: string | undefined, onward: Onward | undefined): void => {
    if (isOver.current) return;
    isOver.current = true;
    if (taken !== undefined && taken !== props.written) props.onText(taken);
    props.onClose(onward);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // The keys of the grid do nothing while its cell is edited.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const onward = onwardOf(event);
    const isNewLine = event.key === 'Enter' && event.altKey;
    if (onward !== undefined || isNewLine) event.preventDefault();
    if (isNewLine) setText(withNewLine(event.currentTarget));
    if (onward !== undefined) close(event.key === 'Escape' ? undefined : text, onward);
  };
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={props.label}
      value={text}
      rows={rowsOf(text)}
      spellCheck={false}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={press}
      onBlur={() => close(text, undefined)}
    />
  );
}
