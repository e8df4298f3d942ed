import type { ImportInput, PersonQuestion } from '../../api/import/acts';
import type { Fault } from '../../domain/base/fault';
import { longestMail } from '../../domain/base/text-limits';
import { readAddress } from '../../domain/organisation/address';
import type { Person } from '../../domain/organisation/body';
import {
  nobodyFound,
  readSearch,
  type FoundPerson,
  type PeopleFound,
} from '../../domain/organisation/people-search';
import type { World } from '../../domain/world';
import type { Context } from '../../ports';
import type { CellPlace, CellRules, PersonReading } from './import-cells';
import type { ImportDraft } from './import-drafts';
import { lettersAndDigits } from './letters-and-digits';
import type { PastedRow } from './read-sheet';

/** How many different names of a sheet are looked up in the directory. Others are refused, and can be written as addresses. */
const mostNames = 1_000;

/** How many questions about people an answer has. Once they are answered, the next ones come. */
const mostPeopleAsked = 100;

type Answers = NonNullable<ImportInput['people']>;

/** The people of a sheet, once the directory has been asked. */
export interface SheetPeople {
  readonly read: CellRules['readPeople'];
  /** Returns the questions of drafts in which a name may mean more than one person, or nobody quite. */
  readonly questionsOf: (drafts: readonly ImportDraft<unknown>[]) => readonly PersonQuestion[];
}

/** Splits the text of a cell into people. Addresses may stand behind each other with a space between; names have spaces in them. */
function partsOf(written: string): readonly string[] {
  if (written.length > 4 * longestMail && !/[;\n]/.test(written)) return [written];
  const isOne = readAddress(written) !== undefined || isTurnedName(written);
  const parts = isOne ? [written] : written.split(/[;,\n]+/);
  return parts
    .flatMap((part) =>
      part.includes('@') && readAddress(part) === undefined ? part.split(/\s+/) : [part],
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** True for a name with the surname first: `Bergqvist, Anna`. Two people by name would have two words each. */
function isTurnedName(written: string): boolean {
  return /^[^\s,;@]+,\s*[^,;@\n]+$/u.test(written);
}

/** Returns the name without what stands in parentheses, such as `(tf)`. No name is longer than the part that is read. */
function plainName(written: string): string {
  return written.slice(0, longestMail).replace(/\([^)]*\)/g, ' ');
}

/** Returns the name with the given name first, as the directory searches it. */
function searchText(written: string): string | undefined {
  const [surname = '', given] = plainName(written).split(',');
  return readSearch(given === undefined ? surname : `${given.trim()} ${surname.trim()}`);
}

/** Returns the words of a name in a form in which two names can be compared, whatever their order. */
function nameForm(name: string): string {
  return name
    .split(/[\s,]+/)
    .map(lettersAndDigits)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}

const mailForm = (mail: string): string => mail.toLowerCase();

/** Returns the people whom the lists name and whom the directory has known, by address. */
function knownPeople({ bodies, goals }: World): ReadonlyMap<string, Person> {
  const named = [
    ...bodies.flatMap((body) => [body.manager, body.substitute, body.secretary]),
    ...bodies.flatMap(({ processLeaders }) => processLeaders),
    ...goals.map(({ reporter }) => reporter),
  ];
  const known = named.flatMap((person) => (person?.objectId === undefined ? [] : [person]));
  return new Map(known.map((person) => [mailForm(person.mail), person]));
}

/** Finds the person of each address. `undefined` stands for one that the directory does not know. */
async function resolved(
  ctx: Context,
  mails: readonly string[],
): Promise<ReadonlyMap<string, Person | undefined>> {
  const known = knownPeople(ctx.world());
  const found = await Promise.all(
    mails.map(async (mail) => {
      const person = known.get(mailForm(mail)) ?? (await ctx.directory.resolve(mail));
      return [mailForm(mail), person] as const;
    }),
  );
  return new Map(found);
}

/** Searches the directory for each name. */
async function searched(
  { directory }: Context,
  names: readonly string[],
): Promise<ReadonlyMap<string, PeopleFound>> {
  const found = await Promise.all(
    names.map(async (name) => [name, await directory.search(name)] as const),
  );
  return new Map(found);
}

/** True when the product may not read the directory, so that an address that was not found may be anybody's. */
async function isDirectoryClosed(
  ctx: Context,
  people: ReadonlyMap<string, Person | undefined>,
  found: ReadonlyMap<string, PeopleFound>,
): Promise<boolean> {
  const [name] = found.values();
  if (name !== undefined) return name.isForbidden;
  const unknown = [...people].find(([, person]) => person === undefined);
  return unknown !== undefined && (await ctx.directory.search(unknown[0])).isForbidden;
}

/** Returns the address that a person has chosen for a name in a cell. */
function answerFor(answers: Answers, written: string, { line, column }: CellPlace) {
  const own = answers.filter((one) => one.written === written);
  const isHere = (one: Answers[number]) =>
    (one.line ?? line) === line && (one.column ?? column) === column;
  // An answer for the cell counts before one for every cell.
  const chosen = own.filter(isHere).toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0))[0];
  return chosen && readAddress(chosen.mail)?.mail;
}

/** Returns those of the found people whose name is the one that is written, or all of them when nobody's is. */
function nearest(written: string, { people }: PeopleFound): readonly FoundPerson[] {
  const wanted = nameForm(plainName(written));
  const exact = people.filter(({ name }) => nameForm(name) === wanted);
  return exact.length > 0 ? exact : people;
}

/** What the directory has answered about the people of a sheet. */
interface Answered {
  readonly people: ReadonlyMap<string, Person | undefined>;
  readonly found: ReadonlyMap<string, PeopleFound>;
  readonly isClosed: boolean;
}

function byAddress({ people, isClosed }: Answered, mail: string, written: string): PersonReading {
  const person = people.get(mailForm(mail));
  const understood = written === mail ? mail : shown(mail, person);
  return {
    person: person === undefined ? { mail } : { ...person, mail },
    understood,
    isUnknown: person === undefined && !isClosed,
  };
}

/** Shows who is meant: by address alone, or by name and address where a name is written. */
function shown(mail: string, person: Person | undefined): string {
  return person?.name === undefined ? mail : `${person.name} <${mail}>`;
}

function byName({ found, isClosed }: Answered, written: string): PersonReading {
  const search = isClosed ? undefined : searchText(written);
  const answer = search === undefined ? undefined : found.get(search);
  if (answer === undefined) return { reason: 'not-an-address' };
  const people = nearest(written, answer);
  const [only, ...others] = people;
  if (only === undefined) return { reason: 'nobody-of-that-name' };
  const isExact = nameForm(only.name) === nameForm(plainName(written));
  if (others.length > 0 || answer.hasMore || !isExact)
    return { reason: 'asks-person', values: { written } };
  const { mail, name, objectId } = only;
  return { person: { mail, objectId, name }, understood: `${name} <${mail}>`, isUnknown: false };
}

/** Makes the questions of the faults that ask for a person. */
function questionsIn(
  drafts: readonly ImportDraft<unknown>[],
  { found }: Answered,
): readonly PersonQuestion[] {
  const asking = drafts.flatMap(({ line, faults }) =>
    faults
      .filter(({ reason }) => reason === 'asks-person')
      .map((fault): readonly [number, Fault] => [line, fault]),
  );
  return asking.slice(0, mostPeopleAsked).map(([line, { field, values }]) => {
    const written = String(values?.['written'] ?? '');
    const answer = found.get(searchText(written) ?? '') ?? nobodyFound;
    const choices = nearest(written, answer).map(({ name, mail, title }) => ({
      ...{ name, mail },
      ...(title !== undefined && { title }),
    }));
    return { line, column: field, written, choices, hasMore: answer.hasMore };
  });
}

/**
 * Asks the directory for the people that the cells of some columns name, by address or by name, each once. People whom the lists
 * name already are not asked for. A name that one person has is that person; of several, and of a name that is only the beginning
 * of somebody's, the answers of the input say who is meant.
 *
 * @throws {AppError} `store-unavailable`, `throttled`
 */
export async function peopleOfSheet<N extends string>(
  ctx: Context,
  { rows, columns }: { readonly rows: readonly PastedRow<N>[]; readonly columns: readonly N[] },
  answers: Answers = [],
): Promise<SheetPeople> {
  const cells = rows.flatMap(({ cells: row }) => columns.map((column) => row[column] ?? ''));
  const parts = [...new Set([...new Set(cells)].flatMap(partsOf))];
  const mailOf = (part: string) => readAddress(part)?.mail;
  const chosen = answers.flatMap(({ mail }) => mailOf(mail) ?? []);
  const mails = new Set([...parts.flatMap((part) => mailOf(part) ?? []), ...chosen].map(mailForm));
  const names = parts
    .filter((part) => !part.includes('@'))
    .flatMap((part) => searchText(part) ?? []);
  const [people, found] = await Promise.all([
    resolved(ctx, [...mails]),
    searched(ctx, [...new Set(names)].slice(0, mostNames)),
  ]);
  const isClosed = await isDirectoryClosed(ctx, people, found);
  const answered = { people, found, isClosed };
  const readOne = (written: string, place: CellPlace): PersonReading => {
    const mail = mailOf(written);
    if (mail !== undefined) return byAddress(answered, mail, written);
    if (written.includes('@')) return { reason: 'not-an-address' };
    const answer = answerFor(answers, written, place);
    return answer === undefined ? byName(answered, written) : byAddress(answered, answer, written);
  };
  return {
    read: (written, place) => partsOf(written).map((part) => readOne(part, place)),
    questionsOf: (drafts) => questionsIn(drafts, answered),
  };
}
