import { randomUUID } from 'node:crypto';

/** The rule of a column that a value breaks. The list page shows it in the user's language. */
export interface CellRule {
  readonly rule:
    'required' | 'not-allowed' | 'too-long' | 'not-its-kind' | 'read-only' | 'duplicate';
  /** Internal name of the column. */
  readonly column: string;
}

/**
 * An error that the emulator answers in Graph's format: `{ error: { code, message, innerError } }`.
 *
 * @see https://learn.microsoft.com/graph/errors
 * @see docs/behaviours.md row 18
 */
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

/**
 * 400 `invalidRequest`, the code that SharePoint gives through Graph: an unknown field, a bad value, an option
 * that it does not take.
 */
export const invalidRequest = (message: string, inner?: string): GraphError =>
  new GraphError(400, 'invalidRequest', { message, ...(inner === undefined ? {} : { inner }) });

/** 400 `invalidRequest` for a value that its column does not take; names the broken rule for the list page. */
export const brokenRule = (broken: CellRule, message: string): GraphError =>
  new GraphError(400, 'invalidRequest', { message, broken });

/** 400 `BadRequest`, the code that Graph's OData parser gives before SharePoint sees the call. */
export const badRequest = (message: string): GraphError =>
  new GraphError(400, 'BadRequest', { message });

/** 404 `itemNotFound`: the resource does not exist, or the caller may not see it. */
export const itemNotFound = (message = 'The resource could not be found.'): GraphError =>
  new GraphError(404, 'itemNotFound', { message });

/** 403 `accessDenied`, the code that SharePoint gives through Graph. */
export const accessDenied = (): GraphError =>
  new GraphError(403, 'accessDenied', { message: 'Access denied' });

/** 501 `notSupported` for something that Graph has and the emulator lacks. `what` names it in the message. */
export const notImplemented = (what: string): GraphError =>
  new GraphError(501, 'notSupported', { message: `${what} is not built in this emulator.` });

/**
 * Body of an error answer. The service writes its `date` without an offset.
 *
 * @see https://learn.microsoft.com/graph/errors
 * @see docs/behaviours.md row 18
 */
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

/** A new GUID, for ids that the service makes. */
export const newGuid = (): string => randomUUID();
