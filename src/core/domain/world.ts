import { fromNames, worldNames, type Entities, type WorldName } from './entities';
import type { Settings } from './settings/settings';

type WorldRows = { readonly [N in WorldName]: readonly Entities[N][] };

/** All rows and settings that the rules read, as the in-memory copy of the lists holds them at one moment. */
export interface World extends WorldRows {
  readonly settings: Settings;
}

/** Makes a world from the rows that each list holds now. */
export function worldOf(
  settings: Settings,
  rowsOf: <N extends WorldName>(name: N) => readonly Entities[N][],
): World {
  return { settings, ...fromNames<WorldRows>(worldNames, rowsOf) };
}
