import { bodies } from './bodies';
import { conversations } from './conversations';
import { deliveries } from './deliveries';
import type { ListDescription } from '../columns/description';
import { goals } from './goals';
import { reports } from './reports';
import { rounds } from './rounds';
import { settings } from './settings';

/** Every list and its map. */
export const maps = {
  bodies,
  goals,
  rounds,
  reports,
  deliveries,
  conversations,
  settings,
} as const;

/** In the order in which they are made: a lookup needs its list first. */
export const descriptions: readonly ListDescription[] = Object.values(maps).map(
  (map) => map.description,
);
