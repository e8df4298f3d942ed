import { byRole, saves } from './line';
import { isSystem } from './roles';

/** The policy line of accepting edits that people make in the SharePoint lists; only the product itself does it. */
export const listEditLines = {
  'list-edit.accept': saves({ handling: 'Tog emot en ändring i listan', ...byRole(isSystem) }),
};
