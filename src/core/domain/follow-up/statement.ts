import type { Fault } from '../base/fault';
import { isSameKey } from '../base/keys';
import { definedOnly, nonEmpty, type Loose } from '../base/defined';
import { areSameFigures, faultsOfFigures, withTotal } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import { suggestAttainment, type Assessed } from './attainment';
import { isEvidenceLink } from './evidence';
import { reportKey, type Attainment, type Report } from './report';
import type { Round } from './round';

/** What a person states about the outcome of one goal, in the form or on the card. */
export interface Statement {
  readonly figures: Loose<Figures>;
  readonly cannotBeAssessed: boolean;
  /** The person's own judgement; absent when the person accepts the attainment that the figures suggest. */
  readonly attainment?: Exclude<Attainment, 'cannot-be-assessed'> | undefined;
  readonly attainmentReason?: string | undefined;
  readonly comment?: string | undefined;
  readonly evidenceUrl?: string | undefined;
}

/** A goal with the setting by which its attainment is assessed. */
export interface AssessedGoal {
  readonly goal: Pick<Goal, 'indicator' | 'baseline' | 'target' | 'targetBySex'>;
  /** The municipality's setting: from this share of the way between baseline and target, 0-1, a goal is partly met. */
  readonly partlyMetFrom: number;
}

/** A goal that a round asks a person to report. */
export interface AskedGoal extends AssessedGoal {
  readonly goal: Goal;
  readonly round: Round;
}

/** Returns the attainment that the figures suggest; `cannot-be-assessed` when they suggest none. */
export function suggestionFor({ goal, partlyMetFrom }: AssessedGoal, figures: Figures): Attainment {
  const { indicator, baseline, target, targetBySex } = goal;
  if (indicator === undefined) return 'cannot-be-assessed';
  const assessed = definedOnly<Assessed>({ indicator, figures, baseline, target, targetBySex });
  return suggestAttainment(assessed, partlyMetFrom);
}

/** True when a person has judged the goal and the figures suggest something else, or nothing. */
export function isOwnJudgement(
  attainment: Attainment | undefined,
  suggestion: Attainment | undefined,
): attainment is Exclude<Attainment, 'cannot-be-assessed'> {
  const isJudged = attainment !== undefined && attainment !== 'cannot-be-assessed';
  return isJudged && attainment !== suggestion;
}

/**
 * Checks the judgement: a reason is required when the person judges otherwise than the figures suggest, or states that the
 * goal cannot be assessed. A judgement is required when the figures suggest none.
 */
function faultsOfJudgement(
  { attainment, attainmentReason, cannotBeAssessed }: Statement,
  suggestion: Attainment | undefined,
): readonly Fault[] {
  if (cannotBeAssessed || isOwnJudgement(attainment, suggestion)) {
    const hasReason = (attainmentReason ?? '').trim() !== '';
    return hasReason ? [] : [{ field: 'attainmentReason', reason: 'missing' }];
  }
  const isOpen = suggestion === 'cannot-be-assessed';
  return isOpen ? [{ field: 'attainment', reason: 'missing' }] : [];
}

/** The result of checking a statement. */
export interface CheckedStatement {
  /** The statement's figures, with a total where women and men add up to one; empty when the goal cannot be assessed. */
  readonly figures: Figures;
  /** The attainment that the figures suggest; absent while they break a rule. */
  readonly suggestion?: Attainment;
  /** The faults of the statement's fields. Without any, the statement can be submitted. */
  readonly faults: readonly Fault[];
}

/**
 * Checks a statement. The form, the card and the act all use this rule. It checks the judgement only when the figures
 * break no rule, since it compares the judgement with the attainment that the figures suggest.
 */
export function checkStatement(asked: AssessedGoal, statement: Statement): CheckedStatement {
  const { indicator } = asked.goal;
  const stated = definedOnly<Figures>(statement.figures);
  if (indicator === undefined)
    return { figures: stated, faults: [{ field: 'goal', reason: 'not-measurable' }] };
  if (statement.cannotBeAssessed)
    return { figures: {}, faults: faultsOfJudgement(statement, undefined) };
  const figures = withTotal(stated, indicator);
  const faults = faultsOfFigures(stated, indicator);
  if (faults.length > 0) return { figures, faults };
  const suggestion = suggestionFor(asked, figures);
  return { figures, suggestion, faults: faultsOfJudgement(statement, suggestion) };
}

/** The fields of a report that a statement fills. */
type Content = Pick<
  Report,
  'figures' | 'attainment' | 'attainmentReason' | 'comment' | 'evidenceUrl'
>;

/**
 * Returns the evidence to store. A process leader may have written another text than a link in the list, such as a
 * registration number. The form and the card do not show that text, so it stays until the person states a link.
 */
function evidenceOf(statement: Statement, before: Report | undefined): string | undefined {
  if (statement.evidenceUrl) return statement.evidenceUrl;
  const written = before?.evidenceUrl;
  return written === undefined || isEvidenceLink(written) ? undefined : written;
}

/** Returns the fields that the report gets from the statement. `before` is the stored report, if there is one. */
export function contentOf(
  asked: AskedGoal,
  statement: Statement,
  before: Report | undefined,
): Content {
  const { figures } = checkStatement(asked, statement);
  const attainment = statement.cannotBeAssessed
    ? 'cannot-be-assessed'
    : (statement.attainment ?? suggestionFor(asked, figures));
  return definedOnly<Content>({
    figures,
    attainment,
    attainmentReason: nonEmpty(statement.attainmentReason),
    comment: nonEmpty(statement.comment),
    evidenceUrl: evidenceOf(statement, before),
  });
}

/** True when the stored report already has the statement's content, so that the same statement was sent twice. */
export function isRepeat(asked: AskedGoal, statement: Statement, stored: Report): boolean {
  const content = contentOf(asked, statement, stored);
  const texts = ['attainment', 'attainmentReason', 'comment', 'evidenceUrl'] as const;
  return (
    stored.state !== 'sent-back' &&
    isSameKey(stored.key, reportKey(asked.round, asked.goal)) &&
    areSameFigures(stored.figures, content.figures) &&
    texts.every((field) => (stored[field] ?? '') === (content[field] ?? ''))
  );
}
