import { longestEvidenceLink } from '../base/text-limits';

/**
 * True when the tab, a card or a document may offer the text as a link: https, no white space, not too long, and no name of a user
 * before the host, which would look like another host.
 */
export function isEvidenceLink(text: string): boolean {
  const isPlain = /^https:\/\/\S+$/u.test(text) && !/^https:\/\/[^/?#\\]*@/u.test(text);
  return isPlain && text.length <= longestEvidenceLink && URL.canParse(text);
}
