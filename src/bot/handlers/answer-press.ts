import { declineReport } from '../../core/acts/follow-up/decline-report';
import { submitReport } from '../../core/acts/follow-up/submit-report';
import { AppError, type ErrorCode } from '../../core/domain/base/app-error';
import { faultOfText, readText } from '../../core/domain/base/text-fields';
import { homeLocale } from '../../core/domain/base/numbers';
import { momentWriter } from '../../core/text/date-text';
import type { Fault } from '../../core/domain/base/fault';
import type { Context } from '../../core/ports';
import type { ReportInput } from '../../core/api/follow-up/acts';
import type { MineItem } from '../../core/api/mine/mine-view';
import { confirmationOf, type PressAction } from '../cards/base/press';
import { checkStatement } from '../../core/domain/follow-up/statement';
import { farFigures } from '../../core/domain/goals/far-figures';
import type { FigureField } from '../../core/domain/goals/figures';
import { roundCard } from '../cards/follow-up/round-card';
import type { RoundCardMoment } from '../cards/follow-up/round-card';
import { wordsCard } from '../cards/follow-up/written-text';
import type { OpenForm } from '../cards/follow-up/report-form';
import {
  currentRoundId,
  readableItem,
  readableRoundView,
} from '../cards/follow-up/load-round-view';
import { readPress } from '../replies/press-input';
import type { Press } from '../replies/press-input';
import { readAnswer } from '../replies/read-answer';
import { isPersonal } from './activity';
import type { PressOutcome, TurnContext } from './turn-context';

/**
 * Answers a press of a button on a card. The actor is the person who presses; the card's data only names the goal and the
 * answer. Saves first, then makes the card from the stored report. Answers presses outside the person's own chat with words
 * alone, and saves nothing: other people read what is shown there, and the pressed message is theirs too.
 */
export async function answerPress(turn: TurnContext, data: unknown): Promise<PressOutcome> {
  const { text } = turn.frame;
  if (!isPersonal(turn.activity)) return inWords(turn, text.trouble.notHere);
  const reading = readPress(data);
  if (reading.kind !== 'press') {
    const notice = reading.kind === 'old' ? text.trouble.outOfDate : text.trouble.unclear;
    const { ctx } = turn;
    const isReadable = readableRoundView(ctx, reading.roundId) !== undefined;
    return freshCard(turn, isReadable ? reading.roundId : currentRoundId(ctx), { notice });
  }
  const { press } = reading;
  return press.action === 'show-round'
    ? freshCard(turn, press.roundId, {})
    : answerForGoal(turn, press, press.action);
}

function answerForGoal(
  turn: TurnContext,
  press: Press,
  action: Exclude<PressAction, 'show-round'>,
): PressOutcome | Promise<PressOutcome> {
  const item = readableItem(turn.ctx, press);
  if (item === undefined) return missing(turn, press);
  switch (action) {
    case 'open-goal':
      return freshCard(turn, press.roundId, { open: { goalId: item.goal.id } });
    case 'report.decline':
      return runAct(turn, press, () => decline(turn, press, item));
    case 'report.submit':
    case 'cannot-assess':
      return runAct(turn, press, () => submit(turn, press, item));
  }
}

/**
 * Answers a press for a goal for which the round does not ask this person. The answer is the same whether there is such a
 * goal or not, so that nobody learns which rows exist.
 */
function missing(turn: TurnContext, press: Press): PressOutcome {
  const notice = turn.frame.text.trouble.notAllowed;
  return freshCard(turn, press.roundId, { notice, open: keptForm(press, []) });
}

/**
 * Makes the person's card from the current round. Whoever has no card in the round hears the same words, whether the round is
 * gone, is not for this person, or asks nothing of them.
 */
function freshCard(
  turn: TurnContext,
  roundId: string | undefined,
  moment: RoundCardMoment,
): PressOutcome {
  const { frame } = turn;
  const view = readableRoundView(turn.ctx, roundId);
  if (view === undefined) return refusal(turn, moment.open?.typed);
  return { card: roundCard(view, frame, moment) };
}

/** Answers that what the card is about is gone, or not for this person. */
function refusal(turn: TurnContext, typed: OpenForm['typed'] = {}): PressOutcome {
  return inWords(turn, turn.frame.text.trouble.notAllowed, typed);
}

/** Answers with words beside the card. */
function inWords(
  { frame }: TurnContext,
  words: string,
  typed: OpenForm['typed'] = {},
): PressOutcome {
  return { words, wordsCard: wordsCard(words, typed, frame) };
}

async function submit(turn: TurnContext, press: Press, item: MineItem): Promise<PressOutcome> {
  const answer = readAnswer(press, item, turn.frame.language);
  if ('faults' in answer) {
    return freshCard(turn, press.roundId, { open: keptForm(press, answer.faults) });
  }
  const far = farIn(answer.input, item);
  if (far.length > 0 && !isConfirmed(press, far)) {
    return freshCard(turn, press.roundId, { open: { ...keptForm(press, []), far } });
  }
  await submitWithRetry(turn.ctx, answer.input);
  return freshCard(turn, press.roundId, {});
}

/** Returns the fields with a figure far from every earlier one; none while the answer breaks a rule, which the act then says first. */
function farIn(input: ReportInput, { goal, round }: MineItem): readonly FigureField[] {
  const { partlyMetFrom } = round;
  const { figures, faults } = checkStatement({ goal, partlyMetFrom }, input);
  return faults.length > 0 ? [] : farFigures(figures, goal);
}

/** True when the card has asked about these very figures, and the person has pressed again. */
function isConfirmed(press: Press, far: readonly FigureField[]): boolean {
  return press.confirmed === confirmationOf(far, press.typed);
}

/**
 * Submits, and once more after a conflict. The second of two simultaneous presses gets a conflict; tried again, the act
 * finds the same answer stored and succeeds without saving.
 */
async function submitWithRetry(ctx: Context, input: ReportInput): Promise<void> {
  try {
    await submitReport(ctx, input);
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
    await submitReport(ctx, input);
  }
}

async function decline(turn: TurnContext, press: Press, item: MineItem): Promise<PressOutcome> {
  const { declined } = turn.frame.text;
  const reason = readText('reason', press.typed.declineReason ?? '');
  const fault = faultOfText('reason', reason, 'declineReason');
  if (fault !== undefined)
    return freshCard(turn, press.roundId, { open: keptForm(press, [fault]) });
  await declineReport(turn.ctx, {
    goalId: item.goal.id,
    roundId: item.round.id,
    ...(reason === '' ? {} : { reason }),
  });
  return freshCard(turn, press.roundId, { notice: `${declined.heading}. ${declined.body}` });
}

/** Runs an act and turns its `AppError` into a card or words that explain it. Rethrows any other error. */
async function runAct(
  turn: TurnContext,
  press: Press,
  act: () => Promise<PressOutcome>,
): Promise<PressOutcome> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return outcomeOfRefusal(turn, press, cause);
  }
}

function outcomeOfRefusal(turn: TurnContext, press: Press, error: AppError): PressOutcome {
  const cardWith = (moment: RoundCardMoment) => freshCard(turn, press.roundId, moment);
  const kept = keptForm(press, []);
  const whileStoreIsAway = (): PressOutcome => ({
    ...cardWith({ open: kept, notice: storeNotice(turn, error) }),
    unsettled: error.code === 'outcome-unknown' ? 'unknown' : 'not-saved',
  });
  const outcomes: Readonly<Record<ErrorCode, () => PressOutcome>> = {
    'not-allowed': () => refusal(turn, press.typed),
    'not-found': () => missing(turn, press),
    conflict: () => cardWith({ open: { ...kept, isConflict: true } }),
    invalid: () => cardWith({ open: keptForm(press, error.faults.map(toFormField)) }),
    'outcome-unknown': whileStoreIsAway,
    throttled: whileStoreIsAway,
    'store-unavailable': whileStoreIsAway,
    'lists-missing': whileStoreIsAway,
  };
  return outcomes[error.code]();
}

/** Says whether anything is saved, and until when Microsoft has asked the product to wait, in the municipality's time. */
function storeNotice({ frame }: TurnContext, { code, until }: AppError): string {
  const { text, language, timeZone } = frame;
  if (code === 'outcome-unknown') return text.trouble.unknown;
  if (until === undefined) return text.trouble.unavailable;
  return text.trouble.throttled(momentWriter(homeLocale[language], timeZone)(until));
}

/** Maps a fault of the act's `attainmentReason` to the form's field `reason`. */
function toFormField(fault: Fault): Fault {
  return fault.field === 'attainmentReason' && fault.reason === 'missing'
    ? { field: 'reason', reason: 'reason-missing' }
    : fault;
}

function keptForm(press: Press, faults: readonly Fault[]): OpenForm {
  return { goalId: press.goalId ?? '', typed: press.typed, faults };
}
