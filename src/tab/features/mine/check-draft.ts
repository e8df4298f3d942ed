import { definedOnly } from '../../../core/domain/base/defined';
import type { reportInput } from '../../../core/api/follow-up/acts';
import type { GoalView } from '../../../core/api/goals/goal-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { suggestAttainment } from '../../../core/domain/follow-up/attainment';
import type { Fault } from '../../../core/domain/base/fault';
import { isEvidenceLink } from '../../../core/domain/follow-up/evidence';
import {
  faultsOfFigures,
  isFarFromEarlier,
  wantedFields,
  withTotal,
  type FigureField,
} from '../../../core/domain/goals/figures';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import { readNumber, type NumberReading } from '../../../core/domain/base/numbers';
import type { Attainment } from '../../../core/domain/follow-up/report';
import type { Language } from '../../../core/text/language';
import type { InferInput } from 'valibot';
import { draftOf, type Draft } from './draft';

/** A field of the form that a person can be asked to put right. */
export type FormField = FigureField | 'attainment' | 'attainmentReason' | 'evidenceUrl';

/** What hinders: a text that is no number, or a rule that the figure breaks. */
export type FieldProblem =
  | { readonly kind: 'reading'; readonly reading: NumberReading }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'needs-reason' | 'needs-figure' | 'needs-attainment' | 'bad-link' };

/** The form, read by the same rules as the server's. */
export interface CheckedDraft {
  /** The figures that can be read, with the total where it adds up. */
  readonly figures: Figures;
  readonly problems: Readonly<Partial<Record<FormField, FieldProblem>>>;
  /** What the figures suggest; absent until they can be read and break no rule. */
  readonly suggested?: Attainment;
  /** Values far from every earlier one: asked about, never refused. */
  readonly far: readonly FigureField[];
}

/** What the rules need to know besides the draft. */
export interface CheckContext {
  readonly goal: GoalView;
  readonly language: Language;
  readonly partlyMetFrom: number;
}

/** The fields that the form shows: those asked for, and a total that an earlier report holds though it is not the sum. */
export function shownFields(indicator: Indicator, draft: Draft): readonly FigureField[] {
  const wanted = wantedFields(indicator);
  const holdsTotal = !indicator.addsUp && draft.figures.total !== '' && !wanted.includes('total');
  return holdsTotal ? [...wanted, 'total'] : wanted;
}

/** Checks the whole form. */
export function checkDraft(draft: Draft, context: CheckContext): CheckedDraft {
  const { indicator } = context.goal;
  if (indicator === undefined) return { figures: {}, problems: {}, far: [] };
  const read = readFigures(draft, indicator, context.language);
  const figures = withTotal(read.figures, indicator);
  const figureProblems = draft.cannotBeAssessed
    ? {}
    : { ...faultsByField(figures, indicator), ...read.problems };
  const isRead = !draft.cannotBeAssessed && Object.keys(figureProblems).length === 0;
  const suggested = isRead ? suggestionFor(figures, indicator, context) : undefined;
  return definedOnly<CheckedDraft>({
    figures: draft.cannotBeAssessed ? {} : figures,
    problems: { ...figureProblems, ...textProblems(draft, suggested) },
    suggested,
    far: isRead ? farFields(figures, indicator, context.goal) : [],
  });
}

/** The form as a saved report fills it. */
export function savedDraft(report: ReportView, context: CheckContext): Draft {
  const figures = draftOf(report, undefined, context.language);
  const { suggested } = checkDraft({ ...figures, cannotBeAssessed: false }, context);
  return draftOf(report, suggested, context.language);
}

function readFigures(
  draft: Draft,
  indicator: Indicator,
  language: Language,
): Pick<CheckedDraft, 'figures' | 'problems'> {
  const figures: Partial<Record<FigureField, number>> = {};
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of shownFields(indicator, draft)) {
    const reading = readNumber(draft.figures[field], language);
    if ('value' in reading) figures[field] = reading.value;
    else if (reading.problem === 'empty') {
      if (wantedFields(indicator).includes(field)) problems[field] = { kind: 'needs-figure' };
    } else problems[field] = { kind: 'reading', reading };
  }
  return { figures, problems };
}

function faultsByField(
  figures: Figures,
  indicator: Indicator,
): Readonly<Partial<Record<FormField, FieldProblem>>> {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const fault of faultsOfFigures(figures, indicator)) {
    const field = fault.field as FigureField;
    problems[field] ??= { kind: 'fault', fault };
  }
  return problems;
}

function suggestionFor(
  figures: Figures,
  indicator: Indicator,
  { goal, partlyMetFrom }: CheckContext,
): Attainment | undefined {
  if (wantedFields(indicator).some((field) => figures[field] === undefined)) return undefined;
  const { baseline, target } = goal;
  const assessed = definedOnly({ indicator, figures, baseline, target });
  return suggestAttainment(assessed, partlyMetFrom);
}

function textProblems(
  draft: Draft,
  suggested: Attainment | undefined,
): Readonly<Partial<Record<FormField, FieldProblem>>> {
  const link = draft.evidenceUrl.trim();
  const isLink = link === '' || isEvidenceLink(link);
  return {
    ...judgementProblem(draft, suggested),
    ...(isLink ? {} : { evidenceUrl: { kind: 'bad-link' } }),
  };
}

/** A judgement is wanted where the figures give none, and a reason where it is not the figures' own. */
function judgementProblem(
  { cannotBeAssessed, attainment, attainmentReason }: Draft,
  suggested: Attainment | undefined,
): Readonly<Partial<Record<FormField, FieldProblem>>> {
  const isOpen = attainment === undefined && suggested === 'cannot-be-assessed';
  if (isOpen && !cannotBeAssessed) return { attainment: { kind: 'needs-attainment' } };
  const isOwn = attainment !== undefined && attainment !== suggested;
  const needsReason = (cannotBeAssessed || isOwn) && attainmentReason.trim() === '';
  return needsReason ? { attainmentReason: { kind: 'needs-reason' } } : {};
}

function farFields(figures: Figures, indicator: Indicator, goal: GoalView): readonly FigureField[] {
  return wantedFields(indicator).filter((field) => {
    const value = figures[field];
    const earlier = [goal.baseline?.[field], ...goal.history.map((past) => past.figures[field])];
    const known = earlier.filter((past) => typeof past === 'number');
    return value !== undefined && isFarFromEarlier(value, known);
  });
}

/** What the act is asked with. Only a checked form without problems is sent. */
export function inputOf(
  draft: Draft,
  checked: CheckedDraft,
  item: {
    readonly goal: GoalView;
    readonly round: RoundSummary;
    readonly seen?: { readonly id: string; readonly eTag: string };
  },
): InferInput<typeof reportInput> {
  const isOwn = draft.attainment !== undefined && !draft.cannotBeAssessed;
  const text = (value: string): string | undefined =>
    value.trim() === '' ? undefined : value.trim();
  return definedOnly({
    goalId: item.goal.id,
    roundId: item.round.id,
    figures: checked.figures,
    cannotBeAssessed: draft.cannotBeAssessed,
    seen: item.seen,
    attainment: isOwn ? draft.attainment : undefined,
    attainmentReason: isOwn || draft.cannotBeAssessed ? text(draft.attainmentReason) : undefined,
    comment: text(draft.comment),
    evidenceUrl: text(draft.evidenceUrl),
  });
}
