import { definedOnly } from '../../core/domain/base/defined';
import type { Person } from '../../core/domain/organisation/body';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields } from './list-map';

const entryShape =
  /^(?<name>.*?) ?<(?<mail>[^<>]+)> (?<objectId>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A person as the directory says: `Anna Berg <anna.berg@kommun.se> 0f31…`. */
function entryOf(person: Person): string | undefined {
  if (person.objectId === undefined) return undefined;
  return `${person.name ?? ''} <${person.mail}> ${person.objectId}`.trimStart();
}

/**
 * The person of a mail address. The object id counts only while the entry names the same address: when somebody types
 * another address, the old person must not keep the rights (design §14).
 */
function personOf(mail: string, entries: readonly string[]): Person {
  const wanted = mail.toLowerCase();
  const found = entries
    .map((entry) => entryShape.exec(entry)?.groups)
    .find((groups) => groups?.['mail']?.toLowerCase() === wanted);
  const name = found?.['name'] === '' ? undefined : found?.['name'];
  return definedOnly<Person>({ mail, objectId: found?.['objectId']?.toLowerCase(), name });
}

function lines(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reads `{name}Mail` and `{name}Entry`. */
export function readPerson(cells: Cells, name: string): Person | undefined {
  const mail = cells.text(`${name}Mail`);
  return mail === undefined ? undefined : personOf(mail, lines(cells.text(`${name}Entry`)));
}

/** Writes what `readPerson` reads. */
export function writePerson(person: Person | undefined, name: string): Fields {
  return {
    [`${name}Mail`]: person?.mail,
    [`${name}Entry`]: person && entryOf(person),
  };
}

/** Several people in two columns, one person a line. */
export function readPeople(cells: Cells, name: string): readonly Person[] {
  const entries = lines(cells.text(`${name}Entry`));
  return lines(cells.text(`${name}Mail`)).map((mail) => personOf(mail, entries));
}

/** Writes what `readPeople` reads. */
export function writePeople(people: readonly Person[], name: string): Fields {
  const entries = people.map(entryOf).filter((entry) => entry !== undefined);
  return {
    [`${name}Mail`]: people.length === 0 ? undefined : people.map((p) => p.mail).join('\n'),
    [`${name}Entry`]: entries.length === 0 ? undefined : entries.join('\n'),
  };
}

/** The two columns of a person: the address that people type, and what the directory says. */
export function personColumns(
  name: string,
  displayName: string,
  several = false,
): readonly Column[] {
  return [
    {
      kind: several ? 'note' : 'text',
      name: `${name}Mail`,
      displayName,
      description: several ? 'E-postadresser, en per rad.' : 'E-postadress.',
    },
    {
      kind: several ? 'note' : 'text',
      name: `${name}Entry`,
      displayName: `${displayName}, i katalogen`,
      description: 'Fylls i av Jämna. Behörighet följer den här uppgiften, inte e-postadressen.',
      technical: true,
    },
  ];
}
