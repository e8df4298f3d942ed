import { fromNames, worldNames, type Entities, type WorldName } from './entities';
import type { Settings } from './settings/settings';

type WorldRows = { readonly [N in WorldName]: readonly Entities[N][] };

/** Everything that rules read, as the copy in memory holds it at one moment. */
export interface World extends WorldRows {
  readonly settings: Settings;
}

/** Makes the world of the rows that each list holds now. */
export function worldOf(
  settings: Settings,
  rowsOf: <N extends WorldName>(name: N) => readonly Entities[N][],
): World {
  return { settings, ...fromNames<WorldRows>(worldNames, rowsOf) };
}
