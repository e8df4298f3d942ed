import type { Fault } from '../base/fault';
import { definedOnly } from '../base/defined';
import type { CalendarDate } from '../base/time';
import { earliestBodyYear, faultOfDate } from '../base/years';
import type { Body, Person } from './body';

/** What somebody saw in a field and what they want there; null stands for nobody, or for no date. */
export interface Change<Seen, Next = Seen> {
  readonly seen: Seen | null;
  readonly next: Next | null;
}

/** The people of a body and the absence of its manager, as a person wants to change them. People are seen by their address. */
export interface PeopleChanges {
  readonly manager?: Change<string, Person>;
  readonly substitute?: Change<string, Person>;
  readonly secretary?: Change<string, Person>;
  readonly absentFrom?: Change<CalendarDate>;
  readonly absentTo?: Change<CalendarDate>;
  /** The process leaders, whom the council's row names. */
  readonly leaders?: { readonly seen: readonly string[]; readonly next: readonly Person[] };
}

/** A field of `PeopleChanges`. */
export type PeopleField = keyof PeopleChanges;

/** The fields with one person each. */
export const personFields = ['manager', 'substitute', 'secretary'] as const;
const dateFields = ['absentFrom', 'absentTo'] as const;
/** The fields that a manager changes for the own body and those below it; the others are for process leaders. */
export const managersFields: readonly PeopleField[] = ['substitute', ...dateFields];

/** A changed field: its new value, or why it is refused. */
type Outcome<T> = { readonly value: T | undefined } | { readonly fault: Fault };

const formOf = (mail: string | null | undefined): string => (mail ?? '').toLowerCase();

/** Says that somebody else has changed the field since the person saw it. `now` is what stands there. */
function changedMeanwhile(field: string, now: string | undefined): { readonly fault: Fault } {
  return { fault: { field, reason: 'changed-meanwhile', values: { now: now ?? '–' } } };
}

/**
 * Returns the person who stands in a field after the change. Somebody with another object id than the one that is stored
 * replaces the person of the same address, who had none.
 */
export function changedPerson(
  field: string,
  stored: Person | undefined,
  { seen, next }: Change<string, Person>,
): Outcome<Person> {
  const now = formOf(stored?.mail);
  if (now === formOf(next?.mail)) return { value: isConfirmed(stored, next) ? next : stored };
  return now === formOf(seen)
    ? { value: next ?? undefined }
    : changedMeanwhile(field, stored?.mail);
}

/** True when the directory has another object id for the address than the one that is stored, or the first one. */
function isConfirmed(stored: Person | undefined, next: Person | null): next is Person {
  return next?.objectId !== undefined && next.objectId !== stored?.objectId;
}

function changedDate(
  field: string,
  stored: CalendarDate | undefined,
  { seen, next }: Change<CalendarDate>,
): Outcome<CalendarDate> {
  if ((stored ?? null) === next) return { value: stored };
  if ((stored ?? null) !== seen) return changedMeanwhile(field, stored);
  const fault = faultOfDate(field, next ?? undefined, earliestBodyYear);
  return fault === undefined ? { value: next ?? undefined } : { fault };
}

const mailsOf = (people: readonly { readonly mail: string }[]): string =>
  people
    .map(({ mail }) => mail.toLowerCase())
    .toSorted()
    .join(', ');

function changedLeaders(
  { kind, processLeaders: stored }: Body,
  { seen, next }: NonNullable<PeopleChanges['leaders']>,
): Outcome<readonly Person[]> {
  const field = 'leaders';
  if (kind !== 'council') return { fault: { field, reason: 'not-asked-for' } };
  if (mailsOf(stored) === mailsOf(next)) return { value: stored };
  if (mailsOf(stored) !== mailsOf(seen.map((mail) => ({ mail }))))
    return changedMeanwhile(field, mailsOf(stored));
  return leadsSomebody(next) ? { value: next } : { fault: { field, reason: 'nobody-leads' } };
}

/** True when the directory knows one of the process leaders, so that somebody has their rights. */
export function leadsSomebody(leaders: readonly Person[]): boolean {
  return leaders.some(({ objectId }) => objectId !== undefined);
}

/** Returns the fault of an absence that ends before it begins. */
export function faultOfAbsence({
  absentFrom,
  absentTo,
}: Pick<Body, 'absentFrom' | 'absentTo'>): Fault | undefined {
  const isWrong = absentFrom !== undefined && absentTo !== undefined && absentTo < absentFrom;
  return isWrong ? { field: 'absentTo', reason: 'ends-before-it-begins' } : undefined;
}

/** The changed body, or the faults of the fields that are refused. Nothing is changed when a field is refused. */
export type ChangedBody = { readonly body: Body } | { readonly faults: readonly Fault[] };

/**
 * Changes people of a body, and when its manager is away. A field that somebody else has changed since the person saw it is
 * refused by itself, with what stands there now. Returns the same body when nothing changes.
 */
export function changePeople(body: Body, changes: PeopleChanges): ChangedBody {
  const outcomes = [
    ...personFields.map((field) => {
      const change = changes[field];
      return [field, change && changedPerson(field, body[field], change)] as const;
    }),
    ...dateFields.map((field) => {
      const change = changes[field];
      return [field, change && changedDate(field, body[field], change)] as const;
    }),
    ['processLeaders', changes.leaders && changedLeaders(body, changes.leaders)] as const,
  ];
  const faults = outcomes.flatMap(([, outcome]) =>
    outcome !== undefined && 'fault' in outcome ? [outcome.fault] : [],
  );
  const values = outcomes.flatMap(([field, outcome]) =>
    outcome !== undefined && 'value' in outcome ? [[field, outcome.value] as const] : [],
  );
  // The cast is safe: each value is of its field's type.
  const next = definedOnly<Body>({ ...body, ...(Object.fromEntries(values) as Partial<Body>) });
  const absence = values.some(([field]) => field.startsWith('absent')) && faultOfAbsence(next);
  const all = absence ? [...faults, absence] : faults;
  if (all.length > 0) return { faults: all };
  const isSame = values.every(([field, value]) => body[field] === value);
  return { body: isSame ? body : next };
}
