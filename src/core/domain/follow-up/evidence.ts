import { longestEvidenceLink } from '../base/text-limits';

/** True when the tab, a card or a document may offer the text as a link: https, no white space, not too long. */
export function isEvidenceLink(text: string): boolean {
  return text.length <= longestEvidenceLink && /^https:\/\/\S+$/u.test(text) && URL.canParse(text);
}
