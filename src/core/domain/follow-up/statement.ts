import type { Fault } from '../base/fault';
import { definedOnly, type Loose } from '../base/defined';
import { areSameFigures, faultsOfFigures, withTotal } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import { suggestAttainment } from './attainment';
import { isEvidenceLink } from './evidence';
import { reportKey, type Attainment, type Report } from './report';
import type { Round } from './round';

/** What a person says of one goal's outcome. */
export interface Statement {
  readonly figures: Loose<Figures>;
  readonly cannotBeAssessed: boolean;
  /** The person's own judgement; absent when the person follows the figures. */
  readonly attainment?: Exclude<Attainment, 'cannot-be-assessed'> | undefined;
  readonly attainmentReason?: string | undefined;
  readonly comment?: string | undefined;
  readonly evidenceUrl?: string | undefined;
}

/** A goal and how its attainment is assessed. */
export interface AssessedGoal {
  readonly goal: Pick<Goal, 'indicator' | 'baseline' | 'target'>;
  /** The municipality's setting: from this share of the way, 0-1, a goal is partly met. */
  readonly partlyMetFrom: number;
}

/** A goal that a round asks a person about. */
export interface AskedGoal extends AssessedGoal {
  readonly goal: Goal;
  readonly round: Round;
}

/** The attainment that the figures suggest; `cannot-be-assessed` when they suggest none. */
export function suggestionFor({ goal, partlyMetFrom }: AssessedGoal, figures: Figures): Attainment {
  const { indicator, baseline, target } = goal;
  if (indicator === undefined) return 'cannot-be-assessed';
  return suggestAttainment(definedOnly({ indicator, figures, baseline, target }), partlyMetFrom);
}

/** True when a person has judged the goal and the figures suggest something else, or nothing. */
export function isOwnJudgement(
  attainment: Attainment | undefined,
  suggestion: Attainment | undefined,
): attainment is Exclude<Attainment, 'cannot-be-assessed'> {
  const isJudged = attainment !== undefined && attainment !== 'cannot-be-assessed';
  return isJudged && attainment !== suggestion;
}

/** A judgement of one's own and "cannot be assessed" need a reason; where the figures suggest nothing, the person judges. */
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

/** What the rules say of a statement. */
export interface CheckedStatement {
  /** The statement's figures with the total where women and men add up to it; none when the goal cannot be assessed. */
  readonly figures: Figures;
  /** What the figures suggest; absent while they break a rule. */
  readonly suggestion?: Attainment;
  /** By the statement's fields; empty = the statement can be handed in. */
  readonly faults: readonly Fault[];
}

/**
 * Checks a statement: the one rule for the form, the card and the act. The judgement is checked once the figures break no
 * rule, since it is held against what they suggest.
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

/** The part of a report that a statement fills. */
type Content = Pick<
  Report,
  'figures' | 'attainment' | 'attainmentReason' | 'comment' | 'evidenceUrl'
>;

/**
 * The evidence that is kept. A process leader may have written in the list what is no link, such as a registration
 * number. The form and the card do not show it, so it stays until a link takes its place.
 */
function evidenceOf(statement: Statement, before: Report | undefined): string | undefined {
  if (statement.evidenceUrl) return statement.evidenceUrl;
  const written = before?.evidenceUrl;
  return written === undefined || isEvidenceLink(written) ? undefined : written;
}

const nonEmpty = (text: string | undefined) => (text === '' ? undefined : text);

/** What the statement makes of the report before it, if any. */
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

/** True when the stored report says the same already: the person, or the network, has sent the statement twice. */
export function isRepeat(asked: AskedGoal, statement: Statement, stored: Report): boolean {
  const content = contentOf(asked, statement, stored);
  const texts = ['attainment', 'attainmentReason', 'comment', 'evidenceUrl'] as const;
  return (
    stored.state !== 'sent-back' &&
    stored.key === reportKey(asked.round, asked.goal) &&
    areSameFigures(stored.figures, content.figures) &&
    texts.every((field) => (stored[field] ?? '') === (content[field] ?? ''))
  );
}
