import { statusOfCode, defaultCode } from '../connector/connector-error';
import { errorBody, GraphError, newGuid } from '../graph/protocol/errors';
import { entraErrorBody } from '../identity/entra-error';
import type { Fault } from './fault-schema';

/** The status, headers and JSON of an error answer, for a call or for a part of a `$batch`. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** The call that a fault hits. */
export interface FailedCall {
  readonly url: URL;
  readonly clientRequestId: string | undefined;
}

type ErrorsByStatus = Readonly<Record<number, readonly [code: string, message: string]>>;

const GATEWAY_DOWN = ['UnknownError', ''] as const;

/** Graph's errors for sites, lists and drives, by status. @see https://learn.microsoft.com/graph/errors */
const SHAREPOINT: ErrorsByStatus = {
  400: ['invalidRequest', 'Invalid request'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['accessDenied', 'Access denied'],
  404: ['itemNotFound', 'The resource could not be found.'],
  409: ['nameAlreadyExists', 'An item with the same name already exists.'],
  412: ['resourceModified', "ETag does not match current item's value"],
  423: ['resourceLocked', 'The resource is locked.'],
  429: ['activityLimitReached', 'The request has been throttled'],
  500: ['generalException', 'General exception while processing'],
  502: GATEWAY_DOWN,
  503: ['serviceNotAvailable', 'The service is not available. Try the request again.'],
  504: GATEWAY_DOWN,
  507: ['quotaLimitReached', 'Insufficient space available'],
};

/** Graph's errors for the directory, Teams and its own gateway, by status. @see https://learn.microsoft.com/graph/errors */
const GATEWAY: ErrorsByStatus = {
  ...SHAREPOINT,
  400: ['BadRequest', 'Bad request'],
  403: ['Forbidden', 'Forbidden'],
  404: ['NotFound', 'Resource not found.'],
  429: ['TooManyRequests', 'Too many requests'],
  500: ['InternalServerError', 'Internal server error'],
  503: ['ServiceUnavailable', 'Service unavailable'],
};

/** Entra ID's OAuth error codes and descriptions, by status. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const ENTRA: ErrorsByStatus = {
  401: ['invalid_client', 'AADSTS7000215: Invalid client secret provided.'],
  429: ['temporarily_unavailable', 'AADSTS90055: There are too many incoming requests.'],
  500: ['server_error', 'AADSTS50000: There was an error issuing a token.'],
  503: [
    'temporarily_unavailable',
    'AADSTS90033: A transient error has occurred. Please try again.',
  ],
};

/** Makes Graph's error answer with its `request-id` and `client-request-id`. */
export function graphRefusal(call: FailedCall, error: GraphError): Refusal {
  const requestId = newGuid();
  const ids = { requestId, clientRequestId: call.clientRequestId ?? requestId };
  return {
    status: error.status,
    headers: {
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
      ...error.headers,
    },
    body: errorBody(error, ids),
  };
}

function graphError(status: number, call: FailedCall, fault: Fault): Refusal {
  const errors = /^\/(v1\.0|beta)\/(sites|drives)\b/.test(call.url.pathname) ? SHAREPOINT : GATEWAY;
  const [code, message] = errors[status] ?? GATEWAY_DOWN;
  const inner =
    status === 429 && code === 'activityLimitReached' ? { inner: 'throttledRequest' } : {};
  return graphRefusal(call, new GraphError(status, fault.code ?? code, { message, ...inner }));
}

function entraError(status: number, fault: Fault): Refusal {
  const [code, usual] = ENTRA[status] ?? ['invalid_request', 'AADSTS90023: Invalid STS request.'];
  const text = fault.code === undefined ? usual : `${fault.code}: ${usual.replace(/^\w+: /, '')}`;
  return { status, headers: {}, body: entraErrorBody({ code, text }) };
}

/** The connector's error messages by code. @see "Status codes from bot conversational APIs", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
const CONNECTOR_MESSAGES: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'The bot is not part of the conversation roster.',
  BotDisabledByAdmin: 'The tenant admin disabled this bot.',
  BotNotRegistered: 'No registration found for this bot.',
  ConversationBlockedByUser: 'User blocked the conversation with the bot.',
  MessageWritesBlocked: 'Message writes are blocked for the conversation.',
  ConversationNotFound: 'Conversation not found.',
  ActivityNotFoundInConversation: 'Conversation not found.',
  PreconditionFailed: 'Precondition failed, please try again.',
  MessageSizeTooBig: 'Message size too large.',
  Throttled: 'Too many requests.',
};

function connectorError(status: number, fault: Fault): Refusal {
  const code = fault.code ?? defaultCode(status);
  const message = CONNECTOR_MESSAGES[code] ?? 'Unknown';
  return { status, headers: {}, body: { error: { code, message } } };
}

function errorOf(status: number, call: FailedCall, fault: Fault): Refusal {
  const { pathname } = call.url;
  if (pathname.startsWith('/connector')) return connectorError(status, fault);
  return /^\/(v1\.0|beta)\b/.test(pathname)
    ? graphError(status, call, fault)
    : entraError(status, fault);
}

/**
 * Makes the error answer that a fault asks for, in the form of the API that was called: Graph, Entra ID or the Bot connector.
 *
 * @returns `undefined` when the fault lets the call be served
 */
export function refusalFor(call: FailedCall, fault: Fault): Refusal | undefined {
  const status = fault.status ?? (fault.code === undefined ? undefined : statusOfCode(fault.code));
  if (status === undefined) return undefined;
  const { headers, body } = errorOf(status, call, fault);
  const { retryAfter } = fault;
  return {
    status,
    body,
    headers: {
      ...headers,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  };
}
