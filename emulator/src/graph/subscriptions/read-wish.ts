import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { badRequest, GraphError, itemNotFound, notImplemented } from '../protocol/errors';
import { findList } from '../lists/lists';
import type { List } from '../lists/model';
import { siteId } from '../lists/site';

/** Longest life of a subscription on a list, in minutes. @see graph.md §10 */
const LONGEST_MINUTES = 42_300;

const refused = (message: string): GraphError => new GraphError(400, 'InvalidRequest', { message });

/** A body of `POST /subscriptions`, as far as its types go. */
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

/** What an app asks for, checked as far as can be said without calling it. */
export interface Wish {
  readonly list: List;
  readonly resource: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string | null;
  readonly expirationDateTime: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An https address, or plain http on this machine by the switch. */
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
 * @throws {GraphError} 400 when it is over, beyond 42,300 minutes, or no time @see graph.md row 63
 */
export function checkExpiry(emulator: Emulator, text: unknown): string {
  const wanted = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(wanted)) throw refused('expirationDateTime is not a valid date and time.');
  const ahead = wanted - Date.parse(emulator.clock.now());
  if (ahead <= 0) throw refused('Subscription expiration must be in the future.');
  if (ahead > LONGEST_MINUTES * 60_000) {
    throw refused(
      `Subscription expiration can only be ${String(LONGEST_MINUTES)} minutes in the future.`,
    );
  }
  return new Date(wanted).toISOString();
}

/** Kinds of resources that Graph has notifications for, and the stand-in has not. */
const ELSEWHERE = /^(?:me|users|groups|teams|chats|drives|communications|security|print)\b/i;

/** A part of a resource's path. @throws {GraphError} 400 when its percent signs lead nowhere */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest('The resource is not well formed.');
  }
}

/** The list that a relative resource names. @throws {GraphError} 400, 404, or 501 for other kinds of resources */
function listOf(emulator: Emulator, resource: string): List {
  const [, site = '', name = ''] = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/i.exec(resource) ?? [];
  if (name === '') {
    if (ELSEWHERE.test(resource.replace(/^\//, '')))
      throw notImplemented(`A subscription on ${resource}`);
    throw badRequest(`The value '${resource}' of property 'resource' must be a relative URI.`);
  }
  const known = [siteId(emulator), emulator.tenant.siteHostname, siteId(emulator).split(',')[1]];
  const asked = decoded(site).toLowerCase();
  if (!known.some((id) => id?.toLowerCase() === asked)) throw itemNotFound();
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

/** Reads the body of `POST /subscriptions`. @throws {GraphError} as §10 words it @see graph.md row 63 */
export function readWish(emulator: Emulator, body: Readonly<Record<string, unknown>>): Wish {
  const wish = parse(body);
  const kinds = wish.changeType.split(',').map((kind) => kind.trim());
  if (kinds.some((kind) => kind !== 'updated')) {
    throw refused(`Subscriptions on list items support only the changeType 'updated'.`);
  }
  if (wish.includeResourceData === true) {
    throw refused('Notifications of list items do not carry resource data.');
  }
  const { resource, lifecycleNotificationUrl: lifecycle } = wish;
  return {
    list: listOf(emulator, resource),
    resource,
    notificationUrl: checkAddress(emulator, 'notificationUrl', wish.notificationUrl),
    lifecycleNotificationUrl:
      typeof lifecycle === 'string'
        ? checkAddress(emulator, 'lifecycleNotificationUrl', lifecycle)
        : null,
    clientState: wish.clientState ?? null,
    latestSupportedTlsVersion: wish.latestSupportedTlsVersion ?? null,
    expirationDateTime: checkExpiry(emulator, wish.expirationDateTime),
  };
}
