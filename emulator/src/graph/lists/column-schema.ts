import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Store } from '../../state/emulator';
import { invalidRequest, notImplemented } from '../protocol/errors';

type Json = Readonly<Record<string, unknown>>;

const flag = v.optional(v.boolean());
const text = v.optional(v.string());
const limit = v.optional(v.nullable(v.number()));

/** The properties of each type facet. @see https://learn.microsoft.com/graph/api/resources/columndefinition */
const FACET_SCHEMAS = {
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

/** A column type whose values the emulator can hold. */
export type FacetName = keyof typeof FACET_SCHEMAS;

/** Column types that Graph has and the emulator answers with 501. */
const UNSUPPORTED_FACETS = [
  'calculated',
  'contentApprovalStatus',
  'geolocation',
  'term',
  'thumbnail',
];

/** The properties that a column of any type has. */
const COMMON_PROPERTIES = v.object({
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
const IGNORED_PROPERTIES = ['isDeletable', 'isReorderable', 'isSealed', 'propagateChanges'];

const isFacet = (name: string): name is FacetName => name in FACET_SCHEMAS;

/** Removes OData annotations, which describe a body and are no properties of it. */
const withoutAnnotations = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes('@odata.')));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks the properties of one facet. @throws {GraphError} 400 that names the wrong property */
export function checkFacet(name: FacetName, facet: unknown): Json {
  const found = isObject(facet)
    ? v.safeParse(FACET_SCHEMAS[name], withoutAnnotations(facet))
    : undefined;
  if (found?.success === true) return found.output;
  const at = found?.issues[0].path?.map((one) => String(one.key)).join('/');
  throw invalidRequest(
    at === undefined
      ? `The value of '${name}' is not valid.`
      : `The property '${at}' of '${name}' is not recognized or not valid.`,
  );
}

/** Names of all type facets in a definition, also several and those that the emulator lacks. */
export const facetsIn = (definition: Json): readonly string[] =>
  [...Object.keys(FACET_SCHEMAS), ...UNSUPPORTED_FACETS].filter((name) => definition[name] != null);

/**
 * The one type facet of a definition.
 *
 * @throws {GraphError} 400 for none or two, 501 for a type that the emulator lacks
 * @see docs/behaviours.md row 34
 */
export function onlyFacet(definition: Json): FacetName {
  const [name, second] = facetsIn(definition);
  if (name === undefined || second !== undefined) {
    throw invalidRequest('Unable to determine type of provided column definition');
  }
  if (!isFacet(name)) throw notImplemented(`A column of kind ${name}`);
  return name;
}

/** The body of a column call without its annotations. @throws {GraphError} 400 when it is not an object */
export function definitionOf(body: unknown): Json {
  if (isObject(body)) return withoutAnnotations(body);
  throw invalidRequest('A column definition must be an object.');
}

/**
 * Refuses read-only properties, properties of the wrong type, and unknown properties.
 *
 * @throws {GraphError} 400
 */
export function checkDefinition(store: Store, definition: Json): void {
  const fixed = READ_ONLY.find((name) => definition[name] !== undefined);
  if (fixed !== undefined) {
    throw invalidRequest(`Property '${fixed}' is read-only.`, 'propertyNotUpdateable');
  }
  const found = v.safeParse(COMMON_PROPERTIES, definition);
  if (!found.success) {
    const at = found.issues[0].path?.map((one) => String(one.key)).join('/') ?? '';
    throw invalidRequest(`The value of '${at}' is not valid.`);
  }
  const known = [
    ...Object.keys(COMMON_PROPERTIES.entries),
    ...Object.keys(FACET_SCHEMAS),
    ...UNSUPPORTED_FACETS,
    ...IGNORED_PROPERTIES,
  ];
  refuseUnknownProperty(store, definition, known);
}

/**
 * Refuses a property that the entity does not have. Whether Graph does is not documented: the switch
 * `unknownProperty` can make the emulator ignore it.
 *
 * @throws {GraphError} 400
 */
export function refuseUnknownProperty(store: Store, body: Json, known: readonly string[]): void {
  if (readSwitches(store).unknownProperty === 'ignored') return;
  const unknown = Object.keys(body).find((key) => !known.includes(key) && !key.includes('@odata.'));
  if (unknown === undefined) return;
  throw invalidRequest(`The property '${unknown}' does not exist on this type.`);
}
