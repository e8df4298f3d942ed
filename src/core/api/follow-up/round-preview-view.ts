import type { LeftOutReason } from '../../domain/follow-up/asked-by-rule';
import type { MeasurablePart } from '../../domain/goals/measurable';
import type { RoundSummary } from './round-summary';
import type { ViewBase } from '../base/view-base';

/** Why the bot cannot send a card to the person who is asked for a goal. */
export type UnreachableReason =
  'no-manager' | 'not-in-directory' | 'bot-not-installed' | 'bot-blocked';

/** Reply of `GET /api/views/round-preview?round=KEY`: who will get which card when the round opens. */
export interface RoundPreviewView extends ViewBase {
  readonly round: RoundSummary;
  readonly recipients: readonly {
    readonly name: string;
    readonly mail: string;
    readonly bodyNames: readonly string[];
    readonly goalTitles: readonly string[];
  }[];
  readonly unreachable: readonly {
    readonly bodyName: string;
    readonly mail?: string;
    readonly reason: UnreachableReason;
    readonly goalTitles: readonly string[];
    /** Where the person stands who cannot be found, or where nobody stands: the reporter of a goal, or the manager of a body. */
    readonly place?: { readonly role: 'reporter' | 'manager'; readonly key: string };
  }[];
  readonly channels: readonly { readonly boardName: string; readonly hasChannel: boolean }[];
  readonly leftOut: readonly {
    readonly goalKey: string;
    readonly goalTitle: string;
    readonly bodyName: string;
    readonly bodyKey: string;
    readonly reason: LeftOutReason;
    readonly missing: readonly MeasurablePart[];
  }[];
}
