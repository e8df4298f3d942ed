import { isFarTooLong, longestMail } from '../base/text-limits';
import { readMail } from './mail';

/** A mail address as a person wrote or pasted it, once it has been read. */
export interface ReadAddress {
  readonly mail: string;
  /** The characters that nobody sees and that were left out, each once, such as `U+200B`. */
  readonly hidden: readonly string[];
  /** True when the address stood in angle brackets, or behind a name or `mailto:`. */
  readonly wasWrapped: boolean;
}

const hiddenCharacter = /(?![\t\n\r])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Reads a mail address as mail programs copy it: `Anna Berg <anna.berg@kommun.se>`, `<anna.berg@kommun.se>` or
 * `mailto:anna.berg@kommun.se`, also with characters that nobody sees in it. Returns undefined for a text that holds no single
 * address.
 */
export function readAddress(written: string): ReadAddress | undefined {
  if (isFarTooLong(written, longestMail)) return undefined;
  const hidden = [...new Set(written.match(hiddenCharacter) ?? [])].map(codeOf);
  const visible = written.replace(hiddenCharacter, '').trim();
  const [, wrapped] = /^[^<>]*<([^<>]*)>[;,]?$/.exec(visible) ?? [];
  const bare = (wrapped ?? visible).trim().replace(/^mailto:/i, '');
  const mail = readMail(bare);
  if (mail === undefined) return undefined;
  return { mail, hidden, wasWrapped: bare !== visible };
}
