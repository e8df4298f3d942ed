import { shortenText } from '../../core/domain/base/clean-text';
import { definedOnly, nonEmpty } from '../../core/domain/base/defined';
import { longestLine } from '../../core/domain/base/text-limits';
import type { Person } from '../../core/domain/organisation/body';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields } from './list-map';

const entryShape =
  /^(?<name>.*?) ?<(?<mail>[^<>]+)> (?<objectId>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Writes a person as the directory has them: `Anna Berg <anna.berg@kommun.se> 0f31…`. Undefined without an object id. */
function entryOf(person: Person): string | undefined {
  if (person.objectId === undefined) return undefined;
  const identity = `<${person.mail}> ${person.objectId}`;
  // The name gets what the column has left, and loses the signs by which the columns are read.
  const name = (person.name ?? '').replace(/[<>;\n]+/g, ' ').trim();
  return `${shortenText(name, longestLine - identity.length - 1)} ${identity}`.trimStart();
}

/**
 * Makes the person of a mail address. Takes the object id only from an entry with the same address, so that a person
 * whose address has been replaced in the list loses their rights (decision 0003).
 */
function personOf(mail: string, entries: readonly string[]): Person {
  const wanted = mail.toLowerCase();
  const found = entries
    .map((entry) => entryShape.exec(entry)?.groups)
    .find((groups) => groups?.['mail']?.toLowerCase() === wanted);
  const name = nonEmpty(found?.['name']);
  return definedOnly<Person>({ mail, objectId: found?.['objectId']?.toLowerCase(), name });
}

function lines(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reads one person from the columns `{name}Mail` and `{name}Entry`. */
export function readPerson(cells: Cells, name: string): Person | undefined {
  const mail = cells.text(`${name}Mail`);
  return mail === undefined ? undefined : personOf(mail, lines(cells.text(`${name}Entry`)));
}

/** Makes the cells that `readPerson` reads. */
export function writePerson(person: Person | undefined, name: string): Fields {
  return {
    [`${name}Mail`]: person?.mail,
    [`${name}Entry`]: person && entryOf(person),
  };
}

/** Reads several people from the columns `{name}Mail` and `{name}Entry`, which have one person a line. */
export function readPeople(cells: Cells, name: string): readonly Person[] {
  const entries = lines(cells.text(`${name}Entry`));
  return lines(cells.text(`${name}Mail`)).map((mail) => personOf(mail, entries));
}

/** Makes the cells that `readPeople` reads. */
export function writePeople(people: readonly Person[], name: string): Fields {
  const entries = people.map(entryOf).filter((entry) => entry !== undefined);
  return {
    [`${name}Mail`]: people.length === 0 ? undefined : people.map((p) => p.mail).join('\n'),
    [`${name}Entry`]: entries.length === 0 ? undefined : entries.join('\n'),
  };
}

/** Makes the two columns of a person: the address that people type, and the entry that the product fills from the directory. */
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
