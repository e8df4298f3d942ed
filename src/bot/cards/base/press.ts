import { definedOnly } from '../../../core/domain/base/defined';
import type { Report } from '../../../core/domain/follow-up/report';
import type { CardPart } from './elements';

/** Version of what our cards carry. A card of another version is answered with a fresh one. */
export const cardSchema = 1;

/** What a button asks for. */
export const pressActions = [
  'report.submit',
  'cannot-assess',
  'report.decline',
  'open-goal',
  'show-round',
] as const;
export type PressAction = (typeof pressActions)[number];

/**
 * What a button carries. With `stamp` it is the idempotency key of an answer: round, goal, and which state of the
 * report the person saw.
 */
export interface PressData {
  readonly action: PressAction;
  readonly schema: number;
  readonly roundId: string;
  readonly goalId?: string;
  readonly stamp?: string;
}

/** Names a state of a report: its row, the product's revision and the last edit by hand. No row is `none`. */
export function stampOf(report: Pick<Report, 'id' | 'revision' | 'editedAt'> | undefined): string {
  return report === undefined
    ? 'none'
    : `${report.id}.${report.revision}.${report.editedAt ?? '-'}`;
}

/**
 * A button that the bot answers. `verb` and `data.action` both name the act, and clients without `Action.Execute` send
 * the same data by `Action.Submit`.
 *
 * @see Universal Actions: fallback to Action.Submit, learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function execute(
  title: string,
  press: Omit<PressData, 'schema'>,
  style?: 'positive' | 'destructive',
): CardPart {
  const data: PressData = { ...press, schema: cardSchema };
  const styled = definedOnly({ style });
  return {
    type: 'Action.Execute',
    title,
    verb: press.action,
    data,
    ...styled,
    fallback: { type: 'Action.Submit', title, data, ...styled },
  };
}
