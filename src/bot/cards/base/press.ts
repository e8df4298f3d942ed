import { definedOnly } from '../../../core/domain/base/defined';
import type { Report } from '../../../core/domain/follow-up/report';
import type { CardPart } from './elements';

/** The version of the data in a card's buttons. The bot answers a press on a card of another version with a new card. */
export const cardSchema = 1;

/** The actions that a button can ask the bot for. */
export const pressActions = [
  'report.submit',
  'cannot-assess',
  'report.decline',
  'open-goal',
  'show-round',
] as const;
export type PressAction = (typeof pressActions)[number];

/**
 * The data of a button. Round, goal and `stamp`, which names the state of the report that the person saw, together are the
 * idempotency key of an answer.
 */
export interface PressData {
  readonly action: PressAction;
  readonly schema: number;
  readonly roundId: string;
  readonly goalId?: string;
  readonly stamp?: string;
  /** The far figures that the card has asked about, as `confirmationOf` names them. */
  readonly confirmed?: string;
}

/** The most characters of a typed figure that a confirmation repeats. No figure that can be read is longer. */
const longestConfirmed = 100;

/**
 * Names the far figures that a person has been asked about, with their text, so that a second press with the same text confirms
 * them and one with another text does not. Undefined when there are none.
 */
export function confirmationOf(
  far: readonly string[],
  typed: Readonly<Partial<Record<string, string>>>,
): string | undefined {
  if (far.length === 0) return undefined;
  const parts = far.map((field) => `${field}=${(typed[field] ?? '').trim()}`);
  return parts.map((part) => part.slice(0, longestConfirmed)).join(';');
}

/** Names a state of a report by its row id, its revision and the time of the last list edit. `none` when there is no row. */
export function stampOf(report: Pick<Report, 'id' | 'revision' | 'editedAt'> | undefined): string {
  return report === undefined
    ? 'none'
    : `${report.id}.${report.revision}.${report.editedAt ?? '-'}`;
}

/**
 * Makes a button that the bot answers. `verb` and `data.action` both name the action. Clients without `Action.Execute`
 * send the same data by `Action.Submit`.
 *
 * @see Universal Actions: fallback to Action.Submit, https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function executeButton(
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
