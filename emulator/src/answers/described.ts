import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import description from '../../schemas/graph/openapi-subset.json';
import { strayParts } from './stray-parts';

/** A call of Graph and its answer. */
export interface GraphAnswer {
  readonly method: string;
  /** The path below `/v1.0`, without the query. */
  readonly path: string;
  readonly status: number;
  /** `undefined` when the answer had no body. */
  readonly body: unknown;
}

interface DescribedResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
type Operation = Readonly<
  Record<string, { readonly responses: Readonly<Record<string, DescribedResponse>> }>
>;

const paths = description.paths as unknown as Readonly<Record<string, Operation>>;
const shared = description.components.responses as unknown as Readonly<
  Record<string, DescribedResponse>
>;

const ajv = new Ajv({ strict: false, logger: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'graph', components: description.components });

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Makes a pattern of a path in the description. Graph accepts a function with or without its brackets. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map(literal);
  return new RegExp(`^${parts.join('[^/]+').replaceAll('\\(\\)', '(?:\\(\\))?')}$`, 'i');
}

const literalLength = (template: string): number => template.replaceAll(/\{[^}]+\}/g, '').length;

const templates = Object.keys(paths)
  .map((template) => ({ template, pattern: patternOf(template) }))
  // The path with the longest literal text comes first, so that `items/delta` is tried before `items/{id}`.
  .sort((a, b) => literalLength(b.template) - literalLength(a.template));

/**
 * Rewrites the other ways to name a site or a file to the only one that the description has: by id.
 *
 * @see https://learn.microsoft.com/graph/api/site-getbypath
 * @see https://learn.microsoft.com/onedrive/developer/rest-api/concepts/addressing-driveitems
 */
const byId = (path: string): string =>
  path
    .replaceAll(/\/{2,}/g, '/')
    .replace(/^\/sites\/[^/]+\/getByPath\(path=(?:'|%27).*?(?:'|%27)\)/i, '/sites/x')
    .replace(/^\/sites\/[^/:]+:\/[^:]+(?::(?=\/))?/, '/sites/x')
    .replace(/^\/sites\/[^/]+(?:\/lists\/[^/]+)?\/drive(?=\/)/, '/drives/x')
    .replace(/^(\/drives\/[^/]+)\/(?:root|items\/[^/:]+):\/[^:]+:?(?=\/|$)/, '$1/items/x')
    .replace(/^(\/drives\/[^/]+)\/root(?=\/(?!content$))/, '$1/items/x')
    .replace(/\/microsoft\.(graph\.user)$/, '/$1')
    // Graph accepts this path although the description lacks it. It answers as the same call of the list does.
    // @see docs/behaviours.md row 91
    .replace(/^\/drives\/[^/]+\/items\/[^/]+\/listItem\/fields$/, '/sites/x/lists/x/items/x/fields')
    .replace(/\/$/, '');

/** The schema of a body, with its validator. */
interface Described {
  readonly schema: object;
  readonly validate: ValidateFunction;
}

/** The body that a call must be answered with; `unknown` when the description lacks the call. */
type Expected = Described | 'no body' | 'unknown';

const known = new Map<string, Expected>();

const follow = (response: DescribedResponse | undefined): DescribedResponse | undefined =>
  response?.$ref === undefined ? response : shared[response.$ref.split('/').at(-1) ?? ''];

/** The schema of the body that an operation answers with; `undefined` when it has none. */
function schemaOf(responses: Readonly<Record<string, DescribedResponse>>): object | undefined {
  const response = follow(responses['2XX'] ?? responses['200'] ?? responses['201']);
  return response?.content?.['application/json']?.schema;
}

/** The body that the description gives a successful call. The result is kept for the next call of the same operation. */
function describedAnswer(
  key: string,
  responses: Readonly<Record<string, DescribedResponse>>,
): Expected {
  const before = known.get(key);
  if (before !== undefined) return before;
  const schema = schemaOf(responses);
  const expected: Expected =
    schema === undefined ? 'no body' : { schema, validate: compile(schema) };
  known.set(key, expected);
  return expected;
}

const compile = (schema: object): ValidateFunction =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"graph#/')) as object);

function expectedFor(method: string, path: string): Expected {
  const found = templates.find(
    ({ template, pattern }) => pattern.test(path) && paths[template]?.[method] !== undefined,
  );
  if (found === undefined) return 'unknown';
  const responses = paths[found.template]?.[method]?.responses ?? {};
  return describedAnswer(`${method} ${found.template}`, responses);
}

const refusal = { $ref: '#/components/schemas/microsoft.graph.ODataErrors.ODataError' };
const asRefusal: Described = { schema: refusal, validate: compile(refusal) };

function bodyDifferences({ schema, validate }: Described, body: unknown): readonly string[] {
  const wrong = validate(body) ? [] : (validate.errors ?? []);
  return [
    ...wrong.map((e) => `${e.instancePath || '/'} ${e.message ?? ''}`),
    ...strayParts(schema, body),
  ];
}

/** The machine-readable description lacks `$batch`, which only Microsoft's documentation describes. */
const BATCH = '/$batch';

/**
 * The calls whose answer has a body in the description but none in Microsoft's documentation: installations of an app.
 *
 * @see docs/behaviours.md row 73
 */
const BODILESS = /^POST .*\/installedApps$/;

function absentBody({ method, path }: GraphAnswer): readonly string[] {
  return BODILESS.test(`${method} ${path}`) ? [] : ['/ has no body'];
}

function successDifferences(answer: GraphAnswer): readonly string[] {
  const { method, path, status, body } = answer;
  if (path === BATCH) return [];
  const expected = expectedFor(method.toLowerCase(), byId(path));
  if (expected === 'unknown') return [`${method} ${path} is not described`];
  if (expected === 'no body' || status === 204 || status === 202) {
    return body === undefined ? [] : ['/ has a body where none is described'];
  }
  return body === undefined ? absentBody(answer) : bodyDifferences(expected, body);
}

/**
 * Lists how an answer differs from Microsoft's description of the call. A successful call that the description lacks is a
 * difference too, and a refusal must have Graph's error body.
 */
export function differences(answer: GraphAnswer): readonly string[] {
  const { status, body } = answer;
  if (status >= 400) return bodyDifferences(asRefusal, body);
  if (status >= 300) return [];
  return successDifferences(answer);
}
