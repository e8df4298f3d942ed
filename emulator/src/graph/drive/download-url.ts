import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { Item, List } from '../lists/model';
import { driveId } from './drives';
import { signedUrl } from './preauth';

/** Where the storage's own page of downloads lies below the site. @see graph.md §14a.3 */
export const DOWNLOAD = '_layouts/15/download.aspx';

/** Which bytes a download address gives. */
export interface Wanted {
  readonly library: List;
  readonly item: Item;
  /** A former version, and never what came after it. */
  readonly version?: number;
  readonly format?: 'pdf';
}

/** The short-lived address of a file's bytes. Made anew for each answer. @see graph.md row 86 */
export function downloadUrl(emulator: Emulator, base: string, wanted: Wanted): string {
  const { library, item, version, format } = wanted;
  const ends = Date.now() + readSwitches(emulator.store).downloadLifeMs;
  return signedUrl(emulator, base, {
    path: DOWNLOAD,
    query: {
      UniqueId: item.guid,
      Translate: 'false',
      ApiVersion: '2.0',
      drive: driveId(emulator, library),
      ...(version === undefined ? {} : { version: String(version) }),
      ...(format === undefined ? {} : { format }),
      ends: String(ends),
    },
  });
}
