import { longestKey } from '../base/keys';
import { normalizeForSearch } from '../base/normalize-for-search';

/** Makes a key of letters, digits and hyphens from a title: `Helår 2026` becomes `helar-2026`. */
export function roundKey(title: string): string {
  const latin = normalizeForSearch(title)
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
  const key = latin.replace(/[^a-z0-9]+/g, '-').slice(0, longestKey);
  return key.replace(/^-+|-+$/g, '') || 'omgang';
}
