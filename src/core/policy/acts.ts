import type { World } from '../domain/world';
import type { Actor } from '../domain/base/actor';
import type { Recipient } from '../domain/messages/ledger';
import type { Body } from '../domain/organisation/body';
import type { Goal } from '../domain/goals/goal';
import type { Report } from '../domain/follow-up/report';
import type { Round } from '../domain/follow-up/round';

/** What each act is done to. One key an act, `noun.verb`. */
export interface ActItems {
  /** See the goals and their last outcomes (small counts suppressed unless `report.read-exact`). */
  readonly 'goal.read': undefined;
  /** See this goal's reports with every figure as reported, who reported, and drafts of judgement. */
  readonly 'report.read-exact': Goal;
  /** Report the goal's outcome in the round. `report` is the present row, if any. */
  readonly 'report.submit': {
    readonly goal: Goal;
    readonly round: Round;
    readonly report?: Report;
  };
  /** Say "not me": the process leaders are told. */
  readonly 'report.decline': { readonly goal: Goal; readonly round: Round };
  readonly 'report.send-back': { readonly report: Report; readonly round: Round };
  readonly 'report.accept': { readonly report: Report; readonly round: Round };
  /** See the collection board, for these bodies. */
  readonly 'round.read': Body;
  readonly 'round.prepare': undefined;
  readonly 'round.open': Round;
  readonly 'round.change-due-date': Round;
  readonly 'round.cancel': Round;
  readonly 'round.close': Round;
  readonly 'round.export': Round;
  /** Send one reminder by hand to the reporter of this goal. */
  readonly 'round.nudge': { readonly goal: Goal; readonly round: Round };
  readonly 'ledger.read': undefined;
  /** Send again what ended unknown. */
  readonly 'ledger.send-again': undefined;
  readonly 'organisation.import': undefined;
  readonly 'goal.import': undefined;
  readonly 'settings.read': undefined;
  /** Send what is owed; the clock's own work. */
  readonly 'ledger.send': undefined;
  /** Look people up in the directory. */
  readonly 'person.resolve': undefined;
  /** Take in what a person changed in a list. */
  readonly 'list-edit.accept': undefined;
  /** Remember where the bot may write, or that it may not. */
  readonly 'conversation.record': Recipient;
}

/** The name of an act in the policy table, the log and the column Handling. */
export type Act = keyof ActItems;

/** One line of the policy table. */
export type Rule<A extends Act> = (actor: Actor, item: ActItems[A], world: World) => boolean;
