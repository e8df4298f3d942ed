import { Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { readAddress } from '../../core/domain/organisation/address';
import type { FoundPerson } from '../../core/domain/organisation/people-search';
import { useWords, type Words } from '../components/words';
import { usePeopleSearch, type SearchState } from './use-people-search';

const useStyles = makeStyles({
  field: { maxWidth: '30rem' },
  combobox: { minWidth: 0, minHeight: '44px' },
  option: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/**
 * A field to choose a person in: the directory is searched while the person types, and the whole address can be written where it
 * cannot be searched. `onChoose` gets the address of the person, or undefined while the text names nobody.
 */
export function PeoplePicker(props: {
  readonly label: string;
  /** Why the server has refused the person who was chosen. */
  readonly fault?: string;
  readonly onChoose: (mail: string | undefined) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<FoundPerson | undefined>(undefined);
  const search = usePeopleSearch(chosen === undefined ? text : '');
  const people = search.kind === 'found' ? search.found.people : [];
  const write = (written: string): void => {
    setText(written);
    setChosen(undefined);
    props.onChoose(readAddress(written)?.mail);
  };
  const choose = (mail: string | undefined): void => {
    const person = people.find((one) => one.mail === mail);
    if (person === undefined) return;
    setText(person.name);
    setChosen(person);
    props.onChoose(person.mail);
  };
  return (
    <Field
      className={styles.field}
      label={props.label}
      hint={{ children: hintFor(search, { text, chosen }, words), role: 'status' }}
      {...(props.fault !== undefined && { validationMessage: props.fault })}
    >
      <Combobox
        className={styles.combobox}
        freeform
        autoComplete="off"
        value={text}
        selectedOptions={chosen === undefined ? [] : [chosen.mail]}
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
