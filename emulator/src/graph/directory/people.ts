import type { Emulator, TenantClient, TenantUser } from '../../state/emulator';
import { createItem } from '../lists/items';
import { createList, findList } from '../lists/lists';
import { idsWithValue } from '../lists/indexes';
import { encodeValue } from '../lists/encode-value';
import type { Actor, List } from '../lists/model';

/** The hidden list in which a site numbers the people who have been on it. @see graph.md §6 */
export const USER_LIST = 'User Information List';

const SITE_ITSELF: Actor = { row: 1, application: { id: '', displayName: 'System Account' } };

/** Makes the hidden list with the site's own account and everybody who has a right on the site. */
export function seedPeople(emulator: Emulator): void {
  const list = createList(emulator, {
    title: USER_LIST,
    actor: SITE_ITSELF,
    system: true,
    columns: [
      { name: 'Name', displayName: 'Account', text: {}, indexed: true },
      { name: 'EMail', displayName: 'Work email', text: {} },
      { name: 'UserName', displayName: 'User name', text: {} },
      { name: 'JobTitle', displayName: 'Job title', text: {} },
    ],
  });
  const values = { Title: 'System Account', Name: 'SHAREPOINT\\system' };
  createItem(emulator, list, { values, actor: SITE_ITSELF });
  for (const user of emulator.tenant.users) {
    if (user.siteRole !== 'none') actorOfUser(emulator, user);
  }
}

/** Row of an account in the user list, made when the account was never on the site. */
function rowOf(
  emulator: Emulator,
  list: List,
  account: { readonly Name: string; readonly [column: string]: string },
): number {
  const at = { listId: list.id, column: 'Name' };
  for (const id of idsWithValue(emulator.store, at, encodeValue(account.Name))) return id;
  return createItem(emulator, list, { values: account, actor: SITE_ITSELF }).id;
}

/** A person as a writer; visits the site, so the person has a number there from now on. */
export function actorOfUser(emulator: Emulator, user: TenantUser): Actor {
  const email = user.mail ?? user.userPrincipalName;
  const row = rowOf(emulator, findList(emulator.store, USER_LIST), {
    Title: user.displayName,
    Name: `i:0#.f|membership|${user.userPrincipalName.toLowerCase()}`,
    EMail: email,
    UserName: user.userPrincipalName,
    JobTitle: user.jobTitle,
  });
  return { row, user: { id: user.id, displayName: user.displayName, email } };
}

/** An application that writes for itself. */
export function actorOfClient(emulator: Emulator, client: TenantClient): Actor {
  const row = rowOf(emulator, findList(emulator.store, USER_LIST), {
    Title: client.displayName,
    Name: `i:0i.t|ms.sp.ext|${client.clientId}@${emulator.tenant.tenantId}`,
  });
  return { row, application: { id: client.clientId, displayName: client.displayName } };
}
