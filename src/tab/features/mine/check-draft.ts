import type { InferInput } from 'valibot';
import type { reportInput } from '../../../core/api/follow-up/acts';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { GoalView } from '../../../core/api/goals/goal-view';
import { definedOnly, nonEmpty } from '../../../core/domain/base/defined';
import type { Fault } from '../../../core/domain/base/fault';
import type { NumberProblem } from '../../../core/domain/base/numbers';
import { faultOfText, readText, type TextFieldName } from '../../../core/domain/base/text-fields';
import { isEvidenceLink } from '../../../core/domain/follow-up/evidence';
import type { Attainment } from '../../../core/domain/follow-up/report';
import { checkStatement, type Statement } from '../../../core/domain/follow-up/statement';
import {
  askedPersonFields,
  figureFields,
  shownFields,
  type FigureField,
} from '../../../core/domain/goals/figures';
import { farFigures } from '../../../core/domain/goals/far-figures';
import { personUnit, readFigure } from '../../../core/domain/goals/figure-reader';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import type { Language } from '../../../core/domain/base/language';
import { draftOf, type Draft, type NumberFieldName } from './draft';

/** A field of the form that can have a problem. */
export type FormField =
  NumberFieldName | 'attainment' | 'attainmentReason' | 'comment' | 'evidenceUrl';

/** Why a field cannot be submitted: a text that is no number, or a rule that the statement breaks. */
export type FieldProblem =
  | { readonly kind: 'unreadable'; readonly reading: NumberProblem }
  | { readonly kind: 'fault'; readonly fault: Fault };

type Problems = Readonly<Partial<Record<FormField, FieldProblem>>>;

/** A draft that was read and checked by the rules of the domain. */
export interface CheckedDraft {
  /** The statement of the form, without figures that cannot be read. */
  readonly statement: Statement;
  /** The figures that can be read, with the total where it adds up. */
  readonly figures: Figures;
  readonly problems: Problems;
  /** The attainment that the figures suggest; absent until they can be read and break no rule. */
  readonly suggested?: Attainment;
  /** Figures far from every earlier one. The form asks whether they are right, and does not refuse them. */
  readonly far: readonly FigureField[];
}

/** What `checkDraft` needs besides the draft. */
export interface CheckContext {
  readonly goal: GoalView;
  readonly language: Language;
  readonly partlyMetFrom: number;
}

/** Reads and checks a draft. */
export function checkDraft(draft: Draft, context: CheckContext): CheckedDraft {
  const { indicator } = context.goal;
  const read = readFigures(draft, context);
  const statement = statementOf(draft, read.figures);
  if (indicator === undefined) return { statement, figures: {}, problems: {}, far: [] };
  const { figures, suggestion, faults } = checkStatement(context, statement);
  const isRead = suggestion !== undefined && Object.keys(read.problems).length === 0;
  return definedOnly<CheckedDraft>({
    statement,
    figures,
    problems: {
      ...problemsOf([...faults, ...faultsOfTexts(statement)]),
      ...(draft.cannotBeAssessed ? {} : read.problems),
    },
    suggested: isRead ? suggestion : undefined,
    far: isRead ? farFigures(figures, context.goal) : [],
  });
}

/** Returns the form filled with a stored report. */
export function savedDraft(report: ReportView, context: CheckContext): Draft {
  const figures = draftOf(report, undefined, context.language);
  const { suggested } = checkDraft({ ...figures, cannotBeAssessed: false }, context);
  return draftOf(report, suggested, context.language);
}

function readFigures(
  draft: Draft,
  { goal, language }: CheckContext,
): Pick<CheckedDraft, 'figures' | 'problems'> {
  const figures: Partial<Record<NumberFieldName, number>> = {};
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of fieldsOf(draft, goal.indicator)) {
    const isFigure = figureFields.some((figure) => figure === field);
    const unit = isFigure ? goal.indicator : personUnit;
    const reading = readFigure(draft.figures[field], unit, language);
    if ('value' in reading) figures[field] = reading.value;
    // An empty field is a missing figure. The rules decide whether it may be missing.
    else if (reading.problem !== 'empty') problems[field] = { kind: 'unreadable', reading };
  }
  return { figures, problems };
}

/** Returns the fields of the form in which a person types a number. */
function fieldsOf(draft: Draft, indicator: Indicator | undefined): readonly NumberFieldName[] {
  if (indicator === undefined) return [];
  return [...shownFields(indicator, draft.figures.total !== ''), ...askedPersonFields(indicator)];
}

/** Makes the statement from the form. Leaves out a reason where the form does not ask for one. */
function statementOf(draft: Draft, figures: Figures): Statement {
  const { cannotBeAssessed } = draft;
  const attainment = cannotBeAssessed ? undefined : draft.attainment;
  const isReasonAsked = cannotBeAssessed || attainment !== undefined;
  const text = (name: TextFieldName, value: string) => nonEmpty(readText(name, value));
  return definedOnly<Statement>({
    figures: cannotBeAssessed ? {} : figures,
    cannotBeAssessed,
    attainment,
    attainmentReason: isReasonAsked ? text('reason', draft.attainmentReason) : undefined,
    comment: text('comment', draft.comment),
    evidenceUrl: text('evidenceUrl', draft.evidenceUrl),
  });
}

/** Returns a fault for each text that is too long, and for evidence that is no link. */
function faultsOfTexts(statement: Statement): readonly Fault[] {
  const { evidenceUrl: link } = statement;
  const isLink = link === undefined || isEvidenceLink(link);
  const faults = [
    faultOfText('reason', statement.attainmentReason, 'attainmentReason'),
    faultOfText('comment', statement.comment),
    faultOfText('evidenceUrl', link),
  ];
  const notALink: readonly Fault[] = isLink
    ? []
    : [{ field: 'evidenceUrl', reason: 'not-an-address' }];
  return [...faults.filter((fault) => fault !== undefined), ...notALink];
}

/** Returns the first fault of each field. */
function problemsOf(faults: readonly Fault[]): Problems {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  // Every field that a fault of a statement can name is a field of the form.
  for (const fault of faults) problems[fault.field as FormField] ??= { kind: 'fault', fault };
  return problems;
}

/** Makes the input of `report.submit`. Call it only with a draft that has no problems. */
export function inputOf(
  { statement }: CheckedDraft,
  item: {
    readonly goal: GoalView;
    readonly round: RoundSummary;
    readonly seen?: { readonly id: string; readonly eTag: string };
  },
): InferInput<typeof reportInput> {
  return definedOnly<InferInput<typeof reportInput>>({
    goalId: item.goal.id,
    roundId: item.round.id,
    seen: item.seen,
    ...statement,
  });
}
