import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly, nonEmpty } from '../../core/domain/base/defined';
import { personName } from '../../core/domain/base/person-name';
import { readMail } from '../../core/domain/organisation/mail';
import {
  nobodyFound,
  type FoundPerson,
  type PeopleFound,
} from '../../core/domain/organisation/people-search';
import { isGuestName, type DirectoryAccess } from './directory-access';
import type { Graph } from './graph';
import { LostAnswer } from './lost-answer';
import { isGood, refused } from './refused';

const foundSchema = v.object({
  '@odata.nextLink': v.optional(v.string()),
  value: v.array(
    v.object({
      id: v.pipe(v.string(), v.toLowerCase()),
      displayName: v.nullish(v.string()),
      mail: v.nullish(v.string()),
      userPrincipalName: v.nullish(v.string()),
      jobTitle: v.nullish(v.string()),
    }),
  ),
});
type Row = v.InferOutput<typeof foundSchema>['value'][number];

/** How many people one search reads. Guests and people without an address are left out of them. */
const peoplePerPage = 50;
/** How many people a search answers at most; a person who sees no match among them writes more letters. */
export const mostFound = 10;

const swedish = new Intl.Collator('sv');

/** Returns the person of a row; undefined for a guest, and for somebody without a mail address, by which lists name people. */
function personOf(row: Row): FoundPerson | undefined {
  const mail = readMail(row.mail ?? '');
  if (mail === undefined || isGuestName(row.userPrincipalName ?? '')) return undefined;
  const name = nonEmpty(personName(row.displayName ?? '')) ?? mail;
  const title = nonEmpty(personName(row.jobTitle ?? ''));
  return definedOnly<FoundPerson>({ objectId: row.id, name, mail, title });
}

function foundIn(body: unknown): PeopleFound {
  const parsed = v.safeParse(foundSchema, body);
  if (!parsed.success) return nobodyFound;
  const { value, '@odata.nextLink': next } = parsed.output;
  const people = value
    .map(personOf)
    .filter((person) => person !== undefined)
    .toSorted((a, b) => swedish.compare(a.name, b.name));
  const hasMore = next !== undefined || people.length > mostFound;
  return { people: people.slice(0, mostFound), hasMore, isForbidden: false };
}

/** Returns the path of a search. Graph searches names word by word, and addresses from their beginning. */
function pathOf(text: string): string {
  const search = encodeURIComponent(`"displayName:${text}" OR "mail:${text}"`);
  const select = 'id,displayName,mail,userPrincipalName,jobTitle';
  return `/users?$search=${search}&$select=${select}&$top=${String(peoplePerPage)}`;
}

/**
 * Searches the directory for members. Of the columns that it reads, `User.ReadBasic.All` gives all but the job title, which is
 * then empty. It does not say whether an account is disabled.
 *
 * @throws {AppError} `throttled`, `store-unavailable`
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export async function searchDirectory(
  graph: Graph,
  text: string,
  access?: DirectoryAccess,
): Promise<PeopleFound> {
  try {
    const answer = await graph.call({ method: 'GET', path: pathOf(text), isAdvanced: true });
    access?.answered(answer);
    if (answer.status === 403) return { ...nobodyFound, isForbidden: true };
    if (!isGood(answer)) throw refused(answer, 'Directory');
    return foundIn(answer.body);
  } catch (cause) {
    if (!(cause instanceof LostAnswer)) throw cause;
    throw new AppError('store-unavailable', 'Directory: no answer from Graph.', { cause });
  }
}
