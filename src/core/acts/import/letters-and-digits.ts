import { normalizeForSearch } from '../../domain/base/normalize-for-search';

/**
 * Reduces text to letters and digits without case and accents, so that the headers `Hör till:` and `hor till` are
 * equal.
 */
export function lettersAndDigits(text: string): string {
  return normalizeForSearch(text).replace(/[^\p{L}\p{N}%]/gu, '');
}
