import type { ViewBase } from '../base/view-base';

/** The command that an administrator runs when a list or a column is missing. */
export const setupCommand = 'npm run setup';

/** Reply of `GET /api/views/settings`: whether the lists are complete and the people in them are known. */
export interface SettingsView extends ViewBase {
  readonly lists: readonly {
    readonly list: string;
    readonly isThere: boolean;
    readonly problems: readonly string[];
  }[];
  /** The command that an administrator runs when something is missing. */
  readonly setupCommand: string;
  readonly unresolvedPeople: readonly { readonly bodyName: string; readonly mail: string }[];
}
