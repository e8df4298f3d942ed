import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** The parts of an OpenAPI document that the tests read. */
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** docs/openapi.json as it is checked in. */
export const apiDocument = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'docs', 'openapi.json'), 'utf8'),
) as ApiDocument;

const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(apiDocument, 'api');

const json = 'application/json';
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const pointer = (...names: readonly string[]) => `#/${names.map(escaped).join('/')}`;

/** What a body has that the schema at this place of the document does not allow. */
function wrongWith(place: string, body: unknown): readonly string[] {
  const validate = ajv.getSchema(`api${encodeURI(place)}`);
  if (validate === undefined) return [`There is no schema at ${place}.`];
  if (validate(body) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** One request and its answer. */
interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly input?: unknown;
  readonly status: number;
  readonly contentType: string;
  /** The answer as text. */
  readonly text: string;
}

function describedPath(path: string): string {
  return path.replace(/^\/api\/rounds\/[^/]+\//, '/api/rounds/{id}/');
}

/** How an exchange differs from docs/openapi.json; empty: it is as described. */
export function deviations(exchange: Exchange): readonly string[] {
  const { status, contentType, text, input } = exchange;
  const path = describedPath(exchange.path);
  const method = exchange.method.toLowerCase();
  const operation = apiDocument.paths[path]?.[method];
  // Paths that do not exist are refused; nothing else may answer without a description.
  if (operation === undefined) return status >= 400 ? [] : ['This path is not described.'];
  const response = operation.responses[String(status)];
  if (response === undefined) return [`The status ${String(status)} is not described.`];
  const place = response.$ref ?? pointer('paths', path, method, 'responses', String(status));
  const answered = contentType.startsWith(json)
    ? wrongWith(`${place}${pointer('content', json, 'schema').slice(1)}`, JSON.parse(text))
    : [];
  if (status !== 200 || operation.requestBody === undefined) return answered;
  const asked = pointer('paths', path, method, 'requestBody', 'content', json, 'schema');
  return [...answered, ...wrongWith(asked, input)];
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fetches from the product. @throws {Error} when the answer is not as docs/openapi.json describes it */
export async function describedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, init);
  const method = init.method ?? 'GET';
  const path = new URL(url).pathname;
  const wrong = deviations({
    ...{ method, path, input: parsed(init.body), status: answer.status },
    contentType: answer.headers.get('Content-Type') ?? '',
    text: await answer.clone().text(),
  });
  if (wrong.length === 0) return answer;
  throw new Error(`${method} ${path} is not as docs/openapi.json says: ${wrong.join('; ')}`);
}
