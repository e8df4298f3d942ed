import type { Fault } from '../../../core/domain/base/fault';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import type { DetailsByKind } from '../../../core/domain/messages/ledger';
import type { CardFrame } from '../base/card-frame';
import { labelled, line, type AdaptiveCard } from '../base/elements';
import { faultWords } from '../base/fault-words';
import { openTabButton } from '../base/tab-links';
import { figuresWords } from '../base/words';
import { notificationCard } from './notification-cards';

/** A row that breaks a rule after a list edit. A report's row also has its indicator and figures, to name the value. */
export interface RefusedEdit {
  readonly title: string;
  /** The name of the list, as people see it in SharePoint. */
  readonly list: string;
  /** The column because of which the product leaves the whole row out, which is the first of the faults. */
  readonly column?: string;
  readonly faults: readonly Fault[];
  /** Who typed the row, when the card is for somebody else, whose row it is. */
  readonly byName?: string;
  readonly indicator?: Indicator;
  readonly figures?: Figures;
}

/** Writes the broken rule after the value that breaks it: "Flickor 865 %: …". */
function reasonOf(fault: Fault, edit: RefusedEdit, frame: CardFrame): string {
  const { column, indicator, figures } = edit;
  const words = faultWords(fault, frame, indicator);
  if (column !== undefined && fault === edit.faults[0]) return `${column}: ${words}`;
  const value = figures?.[fault.field as keyof Figures];
  if (indicator === undefined || value === undefined) return words;
  return `${figuresWords({ [fault.field]: value }, indicator, frame)}: ${words}`;
}

/**
 * Tells the person who edited a row in the list, or the one whose row it is, that it breaks a rule. The edit itself stays in the list.
 */
export function editRefusedCard(edit: RefusedEdit, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const { notification: t } = text;
  const { title, list, byName } = edit;
  const words =
    byName === undefined ? t.editRefusedBody(title, list) : t.editOfOtherBody(byName, title, list);
  const reasons = [...new Set(edit.faults.map((fault) => reasonOf(fault, edit, frame)))];
  return notificationCard(
    {
      heading: byName === undefined ? t.editRefused : t.editOfOther,
      fallbackText: words,
      body: [line(words), ...reasons.map((reason) => labelled(t.why, reason))],
      actions: [openTabButton(frame, byName === undefined ? 'follow-up' : 'goals')],
    },
    frame,
  );
}

/**
 * Tells a process leader that a row is gone to which others belong, or that another row has taken its place. `list` is the name
 * of the list, as people see it in SharePoint.
 */
export function rowGoneCard(row: DetailsByKind['row-gone'], frame: CardFrame): AdaptiveCard {
  const words = frame.text.rowGone;
  const { list, itemId, title, rowKey, bodies, goals, reports, isJoined = false } = row;
  const called =
    title === undefined ? words.called(rowKey ?? itemId, undefined) : words.called(title, rowKey);
  const below = [words.bodies(bodies), words.goals(goals), words.reports(reports)];
  const counts = [bodies, goals, reports];
  const belongs = below.filter((_, at) => counts[at] !== 0).join(', ');
  const { heading, what, after } = isJoined
    ? { heading: words.joinedHeading, what: words.joined(called, list), after: [] }
    : { heading: words.goneHeading, what: words.gone(called, list), after: [line(words.wayOut)] };
  return notificationCard(
    {
      heading,
      fallbackText: what,
      body: [line(what), labelled(words.belongs, belongs), ...after],
      actions: [openTabButton(frame, 'mine')],
    },
    frame,
  );
}
