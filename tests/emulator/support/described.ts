import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import description from '../../schemas/graph/openapi-subset.json';

interface Answered {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
type Operation = Readonly<
  Record<string, { readonly responses: Readonly<Record<string, Answered>> }>
>;

const paths = description.paths as unknown as Readonly<Record<string, Operation>>;
const shared = description.components.responses as unknown as Readonly<Record<string, Answered>>;

const ajv = new Ajv({ strict: false, logger: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'graph', components: description.components });

/** A path of the description as a pattern; `delta` is written there as a function. */
const templates = Object.keys(paths)
  .map((template) => ({
    template,
    pattern: new RegExp(
      `^${template
        .replace('delta()', 'delta(?:__)?')
        .replaceAll(/[.$()']/g, (sign) => (sign === '(' || sign === ')' ? sign : `\\${sign}`))
        .replace('(?:__)', '(?:\\(\\))')
        .replaceAll(/\{[^}]+\}/g, '[^/]+')}$`,
      'i',
    ),
  }))
  // The longest literal text first: `items/delta` before `items/{id}`.
  .sort((a, b) => literalLength(b.template) - literalLength(a.template));

function literalLength(template: string): number {
  return template.replaceAll(/\{[^}]+\}/g, '').length;
}

const compiled = new Map<string, ValidateFunction>();

function schemaFor(method: string, path: string): ValidateFunction | undefined {
  const found = templates.find(
    ({ template, pattern }) => pattern.test(path) && paths[template]?.[method] !== undefined,
  );
  if (found === undefined) return undefined;
  const key = `${method} ${found.template}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const responses = paths[found.template]?.[method]?.responses ?? {};
  const answered = responses['2XX'] ?? responses['200'] ?? responses['201'];
  const named =
    answered?.$ref === undefined ? answered : shared[answered.$ref.split('/').at(-1) ?? ''];
  const schema = named?.content?.['application/json']?.schema;
  if (schema === undefined) return undefined;
  const text = JSON.stringify(schema).replaceAll('"#/', '"graph#/');
  const validate = ajv.compile(JSON.parse(text) as object);
  compiled.set(key, validate);
  return validate;
}

/** Addresses by path (`/sites/{host}:/{path}:/lists`) as the description has them, by id. */
const byId = (path: string): string =>
  path.replace(/^\/sites\/[^/:]+:\/[^:]+(?::(?=\/))?/, '/sites/x').replace(/\/$/, '');

/**
 * Says how a 2xx body differs from Microsoft's description of the call; empty when it does not.
 * A call that the description lacks is itself a difference.
 */
export function differences(method: string, path: string, body: unknown): readonly string[] {
  const validate = schemaFor(method.toLowerCase(), byId(path));
  if (validate === undefined) return [`${method} ${path} is not described`];
  if (validate(body)) return [];
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
}
