import { randomUUID } from 'node:crypto';

/** Which rule of a column a value breaks, for the grid to say in the person's language. */
export interface CellRule {
  readonly rule:
    'required' | 'not-allowed' | 'too-long' | 'not-its-kind' | 'read-only' | 'duplicate';
  /** Internal name of the column. */
  readonly column: string;
}

/** A refusal as Graph words it. @see graph.md §11 */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly innerCode: string | undefined;
  readonly broken: CellRule | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    about: {
      readonly message: string;
      readonly inner?: string;
      readonly broken?: CellRule;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) {
    super(about.message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.innerCode = about.inner;
    this.broken = about.broken;
    this.headers = about.headers ?? {};
  }
}

/** 400 of the SharePoint side: unknown field, bad value, option that it does not take. */
export const invalidRequest = (message: string, inner?: string): GraphError =>
  new GraphError(400, 'invalidRequest', { message, ...(inner === undefined ? {} : { inner }) });

/** 400 of a value that its column does not take. */
export const brokenRule = (broken: CellRule, message: string): GraphError =>
  new GraphError(400, 'invalidRequest', { message, broken });

/** 400 of the OData parser in front. */
export const badRequest = (message: string): GraphError =>
  new GraphError(400, 'BadRequest', { message });

/** 404: not there, or not visible to the caller. */
export const itemNotFound = (message = 'The resource could not be found.'): GraphError =>
  new GraphError(404, 'itemNotFound', { message });

/** 403 of SharePoint. */
export const accessDenied = (): GraphError =>
  new GraphError(403, 'accessDenied', { message: 'Access denied' });

/** 501 with the name of what the stand-in does not do. */
export const notBuilt = (what: string): GraphError =>
  new GraphError(501, 'notSupported', { message: `${what} is not built in this emulator.` });

/** The error object with its ids and a time without offset, as the service sends it. @see graph.md §11.1 */
export function errorBody(
  error: GraphError,
  ids: { readonly requestId: string; readonly clientRequestId: string },
) {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        ...(error.innerCode === undefined ? {} : { code: error.innerCode }),
        date: new Date().toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}

/** A new id in the form of Graph's. */
export const newGuid = (): string => randomUUID();
