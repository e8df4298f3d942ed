// Written by `node run/list-registry.mjs` from the files in src/graph/lists. Do not edit.
import type { ListMaps } from './columns/list-map';
import { list as bodies } from './lists/bodies';
import { list as comments } from './lists/comments';
import { list as conversations } from './lists/conversations';
import { list as decisions } from './lists/decisions';
import { list as deliveries } from './lists/deliveries';
import { list as goals } from './lists/goals';
import { list as reports } from './lists/reports';
import { list as rounds } from './lists/rounds';
import { list as settings } from './lists/settings';

/** Every list of the site, by the name that `core/domain/entities.ts` declares. */
export const listMaps: ListMaps = {
  bodies,
  comments,
  conversations,
  decisions,
  deliveries,
  goals,
  reports,
  rounds,
  settings,
};
