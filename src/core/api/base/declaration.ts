import * as v from 'valibot';
import type { Reason } from '../../domain/base/fault';
import { longestText, longestTitle } from '../../domain/base/text-limits';

/** The type of an act's reply. Nothing of it exists at run time: the server makes replies, it does not parse them. */
export interface ReplyType<T> {
  readonly ofType?: T;
}

/** Declares the type of an act's reply. */
export function reply<T>(): ReplyType<T> {
  return {};
}

/** What `POST /api/acts/{name}` takes and answers for one act. */
export interface ActDeclaration {
  readonly input: v.GenericSchema;
  readonly reply: ReplyType<unknown>;
  /** Why the act's own rules refuse, as `error.faults[].reason` says it; the schema's own reasons come on top. */
  readonly reasons: readonly Reason[];
  /** Largest body in bytes; absent: 64 KiB. */
  readonly largestInput?: number;
}

/** Id of a list row, decimal text. */
export const id = v.pipe(v.string(), v.regex(/^\d{1,10}$/));
/** Key of a row as people type it. */
export const key = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_.:-]{1,100}$/u));
/** eTag of the row that the person saw. */
export const eTag = v.pipe(v.string(), v.maxLength(100));
/** `2026-06-30`, in the municipality's zone. */
export const calendarDate = v.pipe(v.string(), v.isoDate());
/** Free text; may be empty. */
export const text = v.pipe(v.string(), v.trim(), v.maxLength(longestText));
/** Free text that must say something. */
export const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestText));
/** One line that must say something. */
export const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestTitle));
/** A reported figure. */
export const figure = v.pipe(v.number(), v.finite());
