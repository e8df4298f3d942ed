import { byRole, saves } from './line';
import { isSystem } from './roles';

/** The policy lines of what the product alone does after people's edits of the SharePoint lists. */
export const listEditLines = {
  'list-edit.accept': saves({ handling: 'Tog emot en ändring i listan', ...byRole(isSystem) }),
  /** Lets a relation point to the row that has the code of one that is gone. */
  'rows.join': saves({ handling: 'Kopplade ihop igen', ...byRole(isSystem) }),
  /** Notes the codes of the rows to which a row points. */
  'rows.note-keys': saves({ handling: 'Noterade koder', ...byRole(isSystem) }),
};
