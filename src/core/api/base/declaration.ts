import * as v from 'valibot';
import type { Reason } from '../../domain/base/fault';
import { anyKeyShape, longestKey, rowIdShape } from '../../domain/base/keys';
import { largestFigure } from '../../domain/goals/figure-limits';
import { cleanLine, cleanText, hasTooManyMarks } from '../../domain/base/clean-text';
import {
  isFarTooLong,
  longestEvidenceLink,
  longestLine,
  longestText,
} from '../../domain/base/text-limits';

/**
 * Carries the type of an act's reply. It is empty at run time, since the server makes replies and never parses them.
 */
export interface ReplyType<T> {
  readonly ofType?: T;
}

/** Declares the type of an act's reply. */
export function reply<T>(): ReplyType<T> {
  return {};
}

/** Declares one act of `POST /api/acts/{name}`: input, reply and reasons of refusals. */
export interface ActDeclaration {
  readonly input: v.GenericSchema;
  readonly reply: ReplyType<unknown>;
  /** The reasons in `error.faults[].reason` with which the act's rules refuse, besides those of the input's schema. */
  readonly reasons: readonly Reason[];
  /** Largest body in bytes; 64 KiB when absent. */
  readonly largestInput?: number;
  /** Greatest number of values in the body, those inside lists and objects included; 6,000 when absent. */
  readonly mostValues?: number;
}

/**
 * Makes an action of a schema that cleans a text before its length is checked. Unlike `v.transform`, it leaves the checks
 * after it in the API's description. Leaves a text that those checks refuse as it is: one that is far too long for `longest`, and
 * one with too many marks on a character.
 */
function cleaning(
  type: 'clean_text' | 'clean_line',
  clean: (text: string) => string,
  longest: number,
): v.BaseTransformation<string, string, never> {
  return {
    kind: 'transformation',
    type,
    reference: cleaning,
    async: false,
    '~run': (dataset) => {
      const isRefused = isFarTooLong(dataset.value, longest) || hasTooManyMarks(dataset.value);
      if (!isRefused) dataset.value = clean(dataset.value);
      return dataset;
    },
  };
}

/** Cleans a text that may have line breaks, by the rules of every door. */
const cleanedText = cleaning('clean_text', cleanText, longestText);
/** Cleans a text of one line of at most that length, by the rules of every door. */
const cleanedLine = (longest: number) => cleaning('clean_line', cleanLine, longest);

/** The check of a text that no character of it has too many marks. A text that is far too long is refused for that alone. */
const markCheck = (longest: number) =>
  v.check<string, Reason>(
    (text) => isFarTooLong(text, longest) || !hasTooManyMarks(text),
    'too-many-marks',
  );

/** Schema of the id of a list row: a number as text. */
export const id = v.pipe(v.string(), v.regex(rowIdShape));
/** Schema of the key of a row, as people type it. */
export const key = v.pipe(v.string(), cleanedLine(longestKey), v.regex(anyKeyShape));
/** Schema of the eTag of the row that the person saw. */
export const eTag = v.pipe(v.string(), v.maxLength(100));
/** Schema of a calendar date such as `2026-06-30`, in the municipality's time zone. */
export const calendarDate = v.pipe(v.string(), v.isoDate());
/** Schema of free text, which may be empty. */
export const text = v.pipe(
  v.string(),
  cleanedText,
  markCheck(longestText),
  v.maxLength(longestText),
);
/** Schema of free text that must not be empty. */
export const reason = v.pipe(
  v.string(),
  cleanedText,
  markCheck(longestText),
  v.minLength(1),
  v.maxLength(longestText),
);
/** Schema of one line of text that must not be empty. */
export const title = v.pipe(
  v.string(),
  cleanedLine(longestLine),
  markCheck(longestLine),
  v.minLength(1),
  v.maxLength(longestLine),
);
/** Schema of one line that may be a link to evidence; the report's schema checks that it is one. */
export const link = v.pipe(
  v.string(),
  cleanedLine(longestEvidenceLink),
  markCheck(longestEvidenceLink),
  v.maxLength(longestEvidenceLink),
);
/** Schema of a reported figure. The domain rule has the narrower limits of each measure. */
export const figure = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-largestFigure),
  v.maxValue(largestFigure),
);
