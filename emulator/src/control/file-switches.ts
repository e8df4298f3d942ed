import * as v from 'valibot';

/** Switches of the document library. The first value of each is the default. */
export const fileSwitches = {
  /** Row 80: PUT below folders that are not there; §14a.1. */
  missingParent: v.optional(v.picklist(['conflict', 'not-found', 'created']), 'conflict'),
  /** Row 81: what a session does with a taken name when it says nothing. */
  sessionDefault: v.optional(v.picklist(['replace', 'fail']), 'replace'),
  /** Row 84: megabytes that one PUT may carry. */
  simpleUploadMegabytes: v.optional(v.picklist([250, 4]), 250),
  /** Row 84: what becomes of a PUT that carries more. */
  tooLargeUpload: v.optional(v.picklist(['413', 'connection-dropped']), '413'),
  /** Row 85: code when a name was taken before the last piece. */
  lastPieceCode: v.optional(
    v.picklist(['nameAlreadyExists', 'upload_name_conflict']),
    'nameAlreadyExists',
  ),
  /** Row 85: `fileSize` and `@odata.type` in the item of a new session. */
  sessionExtras: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** Row 85: milliseconds of real time that a session lives after its last piece. */
  sessionLifeMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 900_000),
  /** Row 85: resource units of each piece, and of asking for and ending a session. */
  pieceUnits: v.optional(v.picklist([2, 0]), 2),
  /** Rows 85, 86: a bearer token that is sent to a pre-authenticated address. */
  bearerOnStorage: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** Row 86: milliseconds of real time that a download address lives. */
  downloadLifeMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 300_000),
  /** Row 86: status of a download address that has ended. */
  endedDownloadStatus: v.optional(v.picklist([401, 403, 404]), 401),
  /** Row 87: conversion to PDF of a kind that can be converted. */
  pdfConversion: v.optional(
    v.picklist(['works', 'generalException', 'serviceNotAvailable']),
    'works',
  ),
  /** Row 88: order of children that nobody asked an order of. */
  childrenOrder: v.optional(v.picklist(['name', 'created']), 'name'),
  /** Row 89: inner code of a name that is not taken. */
  badNameCode: v.optional(
    v.picklist(['nameContainsInvalidCharacters', 'invalidPath']),
    'nameContainsInvalidCharacters',
  ),
  /** Row 90: which of the three bodies a 423 has. */
  lockedCode: v.optional(
    v.picklist(['notAllowed', 'resourceLocked', 'accessDenied']),
    'notAllowed',
  ),
  /** Row 91: milliseconds of real time in which columns of a new upload are refused with 409. */
  uploadSettlesMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)), 0),
  /** Row 92: pieces of a session that an app with Sites.Selected made. */
  selectedPieces: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
} as const;
