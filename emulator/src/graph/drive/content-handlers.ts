import { readSwitches } from '../../control/switches';
import { actorOf } from '../access/access';
import { GraphError, invalidRequest, itemNotFound } from '../protocol/errors';
import { bytesOf, type GraphReply, type GraphRequest } from '../protocol/route';
import { downloadUrl } from './download-url';
import { putFile } from './files';
import { conflictOf, isNotModified, itemReply } from './item-handlers';
import { libraryOf, locate, writeTargetOf } from './locate';
import { extensionOf } from './mime';

/**
 * Extensions of the files that Graph converts to PDF.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-get-content-format
 * @see docs/behaviours.md row 87
 */
const PDF_SOURCE_EXTENSIONS =
  'csv doc docx odp ods odt pot potm potx pps ppsx ppsxm ppt pptm pptx rtf xls xlsx'.split(' ');

/**
 * Checks the `format` of a download.
 *
 * @throws {GraphError} 406 when Graph does not convert such a file; 500 or 503 by the switch `pdfConversion`
 */
function checkFormat(request: GraphRequest, format: string | undefined, name: string) {
  if (format === undefined) return undefined;
  if (format !== 'pdf' || !PDF_SOURCE_EXTENSIONS.includes(extensionOf(name))) {
    throw new GraphError(406, 'notSupported', {
      message: 'The file cannot be converted to this format.',
      inner: 'invalidFileFormat',
    });
  }
  const { pdfConversion } = readSwitches(request.emulator.store);
  if (pdfConversion === 'generalException') {
    throw new GraphError(500, 'generalException', {
      message: 'The conversion failed.',
      inner: 'OfficeConversion_ConverterInternal',
    });
  }
  if (pdfConversion === 'serviceNotAvailable') {
    throw new GraphError(503, 'serviceNotAvailable', { message: 'The service is not available.' });
  }
  return 'pdf' as const;
}

/**
 * Redirects to the address of a file's bytes, which is at another origin and needs no token.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-get-content
 * @see docs/behaviours.md row 86
 */
export function readContent(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  if (item.file?.content === undefined) throw invalidRequest('A folder has no content.');
  if (isNotModified(request, item)) return { status: 304 };
  const format = checkFormat(request, request.query.get('format'), item.file.name);
  const download = { library, item, ...(format === undefined ? {} : { format }) };
  return {
    status: 302,
    headers: { Location: downloadUrl(request.emulator, request.base, download) },
  };
}

/**
 * Redirects to the bytes of an earlier version.
 *
 * @see https://learn.microsoft.com/graph/api/driveitemversion-get-contents
 */
export function readVersionContent(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  const version = Number(/^(\d{1,6})\.0$/.exec(request.params['version'] ?? '')?.[1] ?? 0);
  if (item.file?.content === undefined || version < 1 || version > item.version) {
    throw itemNotFound();
  }
  const download = { library, item, version };
  return {
    status: 302,
    headers: { Location: downloadUrl(request.emulator, request.base, download) },
  };
}

/**
 * Creates or replaces a file with the bytes of a PUT.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content
 * @see docs/behaviours.md rows 80 to 84
 */
export function putContent(request: GraphRequest): GraphReply {
  const { emulator, query } = request;
  const conflict = conflictOf(query.get('@microsoft.graph.conflictbehavior'), 'replace');
  const { item, isNew } = putFile(emulator, {
    target: writeTargetOf(request),
    bytes: bytesOf(request),
    conflict,
    actor: actorOf(emulator, request.caller),
    ifMatch: request.header('if-match'),
    ifNoneMatch: request.header('if-none-match'),
  });
  return itemReply(request, { library: libraryOf(request), item }, isNew ? 201 : 200);
}
