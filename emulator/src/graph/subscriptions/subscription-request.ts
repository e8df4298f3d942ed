import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { badRequest, GraphError, itemNotFound, notImplemented } from '../protocol/errors';
import { findList } from '../lists/lists';
import type { List } from '../lists/model';
import { siteId } from '../lists/site';

/**
 * Longest life of a subscription on a list, in minutes.
 *
 * @see https://learn.microsoft.com/graph/api/resources/subscription
 */
const MAX_MINUTES = 42_300;

const refused = (message: string): GraphError => new GraphError(400, 'InvalidRequest', { message });

/** The types of the properties in a `POST /subscriptions`. */
const schema = v.looseObject({
  changeType: v.string(),
  notificationUrl: v.string(),
  resource: v.string(),
  expirationDateTime: v.string(),
  lifecycleNotificationUrl: v.nullish(v.string()),
  clientState: v.nullish(v.pipe(v.string(), v.maxLength(128))),
  latestSupportedTlsVersion: v.nullish(v.picklist(['v1_0', 'v1_1', 'v1_2', 'v1_3'])),
  includeResourceData: v.nullish(v.boolean()),
});

/** A subscription that an app asks for, checked in all that can be checked without calling its endpoint. */
export interface SubscriptionRequest {
  readonly list: List;
  readonly resource: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string | null;
  readonly expirationDateTime: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks an endpoint: https, or plain http on this machine by the switch `httpNotificationUrl`.
 *
 * @throws {GraphError} 400
 */
function checkAddress(emulator: Emulator, name: string, text: string): string {
  if (!URL.canParse(text)) throw refused(`${name} is not a well-formed absolute URL.`);
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:') return text;
  const local = readSwitches(emulator.store).httpNotificationUrl === 'loopback';
  if (protocol === 'http:' && LOOPBACK.has(hostname) && local) return text;
  throw refused(`${name} must be an https address.`);
}

/**
 * The end of a subscription's life as UTC.
 *
 * @throws {GraphError} 400 when it is past, more than 42,300 minutes ahead, or not a time
 * @see docs/behaviours.md row 63
 */
export function checkExpiry(emulator: Emulator, text: unknown): string {
  const wanted = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(wanted)) throw refused('expirationDateTime is not a valid date and time.');
  const ahead = wanted - Date.parse(emulator.clock.now());
  if (ahead <= 0) throw refused('Subscription expiration must be in the future.');
  if (ahead > MAX_MINUTES * 60_000) {
    throw refused(
      `Subscription expiration can only be ${String(MAX_MINUTES)} minutes in the future.`,
    );
  }
  return new Date(wanted).toISOString();
}

/** Resources that Graph can notify of and the emulator answers with 501. */
const UNSUPPORTED_RESOURCES =
  /^(?:me|users|groups|teams|chats|drives|communications|security|print)\b/i;

/** Decodes a part of a resource's path. @throws {GraphError} 400 for malformed percent-encoding */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest('The resource is not well formed.');
  }
}

/**
 * The list that a relative resource names.
 *
 * @throws {GraphError} 400, 404, or 501 for a resource of another kind
 */
function listOf(emulator: Emulator, resource: string): List {
  const [, site = '', name = ''] = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/i.exec(resource) ?? [];
  if (name === '') {
    if (UNSUPPORTED_RESOURCES.test(resource.replace(/^\//, '')))
      throw notImplemented(`A subscription on ${resource}`);
    throw badRequest(`The value '${resource}' of property 'resource' must be a relative URI.`);
  }
  const known = [siteId(emulator), emulator.tenant.siteHostname, siteId(emulator).split(',')[1]];
  const requestedSite = decoded(site).toLowerCase();
  if (!known.some((id) => id?.toLowerCase() === requestedSite)) throw itemNotFound();
  const list = findList(emulator.store, decoded(name));
  if (list.system) throw itemNotFound();
  return list;
}

const REQUIRED = ['changeType', 'notificationUrl', 'resource', 'expirationDateTime'];

function parse(body: Readonly<Record<string, unknown>>): v.InferOutput<typeof schema> {
  const missing = REQUIRED.find((name) => body[name] === undefined || body[name] === null);
  if (missing !== undefined) {
    throw refused(`${missing} is a required property for subscription creation`);
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw refused(`The subscription is not valid: ${v.summarize(parsed.issues)}`);
}

/**
 * Parses the body of `POST /subscriptions`.
 *
 * @throws {GraphError} 400, 404 or 501
 * @see https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 * @see docs/behaviours.md row 63
 */
export function parseSubscriptionRequest(
  emulator: Emulator,
  body: Readonly<Record<string, unknown>>,
): SubscriptionRequest {
  const wanted = parse(body);
  const kinds = wanted.changeType.split(',').map((kind) => kind.trim());
  if (kinds.some((kind) => kind !== 'updated')) {
    throw refused(`Subscriptions on list items support only the changeType 'updated'.`);
  }
  if (wanted.includeResourceData === true) {
    throw refused('Notifications of list items do not carry resource data.');
  }
  const { resource, lifecycleNotificationUrl: lifecycle } = wanted;
  return {
    list: listOf(emulator, resource),
    resource,
    notificationUrl: checkAddress(emulator, 'notificationUrl', wanted.notificationUrl),
    lifecycleNotificationUrl:
      typeof lifecycle === 'string'
        ? checkAddress(emulator, 'lifecycleNotificationUrl', lifecycle)
        : null,
    clientState: wanted.clientState ?? null,
    latestSupportedTlsVersion: wanted.latestSupportedTlsVersion ?? null,
    expirationDateTime: checkExpiry(emulator, wanted.expirationDateTime),
  };
}
