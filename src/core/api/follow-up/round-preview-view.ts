import type { RoundSummary } from './round-summary';
import type { ViewBase } from '../base/view-base';

/** Why a person will not get a card. */
export type UnreachableReason =
  'no-manager' | 'not-in-directory' | 'bot-not-installed' | 'bot-blocked';

/** `GET /api/views/round-preview?round=KEY`: who gets what, before a round opens. */
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
  }[];
  readonly channels: readonly { readonly boardName: string; readonly hasChannel: boolean }[];
  readonly leftOut: readonly {
    readonly goalKey: string;
    readonly goalTitle: string;
    readonly bodyName: string;
    readonly reason: 'not-measurable' | 'by-hand' | 'not-adopted';
    readonly missing: readonly string[];
  }[];
}
