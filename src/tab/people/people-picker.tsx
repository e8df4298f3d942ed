import { Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { readAddress } from '../../core/domain/organisation/address';
import type { FoundPerson } from '../../core/domain/organisation/people-search';
import { fieldError } from '../components/field-error';
import { useWords, type Words } from '../components/words';
import { usePeopleSearch, type SearchState } from './use-people-search';

const useStyles = makeStyles({
  field: { maxWidth: '30rem' },
  combobox: { minWidth: 0, minHeight: '44px' },
  option: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What is written in the field, and whom that names. */
interface Naming {
  /** The text in the field: the name of a person who was chosen, or what was written. */
  readonly text: string;
  readonly chosen: FoundPerson | undefined;
  readonly search: SearchState;
  readonly write: (written: string) => void;
  readonly choose: (mail: string | undefined) => void;
}

/** Keeps who was chosen, and searches while the person writes. What stood in the field before is not searched for. */
function useNaming(value: string, onChange: (value: string) => void): Naming {
  const [isTouched, setTouched] = useState(false);
  const [last, setLast] = useState<FoundPerson | undefined>(undefined);
  const chosen = last?.mail === value ? last : undefined;
  const search = usePeopleSearch(isTouched && chosen === undefined ? value : '');
  const people = search.kind === 'found' ? search.found.people : [];
  return {
    ...{ text: chosen?.name ?? value, chosen, search },
    write: (written) => {
      setTouched(true);
      setLast(undefined);
      onChange(written);
    },
    choose: (mail) => {
      const person = people.find((one) => one.mail === mail);
      if (person === undefined) return;
      setLast(person);
      onChange(person.mail);
    },
  };
}

/**
 * A field to choose a person in: the directory is searched while the person types, and the whole address can be written where it
 * cannot be searched. `onChange` gets the address of the person who was chosen, or what is written.
 */
export function PeoplePicker(props: {
  readonly label: string;
  /** An address, or what is written so far. */
  readonly value: string;
  /** What the field is for. It stands before what the person can do next. */
  readonly hint?: string;
  /** Why what is written, or the person who was chosen, is refused. */
  readonly fault?: string;
  /** A disabled field shows the address alone. */
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { text, chosen, search, write, choose } = useNaming(props.value, props.onChange);
  const people = search.kind === 'found' ? search.found.people : [];
  const next = hintFor(search, { text, chosen }, words);
  return (
    <Field
      className={styles.field}
      label={props.label}
      hint={{ children: [props.hint, next].filter(Boolean).join(' '), role: 'status' }}
      {...fieldError(props.fault)}
    >
      <Combobox
        className={styles.combobox}
        freeform
        autoComplete="off"
        value={text}
        selectedOptions={chosen === undefined ? [] : [chosen.mail]}
        {...(props.isDisabled === true && { disabled: true, expandIcon: null })}
        onBlur={() => props.onLeave?.()}
        onChange={(event) => write(event.target.value)}
        onOptionSelect={(_, { optionValue }) => choose(optionValue)}
        listbox={{ style: { maxHeight: '18rem' } }}
      >
        {people.map((person) => (
          <Option key={person.objectId} value={person.mail} text={person.name}>
            <span className={styles.option}>
              <span>{person.name}</span>
              <span className={styles.quiet}>
                {[person.title, person.mail].filter((part) => part !== undefined).join(' · ')}
              </span>
            </span>
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

interface Written {
  readonly text: string;
  readonly chosen: FoundPerson | undefined;
}

/** Says what the person can do next: write more, choose, or write the whole address. */
function hintFor(search: SearchState, { text, chosen }: Written, { t }: Words): string {
  const words = t.people;
  if (chosen !== undefined) return [chosen.title, chosen.mail].filter(Boolean).join(' · ');
  const address = addressHint(text, words);
  switch (search.kind) {
    case 'idle':
      return address ?? words.hint;
    case 'searching':
      return words.searching;
    case 'failed':
      return address ?? words.unavailable;
    case 'found':
      return foundHint(search, address, words);
  }
}

function foundHint(
  { found, text }: Extract<SearchState, { readonly kind: 'found' }>,
  address: string | undefined,
  words: Words['t']['people'],
): string {
  if (found.isForbidden) return address ?? words.forbidden;
  if (found.hasMore) return words.more;
  if (found.people.length > 0) return words.found(found.people.length);
  return address ?? words.nobody(text);
}

/** Says how an address was read that was written in another way; undefined for a text that is no address. */
function addressHint(text: string, words: Words['t']['people']): string | undefined {
  const read = readAddress(text);
  if (read === undefined) return undefined;
  const hidden = read.hidden.length === 0 ? '' : ` ${words.hidden(read.hidden.join(', '))}`;
  return `${words.readAs(read.mail)}${hidden}`;
}
