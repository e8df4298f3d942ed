import { readSwitches } from '../../control/switches';
import { actorOf } from '../access/access';
import { GraphError, invalidRequest, itemNotFound } from '../protocol/errors';
import { bytesOf, type GraphReply, type GraphRequest } from '../protocol/route';
import { downloadUrl } from './download-url';
import { putFile } from './files';
import { conflictOf, isKnown, shown } from './item-handlers';
import { libraryOf, locate, placeOf } from './locate';
import { extensionOf } from './mime';

/** Kinds that become a PDF. @see graph.md §14a.3, row 87 */
const TO_PDF =
  'csv doc docx odp ods odt pot potm potx pps ppsx ppsxm ppt pptm pptx rtf xls xlsx'.split(' ');

/** Refuses a conversion that the service has none for, or that the switch lets fail. */
function checkFormat(request: GraphRequest, format: string | undefined, name: string) {
  if (format === undefined) return undefined;
  if (format !== 'pdf' || !TO_PDF.includes(extensionOf(name))) {
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

/** Where the bytes are to be had, at another origin and without a token. @see graph.md row 86 */
export function readContent(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  if (item.file?.content === undefined) throw invalidRequest('A folder has no content.');
  if (isKnown(request, item)) return { status: 304 };
  const format = checkFormat(request, request.query.get('format'), item.file.name);
  const wanted = { library, item, ...(format === undefined ? {} : { format }) };
  return {
    status: 302,
    headers: { Location: downloadUrl(request.emulator, request.base, wanted) },
  };
}

/** The bytes of a former version; there is no property that gives the address. @see graph.md §14a.5 */
export function readVersionContent(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  const version = Number(/^(\d{1,6})\.0$/.exec(request.params['version'] ?? '')?.[1] ?? 0);
  if (item.file?.content === undefined || version < 1 || version > item.version) {
    throw itemNotFound();
  }
  const wanted = { library, item, version };
  return {
    status: 302,
    headers: { Location: downloadUrl(request.emulator, request.base, wanted) },
  };
}

/** Puts a file whole. @see graph.md §14a.4, rows 80-84 */
export function putContent(request: GraphRequest): GraphReply {
  const { emulator, query } = request;
  const conflict = conflictOf(query.get('@microsoft.graph.conflictbehavior'), 'replace');
  const { item, isNew } = putFile(emulator, {
    place: placeOf(request),
    bytes: bytesOf(request),
    conflict,
    actor: actorOf(emulator, request.caller),
    ifMatch: request.header('if-match'),
    ifNoneMatch: request.header('if-none-match'),
  });
  return shown(request, { library: libraryOf(request), item }, isNew ? 201 : 200);
}
