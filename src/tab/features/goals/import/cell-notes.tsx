import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactElement } from 'react';
import type { Fault } from '../../../../core/domain/base/fault';
import { faultText } from '../../../components/fault-text';
import { useWords } from '../../../components/words';
import { hasNotes, type CellNotes as Notes } from './grid-rows';
import { choicesOf, understoodText } from './understood-text';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '4px', justifyItems: 'start', whiteSpace: 'normal' },
  quiet: { color: tokens.colorNeutralForeground2 },
  // A long text that was there before is not the most important of the row.
  change: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  line: { display: 'flex', gap: '4px', alignItems: 'start' },
  fault: { color: tokens.colorStatusDangerForeground1 },
  person: { textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  icon: { flexShrink: 0, paddingTop: '3px', display: 'flex' },
});

/** What can be done about a cell. */
export interface CellActs {
  /** Puts another text into the cell. */
  readonly onText: (text: string) => void;
  /** Says whom a name in the cell means. */
  readonly onPerson: (written: string, mail: string) => void;
  /** Takes back whom the names in the cell mean; undefined when nobody has said so. */
  readonly onPeopleBack: (() => void) | undefined;
}

interface NotesProps extends CellActs {
  /** The name of the list's column. */
  readonly column: string;
  /** The text of the cell. */
  readonly written: string;
  readonly notes: Notes;
  /** False when the buttons are left out of the order of tabs. */
  readonly isReachable: boolean;
}

/**
 * What a cell was understood as and what it changes, its faults with the words that it takes and what was probably meant, and the
 * people whom a name in it may mean.
 */
export function CellNotes(props: NotesProps): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { notes, onPeopleBack, isReachable } = props;
  if (!hasNotes(notes) && onPeopleBack === undefined) return null;
  return (
    <div className={styles.box}>
      <Understood {...props} />
      {notes.isKept && <span className={styles.quiet}>{t.imports.isKept}</span>}
      {notes.warnings.map((fault) => (
        <FaultLine key={fault.reason} fault={fault} isWarning />
      ))}
      {notes.faults.map((fault) => (
        <CellFault key={fault.reason} {...props} fault={fault} />
      ))}
      {notes.people.map((question) => (
        <WhichPerson key={question.written} {...props} question={question} />
      ))}
      {onPeopleBack !== undefined && (
        <Button size="small" tabIndex={isReachable ? 0 : -1} onClick={onPeopleBack}>
          {t.imports.takeAnswerBack}
        </Button>
      )}
    </div>
  );
}

/** What a cell was understood as, where that is not what is written, and what is stored now, where the import changes it. */
function Understood({ column, written, notes }: NotesProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { understood, change } = notes;
  const text = (value: string | number) => understoodText(column, value, words);
  const before = change?.before ?? null;
  const read = understood === undefined ? written : text(understood);
  return (
    <>
      {read !== written && (
        <span className={styles.quiet}>
          {words.t.imports.readAs} {read}
        </span>
      )}
      {change !== undefined && (
        <span className={styles.change}>
          {before === null ? words.t.imports.wasEmpty : words.t.imports.was(text(before))}
        </span>
      )}
    </>
  );
}

/** Asks whom a name means, with the people whom the directory finds. */
function WhichPerson({
  question,
  isReachable,
  onPerson,
}: NotesProps & { readonly question: Notes['people'][number] }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { written, choices, hasMore } = question;
  return (
    <>
      <span>{t.imports.whichPerson(written)}</span>
      {choices.map(({ name, mail, title }) => (
        <Button
          key={mail}
          size="small"
          className={styles.person}
          tabIndex={isReachable ? 0 : -1}
          onClick={() => onPerson(written, mail)}
        >
          {[name, title, mail].filter((part) => part !== undefined && part !== '').join(', ')}
        </Button>
      ))}
      {hasMore && <span className={styles.quiet}>{t.imports.morePeople}</span>}
    </>
  );
}

function CellFault(props: NotesProps & { readonly fault: Fault }): ReactElement {
  const words = useWords();
  const styles = useStyles();
  const { column, fault } = props;
  const allowed = choicesOf(column, words);
  const meant = allowed.get(String(fault.values?.['suggestion']));
  const mayAllow = allowed.size > 0 && /^(unknown-word|missing)$/.test(fault.reason);
  return (
    <>
      <FaultLine fault={fault} />
      {mayAllow && (
        <span className={styles.quiet}>
          {words.t.imports.allowed([...allowed.values()].join(', '))}
        </span>
      )}
      {meant !== undefined && (
        <Button
          size="small"
          tabIndex={props.isReachable ? 0 : -1}
          onClick={() => props.onText(meant)}
        >
          {words.t.imports.meant(meant)}
        </Button>
      )}
    </>
  );
}

/** The sentence of a fault, with a sign before it. `about` names the column where the fault stands at no cell. */
export function FaultLine(props: {
  readonly fault: Fault;
  readonly about?: string;
  /** True for what does not stop the row. */
  readonly isWarning?: boolean;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const sentence = faultText(props.fault, words);
  return (
    <span className={styles.line}>
      <span
        className={mergeClasses(styles.icon, props.isWarning !== true && styles.fault)}
        aria-hidden="true"
      >
        <WarningRegular />
      </span>
      <span>{props.about === undefined ? sentence : `${props.about}: ${sentence}`}</span>
    </span>
  );
}
