import { HTTPException } from 'hono/http-exception';

/** What the connector says no with, by code; the first of a status is the usual one. */
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

/** Codes of `error.code` in the connector's answers. */
export type ConnectorCode = keyof typeof statuses;

/** The status of a code; `undefined` for one that the connector does not have. */
export const statusOfCode = (code: string): number | undefined =>
  Object.entries(statuses).find(([name]) => name === code)?.[1];

/** The code that a status usually comes with: `ServiceError` for what goes wrong behind the connector. */
export const usualCode = (status: number): string =>
  Object.entries(statuses).find(([, of]) => of === status)?.[0] ?? 'ServiceError';

/** What stands beside a refusal, where the code does not say all. */
export interface RefusalExtra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly subCode?: string;
}

/**
 * A refusal as the connector writes it: `{ error: { code, message } }`.
 *
 * @see "Status codes from bot conversational APIs", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
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
