import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { Item, List } from '../lists/model';
import { driveId } from './drives';
import { signedUrl } from './preauth';

/**
 * Path of SharePoint's download page, below the site.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/3057
 */
export const DOWNLOAD_PATH = '_layouts/15/download.aspx';

/** The bytes that a download address gives. */
export interface Download {
  readonly library: List;
  readonly item: Item;
  /** An earlier version. Without it the address gives the newest version at the time of the download. */
  readonly version?: number;
  readonly format?: 'pdf';
}

/**
 * A pre-authenticated address of a file's bytes. It expires after the time in the switch `downloadLifeMs`.
 *
 * @see docs/behaviours.md row 86
 */
export function downloadUrl(emulator: Emulator, base: string, download: Download): string {
  const { library, item, version, format } = download;
  const ends = Date.now() + readSwitches(emulator.store).downloadLifeMs;
  return signedUrl(emulator, base, {
    path: DOWNLOAD_PATH,
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
