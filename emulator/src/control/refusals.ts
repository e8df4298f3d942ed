import { statusOfCode, usualCode } from '../connector/connector-error';
import { errorBody, GraphError, newGuid } from '../graph/protocol/errors';
import { entraErrorBody } from '../identity/entra-error';
import type { Fault } from './fault-schema';

/** A refusal before it is an answer: from the wire or in a part of a batch. */
export interface Refused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: object;
}

/** Whose call it is that a fault hits. */
export interface Asked {
  readonly url: URL;
  readonly clientRequestId: string | undefined;
}

type Words = Readonly<Record<number, readonly [code: string, message: string]>>;

const GATEWAY_DOWN = ['UnknownError', ''] as const;

/** Codes of SharePoint through Graph. @see graph.md §11.2 */
const SHAREPOINT: Words = {
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

/** Codes of the directory, Teams and Graph's own gateway. @see graph.md §11.2 */
const GATEWAY: Words = {
  ...SHAREPOINT,
  400: ['BadRequest', 'Bad request'],
  403: ['Forbidden', 'Forbidden'],
  404: ['NotFound', 'Resource not found.'],
  429: ['TooManyRequests', 'Too many requests'],
  500: ['InternalServerError', 'Internal server error'],
  503: ['ServiceUnavailable', 'Service unavailable'],
};

/** OAuth's word and Entra's sentence. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const ENTRA: Words = {
  401: ['invalid_client', 'AADSTS7000215: Invalid client secret provided.'],
  429: ['temporarily_unavailable', 'AADSTS90055: There are too many incoming requests.'],
  500: ['server_error', 'AADSTS50000: There was an error issuing a token.'],
  503: [
    'temporarily_unavailable',
    'AADSTS90033: A transient error has occurred. Please try again.',
  ],
};

/** A refusal of Graph's with its ids. */
export function graphRefusal(asked: Asked, error: GraphError): Refused {
  const requestId = newGuid();
  const ids = { requestId, clientRequestId: asked.clientRequestId ?? requestId };
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

function graphBody(status: number, asked: Asked, fault: Fault): Refused {
  const words = /^\/(v1\.0|beta)\/(sites|drives)\b/.test(asked.url.pathname) ? SHAREPOINT : GATEWAY;
  const [code, message] = words[status] ?? GATEWAY_DOWN;
  const inner =
    status === 429 && code === 'activityLimitReached' ? { inner: 'throttledRequest' } : {};
  return graphRefusal(asked, new GraphError(status, fault.code ?? code, { message, ...inner }));
}

function entraBody(status: number, fault: Fault): Refused {
  const [code, usual] = ENTRA[status] ?? ['invalid_request', 'AADSTS90023: Invalid STS request.'];
  const text = fault.code === undefined ? usual : `${fault.code}: ${usual.replace(/^\w+: /, '')}`;
  return { status, headers: {}, body: entraErrorBody({ code, text }) };
}

/** @see "Status codes from bot conversational APIs", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
const SENTENCES: Readonly<Record<string, string>> = {
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

function connectorBody(status: number, fault: Fault): Refused {
  const code = fault.code ?? usualCode(status);
  const message = SENTENCES[code] ?? 'Unknown';
  return { status, headers: {}, body: { error: { code, message } } };
}

function bodyOf(status: number, asked: Asked, fault: Fault): Refused {
  const { pathname } = asked.url;
  if (pathname.startsWith('/connector')) return connectorBody(status, fault);
  return /^\/(v1\.0|beta)\b/.test(pathname)
    ? graphBody(status, asked, fault)
    : entraBody(status, fault);
}

/** The refusal that a fault asks for, worded as the API words it; `undefined` when the fault lets the call through. */
export function refusalFor(asked: Asked, fault: Fault): Refused | undefined {
  const status = fault.status ?? (fault.code === undefined ? undefined : statusOfCode(fault.code));
  if (status === undefined) return undefined;
  const { headers, body } = bodyOf(status, asked, fault);
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
