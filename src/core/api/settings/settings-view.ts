import type { ViewBase } from '../base/view-base';

/** What an administrator runs when a list or a column is missing. */
export const setupCommand = 'npm run setup';

/** `GET /api/views/settings`: the set-up check. */
export interface SettingsView extends ViewBase {
  readonly lists: readonly {
    readonly list: string;
    readonly isThere: boolean;
    readonly problems: readonly string[];
  }[];
  /** Said when something is missing: the command that an administrator runs. */
  readonly setupCommand: string;
  readonly unresolvedPeople: readonly { readonly bodyName: string; readonly mail: string }[];
}
