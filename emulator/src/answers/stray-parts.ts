import description from '../../schemas/graph/openapi-subset.json';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

type Json = Readonly<Record<string, unknown>>;

const schemas = description.components.schemas as unknown as Readonly<Record<string, Schema>>;
const FIELDS = 'microsoft.graph.fieldValueSet';

/**
 * Properties that Graph returns although the description of the type lacks them: cells by internal name, a person's mail
 * address, and the code inside an error. The metadata marks more types as open (users, teams, files), for extensions that the
 * emulator's tenant does not have.
 */
const ALSO: Readonly<Record<string, RegExp>> = {
  [FIELDS]: /./,
  'microsoft.graph.identity': /^email$/,
  'microsoft.graph.ODataErrors.InnerError': /^code$/,
};

/** The annotations of OData's JSON format that a service may send. @see https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html */
const ANNOTATION =
  /^[^@]*@(?:odata\.(?:context|type|count|nextLink|deltaLink|id|editLink|etag|navigationLink|associationLink)|microsoft\.graph\.\w+)$/;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of the type that a schema refers to. The description uses `anyOf` for a value that may be null. */
const nameOf = (schema: Schema): string | undefined =>
  (schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref)?.split('/').at(-1);

const follow = (schema: Schema): Schema => schemas[nameOf(schema) ?? ''] ?? schema;

const gathered = new Map<Schema, ReadonlyMap<string, Schema>>();

/** The properties of a type, with those of its base types. */
function propertiesOf(given: Schema): ReadonlyMap<string, Schema> {
  const schema = follow(given);
  const before = gathered.get(schema);
  if (before !== undefined) return before;
  const all = new Map([
    ...(schema.allOf ?? []).flatMap((base) => [...propertiesOf(base)]),
    ...Object.entries(schema.properties ?? {}),
  ]);
  gathered.set(schema, all);
  return all;
}

/** The type that a value names in `@odata.type`, else the type that the description gives it. */
function actual(value: Json, described: Schema): Schema {
  const named = value['@odata.type'];
  return typeof named === 'string' ? { $ref: named.replace(/^#/, '') } : described;
}

/** Says what is wrong with a property of a type; `undefined` when the type may have it. */
function refusalOf(name: string, type: Schema): string | undefined {
  if (name.includes('@')) return ANNOTATION.test(name) ? undefined : 'is no annotation';
  const typeName = nameOf(type) ?? 'the answer';
  const known = propertiesOf(type).has(name) || ALSO[typeName]?.test(name) === true;
  return known ? undefined : `is no property of ${typeName}`;
}

function straysOfObject(value: Json, described: Schema, at: string): readonly string[] {
  const type = actual(value, described);
  const properties = propertiesOf(type);
  const isRow = nameOf(type) === FIELDS;
  return Object.entries(value).flatMap(([name, part]) => {
    const place = `${at}/${name}`;
    const refusal = refusalOf(name, type);
    if (refusal !== undefined) return [`${place} ${refusal}`];
    // @see docs/behaviours.md row 3
    if (isRow && part === null) return [`${place} is null where a row leaves the column out`];
    const schema = properties.get(name);
    return schema === undefined ? [] : straysOf(part, schema, place);
  });
}

function straysOf(value: unknown, schema: Schema, at: string): readonly string[] {
  if (!Array.isArray(value)) return isObject(value) ? straysOfObject(value, schema, at) : [];
  const { items } = follow(schema);
  if (items === undefined) return [];
  return value.flatMap((one, n) => straysOf(one, items, `${at}/${String(n)}`));
}

/** Reports a collection without `value`. @see docs/behaviours.md row 4 */
function missingValue(schema: Schema, body: Json): readonly string[] {
  const isCollection = propertiesOf(schema).has('value');
  return isCollection && !Array.isArray(body['value']) ? ['/value is missing'] : [];
}

/** Reports a body without `@odata.context`, which every body but that of an error has. @see https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html */
function missingContext(schema: Schema, body: Json): readonly string[] {
  if (propertiesOf(schema).has('error')) return [];
  const context = body['@odata.context'];
  const isThere = typeof context === 'string' && context.includes('/$metadata#');
  return isThere ? [] : ['/@odata.context is missing'];
}

/**
 * Lists what a body has besides its schema, and what it lacks although the schema does not require it. Microsoft's description
 * leaves all objects open, so that a misspelt property passes its schema. This check finds such a property.
 */
export function strayParts(schema: object, body: unknown): readonly string[] {
  if (!isObject(body)) return ['/ is no object'];
  return [
    ...missingContext(schema, body),
    ...missingValue(schema, body),
    ...straysOf(body, schema, ''),
  ];
}
