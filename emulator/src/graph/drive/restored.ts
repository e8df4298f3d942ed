import type { FileEntry, Item } from '../lists/model';

/** What a row of a library stands for once an old version of it is back: other bytes under the present name. */
export function restoredFile(present: Item, old: Item): FileEntry | undefined {
  const { file } = present;
  const content = old.file?.content;
  if (file?.content === undefined || content === undefined) return file;
  const version = file.content.version + 1;
  return { ...file, content: { ...content, version, at: Date.now() } };
}
