import * as v from 'valibot';
import type { Store } from '../state/emulator';
import { fileSwitches } from './file-switches';

const PLACE = 'control/switches';

/**
 * Behaviours whose truth nobody has seen (grade U in graph.md), or that were seen both ways.
 * The first value of each is the default; emulator/docs/behaviours.md says what each means.
 */
export const switchSchema = v.object({
  /** Row 38: is a second equal value in a unique column refused, and how? */
  uniqueColumns: v.optional(v.picklist(['enforced', 'ignored']), 'enforced'),
  uniqueStatus: v.optional(v.picklist([409, 400, 500]), 409),
  /** Row 10: code in the body of a 412. */
  preconditionCode: v.optional(v.picklist(['resourceModified', 'notAllowed']), 'resourceModified'),
  /** Row 14: status when a query would look at more than 5,000 rows. */
  tooManyResourcesStatus: v.optional(v.picklist([422, 400, 429, 503]), 422),
  /** §18.1: an indexed filter with more than 5,000 hits. */
  indexedFilterAbove5000: v.optional(v.picklist(['pages', 'refused']), 'pages'),
  /** §5: an order over more than 5,000 rows along an index. */
  orderAbove5000: v.optional(v.picklist(['pages', 'throttled']), 'pages'),
  /** §18.17: a filter on a column that holds several values. */
  multiValueFilter: v.optional(v.picklist(['refused', 'any']), 'refused'),
  /** Row 26: an array without its `@odata.type`. */
  untypedArray: v.optional(v.picklist(['invalidRequest', 'generalException']), 'invalidRequest'),
  /** Row 27: what `eq true` finds. */
  booleanFilter: v.optional(v.picklist(['inverted', 'correct']), 'inverted'),
  /** Row 39: required, minimum, maximum and choices. */
  columnRules: v.optional(v.picklist(['ignored', 'enforced']), 'ignored'),
  /** Row 47: dates in the answer to a POST. */
  postDates: v.optional(v.picklist(['right', 'local']), 'right'),
  /** Row 51: `lastModifiedBy` in delta. */
  deltaLastModifiedBy: v.optional(v.picklist(['absent', 'present']), 'absent'),
  /** Row 54: what a client must do with its copy after a 410. */
  resyncCode: v.optional(
    v.picklist(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences']),
    'resyncChangesApplyDifferences',
  ),
  /** Row 2: does `fields($select=…)` bring `id` along? */
  idWithSelect: v.optional(v.picklist(['absent', 'present']), 'absent'),
  /** `fields($select=…)` with a name that no column has. */
  unknownSelect: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** §7: the PATCH of fields answers with its new eTag. */
  patchEtag: v.optional(v.picklist(['present', 'absent']), 'present'),
  /** §7: `lastModifiedDateTime` of versions. */
  versionDates: v.optional(v.picklist(['right', 'local']), 'right'),
  /** §4.2, §18.16: a null in the POST of a row. */
  nullInPost: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
  /** §4.2, §18.16: keys of `fields` that begin with `_`, as the names of columns like Åtgärd do. */
  underscoreKeys: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
  /** §4.2: the answer to a value of the wrong kind. */
  wrongValue: v.optional(v.picklist(['invalidRequest', 'generalException']), 'invalidRequest'),
  /** §6: was the `Z` of a date read when a row was made? */
  createdZone: v.optional(v.picklist(['read', 'ignored']), 'read'),
  /** §1: a property in the body of an entity that its type does not have. */
  unknownProperty: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** §3.1: columns given in the POST of a list were sometimes not made. */
  listPostColumns: v.optional(v.picklist(['made', 'lost']), 'made'),
  /** Row 46: `user` beside `application` when an app wrote for itself. */
  appOnlyUser: v.optional(v.picklist(['sharepoint-app', 'absent']), 'sharepoint-app'),
  /** §18.6: an empty last page when the count divides evenly. */
  lastPage: v.optional(v.picklist(['full', 'empty']), 'full'),
  /** §12.1: shape of the minute. */
  meterWindow: v.optional(v.picklist(['fixed', 'sliding']), 'fixed'),
  /** Row 62: may a notification address be plain http on this machine? */
  httpNotificationUrl: v.optional(v.picklist(['loopback', 'refused']), 'loopback'),
  /** §18.14: is `Sites.Selected` with a grant enough to subscribe to a list? */
  subscriptionScope: v.optional(v.picklist(['selected', 'tenant-wide']), 'selected'),
  /** Row 64: milliseconds of real time until a change is told. */
  notificationDelayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 400),
  /** Row 64: does a change come a second time? `sometimes` is every third notification. */
  notificationRepeats: v.optional(v.picklist(['sometimes', 'never', 'always']), 'sometimes'),
  /** bot.md §7, "time to answer": milliseconds of real time that Teams waits for a bot. */
  answerLimitMs: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(60_000)), 15_000),
  /** bot.md §8 row 1: what got no answer in time, and is no press of a button. */
  slowMessages: v.optional(v.picklist(['redelivered', 'dropped']), 'redelivered'),
  /** bot.md §8 row 2, §7: a press that got no answer in time. */
  slowInvokes: v.optional(v.picklist(['dropped', 'redelivered']), 'dropped'),
  /** bot.md §8 row 26: may a bot write in an archived team? */
  archivedTeam: v.optional(v.picklist(['refused', 'writable']), 'refused'),
  /** bot.md §7: a card whose refresh names more than 60 people. */
  refreshAbove60: v.optional(v.picklist(['refused', 'accepted']), 'refused'),
  /** Row 73: status of a first install in a team. */
  teamInstallStatus: v.optional(v.picklist([200, 201]), 200),
  /** Row 75: milliseconds of real time until a write shows in delta. */
  deltaLagMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 250),
  ...fileSwitches,
});

/** All switches with their present position. */
export type Switches = v.InferOutput<typeof switchSchema>;

/** What each store holds, so that a page of rows does not parse it for each row. */
const known = new WeakMap<Store, Switches>();

/** How each store's switches stand before anybody moves one. */
const beginnings = new WeakMap<Store, Partial<Switches>>();

/** Where every switch stands. */
export function readSwitches(store: Store): Switches {
  const switches =
    known.get(store) ?? v.parse(switchSchema, store.get(PLACE) ?? beginnings.get(store) ?? {});
  known.set(store, switches);
  return switches;
}

/** Sets the named switches and leaves the others. @throws {ValiError} for an unknown name or position */
export function writeSwitches(store: Store, changes: unknown): Switches {
  const wanted = v.parse(v.partial(v.strictObject(switchSchema.entries)), changes);
  const next = v.parse(switchSchema, { ...readSwitches(store), ...wanted });
  store.put(PLACE, next);
  known.set(store, next);
  return next;
}

/** Lets the switches of a store that nobody has moved stand so. */
export function beginWith(store: Store, beginning: Partial<Switches>): void {
  beginnings.set(store, beginning);
  known.delete(store);
}

/** Back to how they stood at the start. */
export function clearSwitches(store: Store): void {
  store.remove(PLACE);
  known.delete(store);
}
