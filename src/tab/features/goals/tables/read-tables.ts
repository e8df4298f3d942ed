import { readDelimitedText } from './delimited-text';
import { readWorkbook } from './read-workbook';
import { largestFile, type TablesReading } from './table';
import { decodeText, isBinary } from './text-bytes';

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte);
}

/** The first bytes of a ZIP archive, which an .xlsx workbook is. */
const archive = [0x50, 0x4b, 0x03, 0x04];
/** The first bytes of a compound file: a workbook of Excel before 2007, or one that a password protects. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream that holds an encrypted workbook, in the letters of two bytes in which a compound file writes it. */
const encryptedStream = Array.from('EncryptedPackage', (letter) => [
  letter.charCodeAt(0),
  0,
]).flat();

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  let at = bytes.indexOf(first);
  while (at !== -1 && !beginsWith(bytes.subarray(at), wanted)) at = bytes.indexOf(first, at + 1);
  return at !== -1;
}

/** Reads the tables of a file by its content, whatever its name ends in. `name` names the table of a text file. */
export async function readTables(bytes: Uint8Array, name: string): Promise<TablesReading> {
  if (bytes.length > largestFile) return { problem: 'too-large' };
  if (beginsWith(bytes, archive)) return readWorkbook(bytes);
  if (beginsWith(bytes, compoundFile))
    return { problem: holds(bytes, encryptedStream) ? 'locked' : 'old-excel' };
  if (isBinary(bytes)) return { problem: 'not-a-table' };
  const table = readDelimitedText(decodeText(bytes), name);
  return { tables: table.rows.length === 0 ? [] : [table] };
}
