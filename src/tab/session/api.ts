import { BoundedMap } from '../../core/domain/base/bounded-map';
import type { Language } from '../../core/domain/base/language';
import type { ActInput, ActName, ActReply } from '../../core/api/acts';
import type { ApiError } from '../../core/api/api-error';
import type { PeopleView } from '../../core/api/organisation/people-view';
import { viewParameters, type ViewName, type Views } from '../../core/api/views';
import { ApiProblem } from './problem';
import type { TokenSource } from './sign-in';

/** A file that the browser saves. */
export interface Download {
  readonly name: string;
  readonly content: Blob;
}

/** The client of the product's API, the tab's only source of data. Every method throws {@link ApiProblem}. */
export interface Api {
  /**
   * Reads a view. `of` is the value of its query parameter: the key of a round, or the id of a goal. For the form of a goal it is
   * `goal:` or `body:` and the key of that row.
   */
  readonly view: <N extends ViewName>(name: N, of?: string) => Promise<Views[N]>;
  /** Does an act. `key` is sent as `Idempotency-Key`: the server does the act once for each key. */
  readonly act: <N extends ActName>(
    name: N,
    input: ActInput<N>,
    key: string,
  ) => Promise<ActReply<N>>;
  /** Searches the directory for members of the tenant. The text is what `readSearch` returns. */
  readonly people: (text: string) => Promise<PeopleView>;
  /** Downloads a round as an Excel workbook, with its words in `language`. */
  readonly roundFile: (roundId: string, language: Language) => Promise<Download>;
}

const answerLimitMs = 30_000;
/** A workbook waits for a thread and is then written, which takes the server up to 80 seconds. */
const fileLimitMs = 90_000;

/** Of how many views the tab keeps the last answer. */
const mostKeptViews = 50;

/** The last answer of a view, kept for `If-None-Match`. */
interface Kept {
  readonly eTag: string;
  readonly body: unknown;
}

/** Makes the client. It repeats a request once with a fresh token when the server answers 401. */
export function apiFor(tokens: TokenSource): Api {
  const kept = new BoundedMap<string, Kept>(mostKeptViews);
  const call = (path: string, init: RequestInit): Promise<Response> => send(tokens, path, init);
  return {
    view: async <N extends ViewName>(name: N, of?: string) =>
      (await readView(call, viewPath(name, of), kept)) as Views[N],
    act: async <N extends ActName>(name: N, input: ActInput<N>, key: string) => {
      const response = await call(`/api/acts/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(input),
      });
      return (await response.json()) as ActReply<N>;
    },
    people: async (text) => {
      const response = await call(`/api/people?q=${encodeURIComponent(text)}`, {});
      return (await response.json()) as PeopleView;
    },
    roundFile: async (roundId, language) => {
      const path = `/api/rounds/${encodeURIComponent(roundId)}/export.xlsx?language=${language}`;
      const response = await call(path, { signal: AbortSignal.timeout(fileLimitMs) });
      return {
        name: fileName(response.headers.get('Content-Disposition')) ?? 'export.xlsx',
        content: await response.blob(),
      };
    },
  };
}

function viewPath(name: ViewName, of: string | undefined): string {
  const parameters: Readonly<Partial<Record<ViewName, string>>> = viewParameters;
  const parameter = parameters[name];
  if (of === undefined || parameter === undefined) return `/api/views/${name}`;
  const at = parameter === 'form' ? of.indexOf(':') : -1;
  const named = at < 0 ? parameter : of.slice(0, at);
  return `/api/views/${name}?${named}=${encodeURIComponent(of.slice(at + 1))}`;
}

async function readView(
  call: (path: string, init: RequestInit) => Promise<Response>,
  path: string,
  kept: BoundedMap<string, Kept>,
): Promise<unknown> {
  const last = kept.get(path);
  const response = await call(
    path,
    last === undefined ? {} : { headers: { 'If-None-Match': last.eTag } },
  );
  if (response.status === 304 && last !== undefined) return last.body;
  const body: unknown = await response.json();
  const eTag = response.headers.get('ETag');
  if (eTag !== null) kept.set(path, { eTag, body });
  return body;
}

async function send(tokens: TokenSource, path: string, init: RequestInit): Promise<Response> {
  const first = await sendOnce(await tokens.get({ fresh: false }), path, init);
  const response =
    first.status === 401 ? await sendOnce(await tokens.get({ fresh: true }), path, init) : first;
  if (response.ok || response.status === 304) return response;
  throw await refusal(response);
}

async function sendOnce(token: string, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(path, {
      signal: AbortSignal.timeout(answerLimitMs),
      ...init,
      headers,
    });
  } catch {
    throw new ApiProblem('offline');
  }
}

/**
 * Reads the error from an answer. A 502-504 without the API's body comes from a gateway: the server is not reachable.
 */
async function refusal(response: Response): Promise<ApiProblem> {
  try {
    const { error } = (await response.json()) as ApiError;
    return new ApiProblem(error.code, error);
  } catch {
    if (response.status === 401) return new ApiProblem('not-signed-in');
    return new ApiProblem(
      response.status >= 502 && response.status <= 504 ? 'offline' : 'unexpected',
    );
  }
}

/** Reads the file name from `Content-Disposition`. `filename*` is UTF-8 and takes precedence (RFC 6266). */
function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}
