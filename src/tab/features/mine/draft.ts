import { definedOnly } from '../../../core/domain/base/defined';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { isOwnJudgement } from '../../../core/domain/follow-up/statement';
import { isEvidenceLink } from '../../../core/domain/follow-up/evidence';
import {
  numberFields,
  type FigureField,
  type PersonField,
} from '../../../core/domain/goals/figures';
import { exactDecimals, writeNumber } from '../../../core/domain/base/numbers';
import type { Attainment } from '../../../core/domain/follow-up/report';
import type { Language } from '../../../core/domain/base/language';

/** A judgement that a person may make instead of following the figures. */
export type OwnJudgement = Exclude<Attainment, 'cannot-be-assessed'>;

/** The content of the report form as the person types it. Figures are texts until they are read. */
export interface Draft {
  readonly figures: Readonly<Record<NumberFieldName, string>>;
  readonly cannotBeAssessed: boolean;
  /** The person's own judgement; absent when the attainment follows the figures. */
  readonly attainment?: OwnJudgement;
  readonly attainmentReason: string;
  readonly comment: string;
  readonly evidenceUrl: string;
}

/** A field of the form in which a person types a number. */
export type NumberFieldName = FigureField | PersonField;

/** Makes the texts of all fields for numbers. */
function figuresWith(text: (field: NumberFieldName) => string): Draft['figures'] {
  return {
    women: text('women'),
    men: text('men'),
    total: text('total'),
    womenPersons: text('womenPersons'),
    menPersons: text('menPersons'),
    totalPersons: text('totalPersons'),
  };
}

/** An empty form. */
export const emptyDraft: Draft = {
  figures: figuresWith(() => ''),
  cannotBeAssessed: false,
  attainmentReason: '',
  comment: '',
  evidenceUrl: '',
};

/**
 * Returns the form filled with a stored report. An attainment that differs from `suggested`, which follows from the
 * figures, is the person's own judgement.
 */
export function draftOf(
  report: ReportView,
  suggested: Attainment | undefined,
  language: Language,
): Draft {
  const written = (field: NumberFieldName): string => {
    const value = report.figures[field];
    return typeof value === 'number' ? writeNumber(value, language, exactDecimals) : '';
  };
  const attainment = report.attainment === 'suppressed' ? undefined : report.attainment;
  return {
    figures: figuresWith(written),
    cannotBeAssessed: attainment === 'cannot-be-assessed',
    ...(isOwnJudgement(attainment, suggested) && { attainment }),
    attainmentReason: report.attainmentReason ?? '',
    comment: report.comment ?? '',
    evidenceUrl: isEvidenceLink(report.evidenceUrl ?? '') ? (report.evidenceUrl ?? '') : '',
  };
}

/** True when all fields of both have the same value. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  return draftFields.every((field) => valueOf(a, field) === valueOf(b, field));
}

/** The fields that can differ between two drafts, in the order of the form. */
export const draftFields = [
  'women',
  'men',
  'total',
  'womenPersons',
  'menPersons',
  'totalPersons',
  'cannotBeAssessed',
  'attainment',
  'attainmentReason',
  'comment',
  'evidenceUrl',
] as const;
export type DraftField = (typeof draftFields)[number];

/** Returns the value of a field as a text that can be compared. */
export function valueOf(draft: Draft, field: DraftField): string {
  if (field === 'cannotBeAssessed') return draft.cannotBeAssessed ? 'yes' : '';
  if (field === 'attainment') return draft.attainment ?? '';
  if (isNumberField(field)) return draft.figures[field].trim();
  return draft[field].trim();
}

/** True for a field in which a person types a number. */
export function isNumberField(field: DraftField): field is NumberFieldName {
  return numberFields.some((known) => known === field);
}

/** Returns `mine` with the named fields taken from `theirs`. */
export function merged(mine: Draft, theirs: Draft, fromTheirs: readonly DraftField[]): Draft {
  const pick = (field: DraftField): Draft => (fromTheirs.includes(field) ? theirs : mine);
  return definedOnly({
    figures: figuresWith((field) => pick(field).figures[field]),
    cannotBeAssessed: pick('cannotBeAssessed').cannotBeAssessed,
    attainment: pick('attainment').attainment,
    attainmentReason: pick('attainmentReason').attainmentReason,
    comment: pick('comment').comment,
    evidenceUrl: pick('evidenceUrl').evidenceUrl,
  });
}
