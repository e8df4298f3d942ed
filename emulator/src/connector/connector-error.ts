import { HTTPException } from 'hono/http-exception';

/** HTTP status of each error code of the connector. The first code listed for a status is that status's default. */
const statuses = {
  BadArgument: 400,
  BadSyntax: 400,
  Unauthorized: 401,
  BotNotRegistered: 401,
  BotNotInConversationRoster: 403,
  BotDisabledByAdmin: 403,
  ConversationBlockedByUser: 403,
  MessageWritesBlocked: 403,
  ForbiddenOperationException: 403,
  InvalidBotApiHost: 403,
  NotEnoughPermissions: 403,
  ConversationNotFound: 404,
  ActivityNotFoundInConversation: 404,
  MemberNotFoundInConversation: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
  Throttled: 429,
  ServiceError: 500,
  NotImplemented: 501,
} as const;

/** A value of `error.code` in the connector's answers. */
export type ConnectorCode = keyof typeof statuses;

/** The HTTP status of an error code; `undefined` for a code that the connector does not have. */
export const statusOfCode = (code: string): number | undefined =>
  Object.entries(statuses).find(([name]) => name === code)?.[1];

/** The error code that the connector usually sends with a status; `ServiceError` for a status that has none. */
export const defaultCode = (status: number): string =>
  Object.entries(statuses).find(([, of]) => of === status)?.[0] ?? 'ServiceError';

/** Optional parts of a refusal besides its code and message. */
export interface RefusalExtra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly subCode?: string;
}

/**
 * Makes the error answer of the connector: `{ error: { code, message } }` with the code's status.
 *
 * @see "Status codes from bot conversational APIs", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function refusal(
  code: ConnectorCode,
  message: string,
  extra: RefusalExtra = {},
): HTTPException {
  const { headers = {}, subCode } = extra;
  const error = subCode === undefined ? { code, message } : { code, subCode, message };
  const status = statuses[code];
  return new HTTPException(status, { res: Response.json({ error }, { status, headers }) });
}
