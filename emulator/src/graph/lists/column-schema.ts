import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Store } from '../../state/emulator';
import { invalidRequest, notImplemented } from '../protocol/errors';

type Json = Readonly<Record<string, unknown>>;

const flag = v.optional(v.boolean());
const text = v.optional(v.string());
const limit = v.optional(v.nullable(v.number()));

/** Properties of each type facet. @see graph.md §3.2 */
const FACETS = {
  text: v.strictObject({
    allowMultipleLines: flag,
    appendChangesToExistingText: flag,
    linesForEditing: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    maxLength: v.optional(v.number()),
    textType: v.optional(v.picklist(['plain', 'richText'])),
  }),
  number: v.strictObject({
    decimalPlaces: v.optional(
      v.picklist(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']),
    ),
    displayAs: v.optional(v.picklist(['number', 'percentage'])),
    maximum: limit,
    minimum: limit,
  }),
  choice: v.strictObject({
    allowTextEntry: flag,
    choices: v.optional(v.array(v.string())),
    displayAs: v.optional(v.picklist(['checkBoxes', 'dropDownMenu', 'radioButtons'])),
  }),
  dateTime: v.strictObject({
    displayAs: v.optional(v.picklist(['default', 'friendly', 'standard'])),
    format: v.optional(v.picklist(['dateOnly', 'dateTime'])),
  }),
  boolean: v.strictObject({}),
  personOrGroup: v.strictObject({
    allowMultipleSelection: flag,
    chooseFromType: v.optional(v.picklist(['peopleAndGroups', 'peopleOnly'])),
    displayAs: text,
  }),
  lookup: v.strictObject({
    allowMultipleValues: flag,
    allowUnlimitedLength: flag,
    columnName: text,
    listId: v.optional(v.pipe(v.string(), v.toLowerCase())),
    primaryLookupColumnId: text,
  }),
  currency: v.strictObject({ locale: text }),
  hyperlinkOrPicture: v.strictObject({ isPicture: flag }),
} as const;

/** A type of column that the stand-in holds values of. */
export type FacetName = keyof typeof FACETS;

/** Types of columns that Graph knows and that hold no value here. @see graph.md §3.2 */
const NOT_HELD = ['calculated', 'contentApprovalStatus', 'geolocation', 'term', 'thumbnail'];

/** What a column has whatever its type. */
const COMMON = v.object({
  name: text,
  displayName: text,
  description: text,
  columnGroup: text,
  indexed: flag,
  enforceUniqueValues: flag,
  required: flag,
  hidden: flag,
  readOnly: flag,
  defaultValue: v.nullish(
    v.object({ value: v.nullish(v.string()), formula: v.nullish(v.string()) }),
  ),
  validation: v.nullish(v.object({ formula: v.nullish(v.string()) })),
});

/** Properties of a column that only the service sets. */
const READ_ONLY = ['id', 'type'];
const IGNORED = ['isDeletable', 'isReorderable', 'isSealed', 'propagateChanges'];

const isFacet = (name: string): name is FacetName => name in FACETS;

/** Annotations say how a body is to be read and are no properties. */
const withoutAnnotations = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes('@odata.')));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks one facet's properties. @throws {GraphError} 400 naming what is wrong */
export function checkFacet(name: FacetName, facet: unknown): Json {
  const found = isObject(facet) ? v.safeParse(FACETS[name], withoutAnnotations(facet)) : undefined;
  if (found?.success === true) return found.output;
  const at = found?.issues[0].path?.map((one) => String(one.key)).join('/');
  throw invalidRequest(
    at === undefined
      ? `The value of '${name}' is not valid.`
      : `The property '${at}' of '${name}' is not recognized or not valid.`,
  );
}

/** Names of the facets that a definition holds, whether or not they can be. */
export const facetsIn = (definition: Json): readonly string[] =>
  [...Object.keys(FACETS), ...NOT_HELD].filter((name) => definition[name] != null);

/** The one facet of a definition. @throws {GraphError} 400 for none or two, 501 for types not built @see graph.md row 34 */
export function onlyFacet(definition: Json): FacetName {
  const [name, second] = facetsIn(definition);
  if (name === undefined || second !== undefined) {
    throw invalidRequest('Unable to determine type of provided column definition');
  }
  if (!isFacet(name)) throw notImplemented(`A column of kind ${name}`);
  return name;
}

/** A definition without its annotations. @throws {GraphError} 400 when it is no object */
export function definitionOf(body: unknown): Json {
  if (isObject(body)) return withoutAnnotations(body);
  throw invalidRequest('A column definition must be an object.');
}

/** Refuses properties of the wrong kind, and those that a column does not have. @throws {GraphError} 400 */
export function checkDefinition(store: Store, definition: Json): void {
  const fixed = READ_ONLY.find((name) => definition[name] !== undefined);
  if (fixed !== undefined) {
    throw invalidRequest(`Property '${fixed}' is read-only.`, 'propertyNotUpdateable');
  }
  const found = v.safeParse(COMMON, definition);
  if (!found.success) {
    const at = found.issues[0].path?.map((one) => String(one.key)).join('/') ?? '';
    throw invalidRequest(`The value of '${at}' is not valid.`);
  }
  const known = [...Object.keys(COMMON.entries), ...Object.keys(FACETS), ...NOT_HELD, ...IGNORED];
  refuseUnknownProperty(store, definition, known);
}

/** What is unknown in the body of an entity is refused, or ignored by switch. @see graph.md §1 */
export function refuseUnknownProperty(store: Store, body: Json, known: readonly string[]): void {
  if (readSwitches(store).unknownProperty === 'ignored') return;
  const unknown = Object.keys(body).find((key) => !known.includes(key) && !key.includes('@odata.'));
  if (unknown === undefined) return;
  throw invalidRequest(`The property '${unknown}' does not exist on this type.`);
}
