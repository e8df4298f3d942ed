import { cleanLine, cutText } from '../../core/domain/base/clean-text';

/** Maximum length of a file name in bytes of UTF-8, in the file systems of Linux and macOS. Windows takes 255 UTF-16 units. */
const mostBytes = 255;
/** Matches the characters that Windows allows in no file name. */
const notInWindows = /[<>:"/\\|?*]+/g;
/** Matches the names that Windows keeps for devices, also before an extension. */
const reserved =
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\s*(?:\.|$))/i;
/** The name of a file of which nothing is left that a system can store. */
const nameless = 'jamna';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Cuts the text to at most so many bytes of UTF-8, and never inside a character. */
function cutToBytes(text: string, most: number): string {
  let cut = cutText(text, most);
  while (bytes(cut) > most) cut = cutText(cut, cut.length - 1);
  return cut;
}

/**
 * Makes a file name that Windows, macOS and Linux can store, from the name by which people know the content. Characters
 * that no file name may have become hyphens, and a name that Windows keeps for a device gets an underscore.
 *
 * @param extension without the point
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function fileName(name: string, extension: string): string {
  const safe = cleanLine(name)
    .replace(notInWindows, '-')
    .replace(/^[.\s]+/, '')
    .replace(reserved, '$&_');
  const whole = cutToBytes(safe, mostBytes - bytes(extension) - 1).replace(/[.\s]+$/, '');
  return `${/^-*$/.test(whole) ? nameless : whole}.${extension}`;
}
