import * as v from 'valibot';

/** The switches of the document library. The first value of each is the default. */
export const fileSwitches = {
  /** Row 80: how a PUT below folders that do not exist is answered. */
  missingParent: v.optional(v.picklist(['conflict', 'not-found', 'created']), 'conflict'),
  /** Row 81: what a new session without `conflictBehavior` does with a name that is taken. */
  sessionDefault: v.optional(v.picklist(['replace', 'fail']), 'replace'),
  /** Row 84: how many megabytes one PUT may have. */
  simpleUploadMegabytes: v.optional(v.picklist([250, 4]), 250),
  /** Row 84: how a larger PUT ends. */
  tooLargeUpload: v.optional(v.picklist(['413', 'connection-dropped']), '413'),
  /** Row 85: error code when another file took the name before the last piece. */
  lastPieceCode: v.optional(
    v.picklist(['nameAlreadyExists', 'upload_name_conflict']),
    'nameAlreadyExists',
  ),
  /** Row 85: whether `fileSize` and `@odata.type` in the `item` of a new session are refused. */
  sessionExtras: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** Row 85: how long a session lives after its last piece, in milliseconds of real time. */
  sessionLifeMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 900_000),
  /** Row 85: resource units that each piece, each GET and the DELETE of a session cost. */
  pieceUnits: v.optional(v.picklist([2, 0]), 2),
  /** Rows 85, 86: whether a bearer token that is sent to a pre-authenticated address is refused. */
  bearerOnStorage: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** Row 86: how long a download address lives, in milliseconds of real time. */
  downloadLifeMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 300_000),
  /** Row 86: status of a download address that has expired. */
  endedDownloadStatus: v.optional(v.picklist([401, 403, 404]), 401),
  /** Row 87: whether `?format=pdf` works for a type that the service can convert, or with which code it fails. */
  pdfConversion: v.optional(
    v.picklist(['works', 'generalException', 'serviceNotAvailable']),
    'works',
  ),
  /** Row 88: the order of `children` without `$orderby`. */
  childrenOrder: v.optional(v.picklist(['name', 'created']), 'name'),
  /** Row 89: inner error code of a name that SharePoint does not allow. */
  badNameCode: v.optional(
    v.picklist(['nameContainsInvalidCharacters', 'invalidPath']),
    'nameContainsInvalidCharacters',
  ),
  /** Row 90: error code of the 423 for a file that is open in Word. */
  lockedCode: v.optional(
    v.picklist(['notAllowed', 'resourceLocked', 'accessDenied']),
    'notAllowed',
  ),
  /** Row 91: how long after an upload the file's columns are refused with 409, in milliseconds of real time. */
  uploadSettlesMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 0),
  /** Row 92: whether the pieces of a session that an app with Sites.Selected made are accepted. */
  selectedPieces: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
} as const;
