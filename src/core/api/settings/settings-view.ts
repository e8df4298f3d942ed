import type { ColumnProblemKind } from '../../domain/base/list-check';
import type { FaultyRow } from '../../domain/obligations/obligation';
import type { ViewBase } from '../base/view-base';

/** The command that an administrator runs when a list or a column is missing. */
export const setupCommand = 'npm run setup';

/** Reply of `GET /api/views/settings`: whether the lists are complete, their rows count, and the people in them are known. */
export interface SettingsView extends ViewBase {
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
