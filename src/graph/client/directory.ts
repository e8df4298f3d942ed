import { BoundedMap } from '../../core/domain/base/bounded-map';
import { definedOnly, nonEmpty } from '../../core/domain/base/defined';
import { personName } from '../../core/domain/base/person-name';
import { after, type RunningClock, type RunningTime } from '../../core/domain/base/running-time';
import * as v from 'valibot';
import type { Directory } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Person } from '../../core/domain/organisation/body';
import { batchedReads } from './batched-reads';
import { searchDirectory } from './directory-search';
import { isGuestName, type DirectoryAccess } from './directory-access';
import type { Graph } from './graph';
import { LostAnswer } from './lost-answer';
import { isGood, refused } from './refused';

const usersSchema = v.object({
  value: v.array(
    v.object({
      id: v.pipe(v.string(), v.toLowerCase()),
      displayName: v.nullish(v.string()),
      mail: v.nullish(v.string()),
      userPrincipalName: v.nullish(v.string()),
    }),
  ),
});

/** Somebody who is missing in the directory may be added soon. */
const rememberMissingMs = 10 * 60_000;
const rememberPersonMs = 24 * 3_600_000;
/**
 * How many addresses are remembered: everybody with a role in a large municipality, and the addresses of a few imports of
 * 3,000 rows. The oldest is forgotten first. An entry takes less than 1 kB.
 */
const mostRemembered = 10_000;

interface Remembered {
  readonly person: Person | undefined;
  readonly until: RunningTime;
}

/** The person of an address, and whether the user name shows that the person is a member. */
interface Found {
  readonly person: Person & { readonly objectId: string };
  readonly isMember: boolean;
}

function foundIn(body: unknown, mail: string): Found | undefined {
  const parsed = v.safeParse(usersSchema, body);
  if (!parsed.success) return undefined;
  // Guests of other organisations hold no role, and an address of two people names neither (decision 0003).
  const members = parsed.output.value.filter(
    ({ userPrincipalName }) => !isGuestName(userPrincipalName ?? ''),
  );
  const [user] = members;
  if (user === undefined || members.length > 1) return undefined;
  const name = nonEmpty(personName(user.displayName ?? ''));
  const person = definedOnly<Found['person']>({ mail, objectId: user.id, name });
  return { person, isMember: nonEmpty(user.userPrincipalName ?? '') !== undefined };
}

/** What the directory tells to others. */
export interface DirectoryListeners {
  /** Takes the object id of somebody whom the directory has just shown to be a member. */
  readonly onMember?: (objectId: string) => void;
  readonly access?: DirectoryAccess;
}

/**
 * Finds the person of a mail address. Addresses that are asked for at the same time share a batch of reads. Without the permission `User.ReadBasic.All` it finds nobody. `/users/{key}` takes no
 * mail address, so the address is a filter.
 *
 * @param now the running clock, by which ages are counted
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export function graphDirectory(
  graph: Graph,
  now: RunningClock,
  { onMember, access }: DirectoryListeners = {},
): Directory {
  const remembered = new BoundedMap<string, Remembered>(mostRemembered);

  const read = batchedReads(graph);

  const ask = async (mail: string): Promise<Person | undefined> => {
    const filter = encodeURIComponent(`mail eq '${mail.replaceAll("'", "''")}'`);
    const path = `/users?$filter=${filter}&$select=id,displayName,mail,userPrincipalName`;
    const answer = await read(path);
    access?.answered(answer);
    if (answer.status === 403) return undefined;
    if (!isGood(answer)) throw refused(answer, 'Directory');
    const found = foundIn(answer.body, mail);
    if (found?.isMember === true) onMember?.(found.person.objectId);
    return found?.person;
  };

  return {
    search: (text) => searchDirectory(graph, text, access),
    async resolve(mail) {
      const key = mail.trim().toLowerCase();
      const known = remembered.get(key);
      if (known !== undefined && known.until > now()) return known.person;
      try {
        const person = await ask(key);
        const keepMs = person === undefined ? rememberMissingMs : rememberPersonMs;
        remembered.set(key, { person, until: after(now(), keepMs) });
        return person;
      } catch (cause) {
        if (!(cause instanceof LostAnswer)) throw cause;
        throw new AppError('store-unavailable', 'Directory: no answer from Graph.', { cause });
      }
    },
  };
}
