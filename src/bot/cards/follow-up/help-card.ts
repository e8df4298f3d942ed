import type { MineItem } from '../../../core/api/mine/mine-view';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { fitRows } from '../base/fit';
import { executeButton } from '../base/press';
import { openTabButton } from '../base/tab-links';
import { dateWords } from '../base/words';

/** Makes the answer to any text in a person's chat: what the bot does, and which reports the person owes. */
export function helpCard(owed: readonly MineItem[], frame: CardFrame): AdaptiveCard {
  const { text, language } = frame;
  const [first] = owed;
  const head = [
    heading(text.help.heading),
    line(text.help.body),
    line(text.help.noNumbers),
    line(first === undefined ? text.help.nothing : text.help.owed(owed.length), { isBold: true }),
  ];
  const rows = owed.map((item) =>
    line(`${item.goal.title} (${item.round.title}, ${dateWords(item.round.dueOn, frame)})`),
  );
  return adaptiveCard({
    language,
    fallbackText: text.help.body,
    body: fitRows(head, rows, (left) => line(text.andMore(left))),
    actions: [...showRoundButton(first, frame), openTabButton(frame, 'mine')],
  });
}

function showRoundButton(first: MineItem | undefined, { text }: CardFrame): readonly CardPart[] {
  if (first === undefined) return [];
  return [
    executeButton(text.help.show, { action: 'show-round', roundId: first.round.id }, 'positive'),
  ];
}

/** Makes the help card for a channel, which shows nothing personal. */
export function channelHelpCard(frame: CardFrame): AdaptiveCard {
  const { text, language } = frame;
  return adaptiveCard({
    language,
    fallbackText: text.help.body,
    body: [heading(text.help.heading), line(text.help.body), line(text.help.channel)],
    actions: [openTabButton(frame, 'goals')],
  });
}
