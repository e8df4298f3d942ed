import { fromNames, worldNames, type Entities, type WorldName } from './entities';
import type { CalendarDate } from './base/time';
import { joinedRows } from './relations/joined-rows';
import type { Settings } from './settings/settings';

type WorldRows = { readonly [N in WorldName]: readonly Entities[N][] };

/** All rows and settings that the rules read, as the in-memory copy of the lists holds them at one moment. */
export interface World extends WorldRows {
  readonly settings: Settings;
  readonly today: CalendarDate;
}

/** Makes a world from today's date and the rows that each list holds now, with relations joined as `joinedRows` describes. */
export function worldOf(
  { settings, today }: Pick<World, 'settings' | 'today'>,
  rowsOf: <N extends WorldName>(name: N) => readonly Entities[N][],
): World {
  return { settings, today, ...joinedRows(fromNames<WorldRows>(worldNames, rowsOf)) };
}
