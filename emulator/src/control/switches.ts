import * as v from 'valibot';
import type { Store } from '../state/emulator';
import { fileSwitches } from './file-switches';

const KEY = 'control/switches';

/**
 * The switches: behaviours of the service that nobody has verified in a tenant, or that were reported both ways. The first
 * value of each is its default. The comments become the table of docs/switches.md. Each names the rows of docs/behaviours.md that it belongs to.
 */
export const switchSchema = v.object({
  /** Row 38: whether a second equal value in a unique column is refused, and with which status. */
  uniqueColumns: v.optional(v.picklist(['enforced', 'ignored']), 'enforced'),
  uniqueStatus: v.optional(v.picklist([409, 400, 500]), 409),
  /** Row 10: error code of a 412. */
  preconditionCode: v.optional(v.picklist(['resourceModified', 'notAllowed']), 'resourceModified'),
  /** Row 14: status of a query that would look at more than 5,000 rows. */
  tooManyResourcesStatus: v.optional(v.picklist([422, 400, 429, 503]), 422),
  /** Row 14: whether an indexed filter with more than 5,000 hits pages or is refused. */
  indexedFilterAbove5000: v.optional(v.picklist(['pages', 'refused']), 'pages'),
  /**
   * Row 14: whether an order over more than 5,000 rows along an index pages or is throttled, as reported in
   * https://github.com/microsoftgraph/microsoft-graph-docs/issues/8450.
   */
  orderAbove5000: v.optional(v.picklist(['pages', 'throttled']), 'pages'),
  /** Whether a filter on a column with several values is refused or finds rows where any value fits. */
  multiValueFilter: v.optional(v.picklist(['refused', 'any']), 'refused'),
  /** Row 26: error code of an array without its `@odata.type`. */
  untypedArray: v.optional(v.picklist(['invalidRequest', 'generalException']), 'invalidRequest'),
  /** Row 27: whether `eq true` finds the rows that are false, as reported, or those that are true. */
  booleanFilter: v.optional(v.picklist(['inverted', 'correct']), 'inverted'),
  /** Row 39: whether writes are checked against a column's required, minimum, maximum and choices. */
  columnRules: v.optional(v.picklist(['ignored', 'enforced']), 'ignored'),
  /** Row 47: whether dates in the answer to a POST are right or off by the site's time zone. */
  postDates: v.optional(v.picklist(['right', 'local']), 'right'),
  /** Row 51: whether items of delta have `lastModifiedBy`. */
  deltaLastModifiedBy: v.optional(v.picklist(['absent', 'present']), 'absent'),
  /** Row 54: error code of a 410, which says what a client must do with its copy. */
  resyncCode: v.optional(
    v.picklist(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences']),
    'resyncChangesApplyDifferences',
  ),
  /** Row 2: whether `fields($select=…)` also returns `id`. */
  idWithSelect: v.optional(v.picklist(['absent', 'present']), 'absent'),
  /** Row 2: whether `fields($select=…)` with a name that no column has is refused. */
  unknownSelect: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /** Row 15: whether the answer to a PATCH of fields has the new eTag. */
  patchEtag: v.optional(v.picklist(['present', 'absent']), 'present'),
  /**
   * Row 44: whether `lastModifiedDateTime` of versions is right or off by the site's time zone, as reported in
   * https://github.com/microsoftgraph/microsoft-graph-docs/issues/12328.
   */
  versionDates: v.optional(v.picklist(['right', 'local']), 'right'),
  /**
   * Row 16: whether a null in the POST of a row is accepted or refused, as reported in
   * https://github.com/microsoftgraph/msgraph-sdk-dotnet-core/issues/656.
   */
  nullInPost: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
  /**
   * Row 42: whether keys of `fields` that begin with `_`, as the encoded names of columns like Åtgärd do, are accepted or
   * refused, as reported in https://github.com/microsoftgraph/microsoft-graph-docs/issues/2609.
   */
  underscoreKeys: v.optional(v.picklist(['accepted', 'refused']), 'accepted'),
  /**
   * Row 76: error code of a value of the wrong type. `generalException` was reported in
   * https://github.com/microsoftgraph/microsoft-graph-docs/issues/3239.
   */
  wrongValue: v.optional(v.picklist(['invalidRequest', 'generalException']), 'invalidRequest'),
  /**
   * Row 28: whether the POST of a row reads the `Z` of a date, or takes the date as local time, as reported in
   * https://github.com/microsoftgraph/msgraph-sdk-java/issues/813.
   */
  createdZone: v.optional(v.picklist(['read', 'ignored']), 'read'),
  /** Whether a property in the body of an entity that its type does not have is refused or ignored. */
  unknownProperty: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
  /**
   * Whether columns given in the POST of a list are made or lost, as reported in
   * https://github.com/microsoftgraph/microsoft-graph-docs/issues/11966.
   */
  listPostColumns: v.optional(v.picklist(['made', 'lost']), 'made'),
  /** Row 46: whether `createdBy` and `lastModifiedBy` of an app's own write have `user` besides `application`. */
  appOnlyUser: v.optional(v.picklist(['sharepoint-app', 'absent']), 'sharepoint-app'),
  /** Row 5: whether an empty page follows the last rows when their number divides evenly. */
  lastPage: v.optional(v.picklist(['full', 'empty']), 'full'),
  /** Row 21: whether the minute of the limits is fixed or sliding. */
  meterWindow: v.optional(v.picklist(['fixed', 'sliding']), 'fixed'),
  /** Row 62: whether a notification address on this machine may be plain http. */
  httpNotificationUrl: v.optional(v.picklist(['loopback', 'refused']), 'loopback'),
  /** Row 62: whether `Sites.Selected` with a grant is enough to subscribe to a list. */
  subscriptionScope: v.optional(v.picklist(['selected', 'tenant-wide']), 'selected'),
  /** Row 64: how long after a change its notification is sent, in milliseconds of real time. */
  notificationDelayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 400),
  /** Row 64: whether a notification is sent a second time. `sometimes` is every third notification. */
  notificationRepeats: v.optional(v.picklist(['sometimes', 'never', 'always']), 'sometimes'),
  /**
   * How long Teams waits for a bot's answer, in milliseconds of real time: 10 to 15 seconds by
   * https://learn.microsoft.com/azure/bot-service/bot-builder-long-operations-guidance.
   */
  answerLimitMs: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(60_000)), 15_000),
  /**
   * Whether Teams sends an activity again that got no answer in time and is no press of a button, as reported in
   * https://github.com/MicrosoftDocs/msteams-docs/issues/6084.
   */
  slowMessages: v.optional(v.picklist(['redelivered', 'dropped']), 'redelivered'),
  /**
   * Whether Teams sends the press of a button again that got no answer in time, as reported in
   * https://github.com/MicrosoftDocs/msteams-docs/issues/5668.
   */
  slowInvokes: v.optional(v.picklist(['dropped', 'redelivered']), 'dropped'),
  /** Whether a bot may write in an archived team. */
  archivedTeam: v.optional(v.picklist(['refused', 'writable']), 'refused'),
  /** Whether a card whose `refresh.userIds` names more than 60 people is refused. */
  refreshAbove60: v.optional(v.picklist(['refused', 'accepted']), 'refused'),
  /** Row 73: status of a first install in a team. */
  teamInstallStatus: v.optional(v.picklist([200, 201]), 200),
  /**
   * Row 93: status of a call to the identity endpoint without its header. Container Apps answer 403, as reported in
   * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/5077.
   */
  identityHeaderStatus: v.optional(v.picklist([401, 403]), 401),
  /** Row 75: how long after a write delta shows it, in milliseconds of real time. */
  deltaLagMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 250),
  ...fileSwitches,
});

/** The position of every switch. */
export type Switches = v.InferOutput<typeof switchSchema>;

/** The parsed switches of each store, so that reading a page of rows does not parse them for each row. */
const cached = new WeakMap<Store, Switches>();

/** The positions that each store's switches have until somebody moves one, where they differ from the defaults. */
const initial = new WeakMap<Store, Partial<Switches>>();

/** Reads the position of every switch. */
export function readSwitches(store: Store): Switches {
  const switches =
    cached.get(store) ?? v.parse(switchSchema, store.get(KEY) ?? initial.get(store) ?? {});
  cached.set(store, switches);
  return switches;
}

/** Sets the named switches and leaves the others. @throws {ValiError} for an unknown name or position */
export function writeSwitches(store: Store, changes: unknown): Switches {
  const wanted = v.parse(v.partial(v.strictObject(switchSchema.entries)), changes);
  const next = v.parse(switchSchema, { ...readSwitches(store), ...wanted });
  store.put(KEY, next);
  cached.set(store, next);
  return next;
}

/** Sets the positions that a store's switches have until somebody moves one. Switches left out stand at their default. */
export function setInitialSwitches(store: Store, positions: Partial<Switches>): void {
  initial.set(store, positions);
  cached.delete(store);
}

/** Sets every switch back to its position at the start. */
export function clearSwitches(store: Store): void {
  store.remove(KEY);
  cached.delete(store);
}
