import type { FileEntry, Item } from '../lists/model';

/**
 * The file behind a row after an earlier version was restored: the bytes of that version under the present
 * name.
 */
export function restoredFile(current: Item, old: Item): FileEntry | undefined {
  const { file } = current;
  const content = old.file?.content;
  if (file?.content === undefined || content === undefined) return file;
  const version = file.content.version + 1;
  return { ...file, content: { ...content, version, at: Date.now() } };
}
