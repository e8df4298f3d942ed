import type { ColumnProblemKind } from '../../domain/base/list-check';
import type { Fault } from '../../domain/base/fault';
import type { Instant } from '../../domain/base/time';
import type { AttainmentCounts } from '../../domain/follow-up/setting-effects';
import type { SettingKey } from '../../domain/settings/setting';
import type { FaultyRow } from '../../domain/obligations/obligation';
import type { ViewBase } from '../base/view-base';

/** A setting as it holds, in the words in which the list and the page write it. */
export interface SettingInForce {
  readonly setting: SettingKey;
  readonly value: string;
  /** The value of a municipality that has not chosen one; empty when there is none. */
  readonly standard: string;
  /** The decision by which the municipality chose the value, or another source. */
  readonly source?: string;
  /** What the row holds in place of a value, when that cannot be read. The default then holds. */
  readonly unreadable?: string;
  /** The row in the list; absent while there is none. */
  readonly seen?: { readonly id: string; readonly eTag: string };
}

/** What a changed setting would change in a round: counts of goals, or the days on which reminders go out. */
export type SettingEffect =
  | {
      readonly kind: 'attainment';
      readonly before: AttainmentCounts;
      readonly after: AttainmentCounts;
    }
  | { readonly kind: 'hidden'; readonly before: number; readonly after: number }
  | {
      readonly kind: 'reminders';
      readonly before: readonly Instant[];
      readonly after: readonly Instant[];
    };

/** Reply of `GET /api/views/setting-effect`: what a value of a setting would change, or why it is refused. */
export interface SettingEffectView extends ViewBase {
  readonly setting: SettingKey;
  readonly faults: readonly Fault[];
  /** The round in which the effect would show; absent while there is none. */
  readonly roundTitle?: string;
  readonly effect?: SettingEffect;
}

/** A board, and whether its channel in Teams is known, so that the product reminds it there. */
export interface BoardChannel {
  readonly boardName: string;
  readonly state: 'known' | 'not-met' | 'unreadable' | 'none';
}

/** The command that an administrator runs when a list or a column is missing. */
export const setupCommand = 'npm run setup';

/** Reply of `GET /api/views/settings`: whether the lists are complete, their rows count, and the people in them are known. */
export interface SettingsView extends ViewBase {
  /** Every setting, in the order in which people read them. */
  readonly settings: readonly SettingInForce[];
  readonly channels: readonly BoardChannel[];
  readonly lists: readonly {
    readonly list: string;
    readonly isThere: boolean;
    /** The columns that differ from those that the product needs, by display name. */
    readonly problems: readonly {
      readonly kind: ColumnProblemKind;
      readonly column: string;
    }[];
  }[];
  /** The command that an administrator runs when something is missing. */
  readonly setupCommand: string;
  /** The rows of lists that people edit which do not count as they stand. */
  readonly faultyRows: readonly FaultyRow[];
  readonly unresolvedPeople: readonly { readonly bodyName: string; readonly mail: string }[];
}
