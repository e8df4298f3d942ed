import { builtIn, builtInColumns } from '../lists/columns';
import type { Column, Item } from '../lists/model';
import { extensionOf } from './mime';

const ROW_ONLY_COLUMNS = ['Attachments', 'LinkTitle', 'LinkTitleNoMenu'];

/**
 * The columns of a new document library: those of a list and those of files.
 *
 * @see https://learn.microsoft.com/graph/api/resources/listitem
 */
export function libraryColumns(): readonly Column[] {
  const text = { text: { allowMultipleLines: false, maxLength: 255, textType: 'plain' } };
  return [
    builtIn('FileLeafRef', 'Name', { facet: text }),
    ...builtInColumns().filter((column) => !ROW_ONLY_COLUMNS.includes(column.name)),
    builtIn('_CheckinComment', 'Check In Comment'),
    builtIn('LinkFilenameNoMenu', 'Name'),
    builtIn('LinkFilename', 'Name'),
    builtIn('FileSizeDisplay', 'File Size'),
    builtIn('_CommentCount', 'Comment count'),
    builtIn('_LikeCount', 'Like count'),
    builtIn('_DisplayName', 'Sensitivity'),
    builtIn('ParentVersionString', 'Source Version (Converted Document)'),
    builtIn('ParentLeafName', 'Source Name (Converted Document)'),
  ];
}

/** Cells that SharePoint fills for a file or folder. Sizes are text. */
export function fileCells(item: Item): Readonly<Record<string, unknown>> {
  if (item.file === undefined) return {};
  const { name, content } = item.file;
  return {
    ContentType: content === undefined ? 'Folder' : 'Document',
    FileLeafRef: name,
    _CheckinComment: '',
    LinkFilenameNoMenu: name,
    LinkFilename: name,
    ...(content === undefined
      ? {}
      : { DocIcon: extensionOf(name), FileSizeDisplay: String(content.size) }),
    _CommentCount: '',
    _LikeCount: '',
    _DisplayName: '',
    Edit: '0',
  };
}
