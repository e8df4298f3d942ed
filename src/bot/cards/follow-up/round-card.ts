import type { MineItem } from '../../../core/api/mine/mine-view';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, group, heading, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { goalLines } from './goal-lines';
import { executeButton } from '../base/press';
import { afterSavedLines, savedLines } from './receipt';
import { formActions, noticeLines, reportForm } from './report-form';
import type { OpenForm } from './report-form';
import { askLines, endedContent, listContent, previewContent } from './round-list';
import type { Content, RoundCardView } from './round-list';
import { writtenBox } from './written-text';
import { openTabButton } from '../base/tab-links';

/** The state of a card that the lists do not hold: the form that is open, and a notice to the person. */
export interface RoundCardMoment {
  readonly open?: OpenForm;
  readonly notice?: string;
}

/**
 * Makes the card of one person and round. With one goal it shows the form, or the receipt once the person has reported.
 * With several goals it shows a list with states, and one form at a time. A round that is not open cannot be answered.
 */
export function roundCard(
  view: RoundCardView,
  frame: CardFrame,
  moment: RoundCardMoment = {},
): AdaptiveCard {
  const { text, language } = frame;
  const content = contentOf(view, frame, moment.open);
  return adaptiveCard({
    language,
    fallbackText: `${text.ask.heading}: ${view.round.title}`,
    body: [...noticeBox(moment.notice), ...content.body],
    actions: [
      ...content.actions,
      openTabButton(frame, 'mine', { kind: 'round', key: view.round.key }),
    ],
  });
}

function noticeBox(notice: string | undefined): readonly CardPart[] {
  if (notice === undefined) return [];
  return [group([line(notice, { isBold: true })], { style: 'emphasis' })];
}

function contentOf(view: RoundCardView, frame: CardFrame, open: OpenForm | undefined): Content {
  if (view.isPreview === true) return previewContent(view, frame);
  const isOpen = view.round.state === 'open';
  const opened = view.items.find(
    ({ goal, can }) => isOpen && can['report.submit'] && goal.id === open?.goalId,
  );
  if (opened !== undefined && open !== undefined) {
    return formContent(opened, { view, form: open }, frame);
  }
  const content = isOpen ? defaultContent(view, frame) : endedContent(view, frame);
  return { ...content, body: [...writtenBox(open?.typed ?? {}, frame), ...content.body] };
}

/** Returns the content of an open round's card when the person has not opened a form. */
function defaultContent(view: RoundCardView, frame: CardFrame): Content {
  const [first, second] = view.items;
  if (first === undefined) return nothingContent(view, frame);
  if (second !== undefined) return listContent(view, frame);
  return first.owed && first.can['report.submit']
    ? formContent(first, { view, form: { goalId: first.goal.id } }, frame)
    : receiptContent(first, view, frame);
}

/** Returns the content for a person whom the round asks for nothing any more: who reports now, and that nothing is left to do. */
function nothingContent({ handedOver = [] }: RoundCardView, { text }: CardFrame): Content {
  const { nothing, handedTo, handedToSomebody } = text.closed;
  const lines = handedOver.map(({ goalTitle, reporterName }) =>
    line(
      reporterName === undefined ? handedToSomebody(goalTitle) : handedTo(reporterName, goalTitle),
    ),
  );
  return { body: [...lines, line(nothing, { isBold: lines.length > 0 })], actions: [] };
}

function formContent(
  item: MineItem,
  { view, form }: { readonly view: RoundCardView; readonly form: OpenForm },
  frame: CardFrame,
): Content {
  const { round, items } = view;
  const hasMore = items.length > 1 || item.report !== undefined;
  const back = executeButton(frame.text.form.back, { action: 'show-round', roundId: round.id });
  return {
    body: [
      ...noticeLines(item, form, frame),
      ...askLines(round, frame),
      ...goalLines(item.goal, frame),
      ...reportForm(item, form, frame),
    ],
    actions: [...formActions(item, form, frame), ...(hasMore ? [back] : [])],
  };
}

function receiptContent(item: MineItem, view: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const { report, goal } = item;
  if (report === undefined) {
    return { body: [...askLines(view.round, frame), ...goalLines(goal, frame)], actions: [] };
  }
  const change = { action: 'open-goal', roundId: view.round.id, goalId: goal.id } as const;
  return {
    body: [
      heading(text.receipt.heading),
      line(view.round.title, { isSubtle: true }),
      ...savedLines(item, report, frame),
      ...afterSavedLines(item, frame),
    ],
    actions: item.can['report.submit'] ? [executeButton(text.form.edit, change)] : [],
  };
}
