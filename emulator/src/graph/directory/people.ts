import type { Emulator, TenantClient, TenantUser } from '../../state/emulator';
import { createItem } from '../lists/items';
import { createList, findList } from '../lists/lists';
import { idsWithValue } from '../lists/indexes';
import { encodeValue } from '../lists/encode-value';
import type { Actor, List } from '../lists/model';

/**
 * Title of SharePoint's hidden list that numbers everybody who has been on the site. Person columns hold its
 * row ids.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/15695
 */
export const USER_LIST = 'User Information List';

const SYSTEM_ACCOUNT: Actor = { row: 1, application: { id: '', displayName: 'System Account' } };

/** Creates the hidden list, with SharePoint's own account and all people who have a right on the site. */
export function seedPeople(emulator: Emulator): void {
  const list = createList(emulator, {
    title: USER_LIST,
    actor: SYSTEM_ACCOUNT,
    system: true,
    columns: [
      { name: 'Name', displayName: 'Account', text: {}, indexed: true },
      { name: 'EMail', displayName: 'Work email', text: {} },
      { name: 'UserName', displayName: 'User name', text: {} },
      { name: 'JobTitle', displayName: 'Job title', text: {} },
    ],
  });
  const values = { Title: 'System Account', Name: 'SHAREPOINT\\system' };
  createItem(emulator, list, { values, actor: SYSTEM_ACCOUNT });
  for (const user of emulator.tenant.users) {
    if (user.siteRole !== 'none') actorOfUser(emulator, user);
  }
}

/** The row id of an account in the hidden list. Adds the account when it was never on the site. */
function rowOf(
  emulator: Emulator,
  list: List,
  account: { readonly Name: string; readonly [column: string]: string },
): number {
  const at = { listId: list.id, column: 'Name' };
  for (const id of idsWithValue(emulator.store, at, encodeValue(account.Name))) return id;
  return createItem(emulator, list, { values: account, actor: SYSTEM_ACCOUNT }).id;
}

/** A person as the writer of a change. Adds the person to the hidden list, as a visit to the site does. */
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

/** An application acting for itself, as the writer of a change. */
export function actorOfClient(emulator: Emulator, client: TenantClient): Actor {
  const row = rowOf(emulator, findList(emulator.store, USER_LIST), {
    Title: client.displayName,
    Name: `i:0i.t|ms.sp.ext|${client.clientId}@${emulator.tenant.tenantId}`,
  });
  return { row, application: { id: client.clientId, displayName: client.displayName } };
}
