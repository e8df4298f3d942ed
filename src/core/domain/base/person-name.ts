import { cleanLine, shortenText } from './clean-text';

/** Maximum length of a person's name, in characters. The column of a person has place for it beside address and id. */
export const longestName = 200;

/**
 * Makes the name of a person as the product stores and shows it. Entra, Teams and Graph send names that nobody can mend
 * in the product, so that a name which is too long is shortened, and never makes a save fail.
 */
export function personName(sent: string): string {
  return shortenText(cleanLine(sent), longestName);
}
