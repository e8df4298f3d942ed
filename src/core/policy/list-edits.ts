import { saves } from './line';
import { isClock } from './roles';

/** Who may take in what people change in the SharePoint lists. */
export const listEditLines = {
  'list-edit.accept': saves({ handling: 'Tog emot en ändring i listan', who: isClock }),
};
