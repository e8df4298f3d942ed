import * as v from 'valibot';
import type { Emulator } from '../../state/emulator';
import { badRequest, GraphError } from '../protocol/errors';

/**
 * Largest message, about 28 KB with all its parts.
 *
 * @see https://learn.microsoft.com/microsoftteams/limits-specifications-teams
 */
const MAX_BYTES = 28 * 1024;

const attachment = v.object({
  id: v.nullish(v.string()),
  contentType: v.string(),
  contentUrl: v.nullish(v.string()),
  content: v.nullish(v.string()),
  name: v.nullish(v.string()),
  thumbnailUrl: v.nullish(v.string()),
});
const identity = v.nullish(v.looseObject({ id: v.nullish(v.string()) }));
const mention = v.looseObject({
  id: v.number(),
  mentionText: v.nullish(v.string()),
  mentioned: v.looseObject({ user: identity, application: identity }),
});
const schema = v.strictObject({
  '@odata.type': v.optional(v.string()),
  body: v.object({
    contentType: v.optional(v.picklist(['text', 'html']), 'text'),
    content: v.string(),
  }),
  subject: v.nullish(v.string()),
  importance: v.optional(v.picklist(['normal', 'high', 'urgent']), 'normal'),
  attachments: v.optional(v.array(attachment), []),
  mentions: v.optional(v.array(mention), []),
});

/** A message that somebody posts through Graph. */
export interface NewMessage {
  /** The text without markup. */
  readonly text: string;
  readonly attachments: v.InferOutput<typeof schema>['attachments'];
  readonly mentionsBot: boolean;
  /** The body as it was posted, which reads through Graph repeat. */
  readonly wire: Readonly<Record<string, unknown>>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** The text of a piece of HTML, without tags. */
const textOfHtml = (html: string): string =>
  html
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .trim();

type MessageBody = v.InferOutput<typeof schema>;

function parse(body: Readonly<Record<string, unknown>>): MessageBody {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw badRequest(`Invalid message: ${v.summarize(parsed.issues)}`);
  if (Buffer.byteLength(JSON.stringify(body)) > MAX_BYTES) {
    throw new GraphError(413, 'RequestEntityTooLarge', { message: 'The message is too large.' });
  }
  return parsed.output;
}

/** The text without the mention of the bot. The mention is added again when the text is sent to the bot. */
function textWithoutMention({ body }: MessageBody, mentioned: number | undefined): string {
  if (body.contentType === 'text') return body.content;
  const mark = new RegExp(`<at id="${String(mentioned)}">.*?</at>`, 'gis');
  return textOfHtml(body.content.replaceAll(mark, ''));
}

/** Reads the body of a POST. @throws {GraphError} 400, 413 */
export function readMessage(
  { tenant }: Emulator,
  body: Readonly<Record<string, unknown>>,
): NewMessage {
  const message = parse(body);
  const { body: messageBody, subject = null, importance, attachments, mentions } = message;
  const bot = mentions.find(
    ({ mentioned }) => mentioned.application?.id === tenant.productClientId,
  );
  const text = textWithoutMention(message, bot?.id);
  const mentionsBot = bot !== undefined;
  if (text === '' && !mentionsBot && attachments.length === 0) {
    throw badRequest('Missing body content.');
  }
  const wire = { body: messageBody, subject, importance, attachments, mentions };
  return { text, attachments, mentionsBot, wire };
}
