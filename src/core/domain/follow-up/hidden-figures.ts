import { eachInSteps, finished, type Steps } from '../base/steps';
import { withTotal } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import { smallFigures, withComplements } from '../goals/small-numbers';
import { figuresAlike, type AlikeFigures } from './alike-figures';
import { hide, hideWhatGivesAway, limitOf, type Hidden, type Hiding } from './figure-hiding';
import type { FigureStage } from './figure-stages';
import type { FollowUpWorld } from './follow-up-world';
import { alikeKey, type AsOf, type GoalFigures } from './goal-figures';
import { keptLimit } from './round-rows';

/** Which figures a reader may see, apart from those that the world shows to everybody. */
export interface FigureReader {
  readonly world: FollowUpWorld;
  /** True for a goal whose figures the reader may see exactly. The goal is that of today, or as a round asked for it. */
  readonly seesExact: (goal: Goal) => boolean;
}

const nothing: Hidden = new Set();

/** Returns the figures that the reader may not see exactly, wherever they stand; one a step. */
function* openFigures({ seesExact }: FigureReader, { byStored }: AlikeFigures) {
  const all = [...new Set(byStored.values())];
  const open = yield* eachInSteps(all, (one) => (one.goals.some(seesExact) ? [] : [one]));
  return new Set(open.flat());
}

/** Returns the limit of small numbers that holds in a stage: the one that the round keeps, or that of today. */
function limitIn(world: FollowUpWorld, asOf: AsOf): number {
  return asOf === 'today' ? world.settings.smallCountsBelow : keptLimit(world, asOf);
}

/** Raises the limit of the figures to that of the stage, and hides those that are small by it. Returns true when a limit was raised. */
function* hideSmall(hiding: Hiding, figures: Iterable<GoalFigures>, limit: number): Steps<boolean> {
  let isRaised = false;
  for (const one of figures) {
    yield;
    if (limitOf(hiding, one) >= limit) continue;
    hiding.limits.set(one, limit);
    if (!hiding.open.has(one)) continue;
    isRaised = true;
    const small = smallFigures(one.stored, one.indicator, limit);
    if (small.size > 0) hide(hiding, one, small);
  }
  return isRaised;
}

function addSums(hiding: Hiding, sums: FigureStage['sums']): void {
  for (const [of, addends] of sums) hiding.sums.set(of, [...(hiding.sums.get(of) ?? []), addends]);
}

/**
 * Hides the figures of a year, stage by stage: first those of each round by what the round kept, then with what holds today. So
 * what a round has hidden stays hidden, whatever changes later.
 */
function* hideYear(
  world: FollowUpWorld,
  hiding: Hiding,
  stages: readonly FigureStage[],
): Steps<undefined> {
  const met = new Set<GoalFigures>();
  for (const { asOf, figures, sums } of stages) {
    const before = met.size;
    for (const one of figures) met.add(one);
    addSums(hiding, sums);
    yield;
    // The limit of today holds for what was reported before, too.
    const concerned = asOf === 'today' ? met : figures;
    const isRaised = yield* hideSmall(hiding, concerned, limitIn(world, asOf));
    const isNew = [isRaised, met.size > before, sums.length > 0].includes(true);
    if (isNew && hiding.hidden.size > 0) yield* hideWhatGivesAway(hiding, met);
  }
}

/** Returns the hidden fields of stored figures; undefined for figures that are not among those worked out. */
type HiddenOf = (figures: Figures) => Hidden | undefined;

function* hiddenAlike(reader: FigureReader, key: string): Steps<HiddenOf> {
  const alike = yield* figuresAlike(reader.world, key);
  const hiding: Hiding = {
    ...{ alike, open: yield* openFigures(reader, alike) },
    ...{ limits: new Map(), sums: new Map(), hidden: new Map() },
  };
  for (const stages of alike.years) yield* hideYear(reader.world, hiding, stages);
  const { open, hidden } = hiding;
  return (figures) => {
    const found = alike.byStored.get(figures);
    return found !== undefined && open.has(found) ? (hidden.get(found) ?? nothing) : undefined;
  };
}

function hiddenAlone({ indicator }: Goal, figures: Figures, limit: number): Hidden {
  if (indicator === undefined) return nothing;
  return withComplements(smallFigures(figures, indicator, limit), withTotal(figures, indicator));
}

/**
 * Says which figures of a goal a reader may not see: those that count too few people, and those from which the reader could
 * work them out (docs/decisions/0026-small-numbers-and-what-gives-them-away.md). It takes the goal as its round asked for it and
 * the figures of its report there, or a baseline with the goal that has it. `limit` is the one that holds where they are shown.
 */
export type HiddenFigures = (goal: Goal, figures: Figures, limit: number) => Hidden;

/** The hidden figures of goals that measure the same thing, by the key of what they measure. */
export type HiddenByKey = Map<string, HiddenOf>;

/**
 * Returns the reader's hidden figures. They are worked out for all goals that measure the same when one of these is asked for,
 * unless `known` has them. `known` must come from this state of the lists, and from this reader or one with equal rights.
 */
export function hiddenFigures(reader: FigureReader, known: HiddenByKey = new Map()): HiddenFigures {
  return (goal, figures, limit) => {
    const key = alikeKey(goal);
    if (key === undefined || reader.seesExact(goal)) return nothing;
    const hidden = known.get(key) ?? finished(hiddenAlike(reader, key));
    known.set(key, hidden);
    // Figures that the world does not hold, such as those of a report that has just been saved, are judged by themselves.
    return hidden(figures) ?? hiddenAlone(goal, figures, limit);
  };
}

/**
 * Works out the reader's hidden figures of these goals, and of those that measure the same, one goal a step, and adds them to
 * `known`.
 */
export function* hiddenFiguresSteps(
  reader: FigureReader,
  goals: readonly Goal[],
  known: HiddenByKey,
): Steps<undefined> {
  for (const goal of goals) {
    yield;
    const key = alikeKey(goal);
    if (key === undefined || known.has(key) || reader.seesExact(goal)) continue;
    known.set(key, yield* hiddenAlike(reader, key));
  }
}
