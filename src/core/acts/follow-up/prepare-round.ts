import { keyForm } from '../../domain/base/keys';
import { AppError } from '../../domain/base/app-error';
import type { Fault } from '../../domain/base/fault';
import type { Round } from '../../domain/follow-up/round';
import { kindOfPeriod } from '../../domain/follow-up/round-kind';
import { roundKey } from '../../domain/follow-up/round-key';
import { planRound, type RoundPlan } from '../../domain/follow-up/round-rules';
import { authorize } from '../../policy/can';
import { traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';
import { roundSummary } from '../../views/follow-up/round-summary';
import type { Handler } from '../base/handler';

/** True when the stored round is still planned and equals the input, so that the act is a repeat. */
function isSame(round: Round, input: RoundPlan): boolean {
  const fields = ['title', 'kind', 'periodFrom', 'periodTo', 'dueOn', 'shownIn'] as const;
  const left = new Set(round.leftOutGoalKeys.map(keyForm));
  return (
    round.state === 'planned' &&
    fields.every((field) => round[field] === input[field]) &&
    left.size === new Set(input.leftOutGoalKeys.map(keyForm)).size &&
    input.leftOutGoalKeys.every((key) => left.has(keyForm(key)))
  );
}

/** Returns a free key made from the title, or the round that has taken it. Keys of cancelled rounds are skipped. */
function freeKey(ctx: Context, title: string): { key: string; taken?: Stored<Round> } {
  const base = roundKey(title);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    const taken = ctx.tables.rounds.findByKey(key);
    if (taken === undefined) return { key };
    if (taken.value.state !== 'cancelled') return { key, taken };
  }
}

function requireKnownGoals(ctx: Context, keys: readonly string[]): void {
  const faults: readonly Fault[] = keys
    .filter((key) => ctx.tables.goals.findByKey(key) === undefined)
    .map((key) => ({ field: 'leftOutGoalKeys', reason: 'unknown-goal', values: { key } }));
  if (faults.length > 0) throw new AppError('invalid', 'Unknown goals are left out', { faults });
}

/**
 * Prepares a round; the bot tells nobody before it opens. Idempotent: the same input again returns the same round.
 *
 * @throws {AppError} `not-allowed`, `invalid` by field, `store-unavailable`
 */
export const prepareRound: Handler<'round.prepare'> = async (ctx, input) => {
  authorize(ctx.actor, 'round.prepare', undefined, ctx.world());
  requireKnownGoals(ctx, input.leftOutGoalKeys);
  const { key, taken } = freeKey(ctx, input.title);
  const kind = input.kind ?? kindOfPeriod(input.periodFrom, input.periodTo);
  const plan = { ...input, kind };
  const planned = planRound(plan, key, ctx.clock.today());
  const round =
    taken ?? (await ctx.tables.rounds.create(planned, traceOf(ctx, 'round.prepare'))).stored;
  if (!isSame(round.value, plan)) {
    const faults: readonly Fault[] = [{ field: 'title', reason: 'title-taken' }];
    throw new AppError('invalid', `A round ${key} is there already`, { faults });
  }
  return { round: roundSummary(round.value, ctx.world()) };
};
