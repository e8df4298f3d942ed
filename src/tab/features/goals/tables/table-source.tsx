import {
  Button,
  Field,
  Radio,
  RadioGroup,
  Spinner,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef, type ClipboardEvent, type DragEvent, type ReactElement } from 'react';
import { definedOnly } from '../../../../core/domain/base/defined';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import type { BroughtTable } from './use-tables';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '12px' },
  paste: { fontFamily: 'monospace', minHeight: '180px', whiteSpace: 'pre' },
  file: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center' },
  hint: { color: tokens.colorNeutralForeground2 },
  hidden: { display: 'none' },
});

interface SourceProps {
  readonly brought: BroughtTable;
  /** A sentence that says why the text cannot be checked. */
  readonly fault: string | undefined;
}

/** Takes a table: as text, pasted from Word or a spreadsheet, or as a file that is chosen or dropped. */
export function TableSource(props: SourceProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { brought } = props;
  if (brought.table !== undefined) return <Chosen {...props} />;
  if (brought.sheets.length > 0) return <Sheets brought={brought} />;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) brought.takeFile(file);
  };
  return (
    <div className={styles.box} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <PasteField {...props} />
      <FileChoice {...props} />
      {brought.isReading && <Spinner size="tiny" label={t.imports.reading} labelPosition="after" />}
      {brought.problem !== undefined && <Notice attention>{brought.problem}</Notice>}
      <Left {...props} />
    </div>
  );
}

/** A way back to the table that was left, until another one is brought. */
function Left({ brought }: SourceProps): ReactElement | null {
  const { t } = useWords();
  const { left } = brought;
  if (left === undefined) return null;
  return (
    <div>
      <Button onClick={() => brought.choose(left)}>{t.imports.takeBack(left.name)}</Button>
    </div>
  );
}

/** Above this number of characters a browser takes seconds to insert the lines of a text one after the other. */
const longText = 10_000;

function PasteField({ brought, fault }: SourceProps): ReactElement {
  const styles = useStyles();
  const words = useWords().t.goals.setUp;
  const paste = (event: ClipboardEvent): void => {
    if (brought.text !== '') return;
    const text = event.clipboardData.getData('text/plain');
    const isLong = text.length > longText;
    if (!brought.pasteHtml(event.clipboardData.getData('text/html'))) {
      if (!isLong) return;
      brought.type(text);
    }
    event.preventDefault();
  };
  return (
    <Field
      label={words.paste}
      hint={words.pasteHint}
      {...definedOnly({ validationMessage: fault })}
    >
      <Textarea
        value={brought.text}
        textarea={{ className: styles.paste, spellCheck: false, wrap: 'off' }}
        resize="vertical"
        onPaste={paste}
        onChange={(_, data) => brought.type(data.value)}
      />
    </Field>
  );
}

function FileChoice({ brought }: SourceProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.file}>
      <Button disabled={brought.isReading} onClick={() => input.current?.click()} size="large">
        {t.imports.chooseFile}
      </Button>
      <span className={styles.hint}>{t.imports.fileHint}</span>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.tsv,.txt"
        aria-label={t.imports.chooseFile}
        tabIndex={-1}
        className={styles.hidden}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) brought.takeFile(file);
          target.value = '';
        }}
      />
    </div>
  );
}

function Sheets({ brought }: { readonly brought: BroughtTable }): ReactElement {
  const { t } = useWords();
  return (
    <Field label={t.imports.whichSheet}>
      <RadioGroup
        onChange={(_, { value }) => {
          const table = brought.sheets[Number(value)];
          if (table !== undefined) brought.choose(table);
        }}
      >
        {brought.sheets.map(({ name, rows }, at) => (
          <Radio key={name} value={String(at)} label={t.imports.sheet(name, rows.length)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

function Chosen({ brought, fault }: SourceProps): ReactElement {
  const { t } = useWords();
  const { name = '', rows = [] } = brought.table ?? {};
  return (
    <Notice
      attention={fault !== undefined}
      actions={<Button onClick={brought.restart}>{t.imports.another}</Button>}
    >
      {t.imports.read(name, rows.length)} {fault}
    </Notice>
  );
}
