import { personName } from '../../core/domain/base/person-name';
import { systemActor, type Actor } from '../../core/domain/base/actor';
import type { Membership, Standing } from '../../core/ports';
import type { BotLimits } from '../base/bot-deps';
import { isPersonal, type Activity } from './activity';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Who stands behind an activity: an actor, or the reason why the bot neither answers nor saves anything. */
export type Sender = { readonly actor: Actor } | { readonly refused: Exclude<Standing, 'member'> };

const events: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate']);

const senderKey = ({ from }: Activity): string => (from.aadObjectId ?? from.id).toLowerCase();

/** Counts the activity, and returns true when its sender has sent too much lately. Events of a channel have no sender. */
export function isTooMuch(activity: Activity, { activities }: BotLimits): boolean {
  return !isChannelEvent(activity) && activities.take(senderKey(activity)) > 0;
}

/** True when the person has not been told lately that they send too much. */
export function shallBeTold(activity: Activity, { refusals }: BotLimits): boolean {
  return refusals.take(senderKey(activity)) === 0;
}

/** True when the activity tells of the bot's place in a channel. It is Teams that tells it, so nobody needs to be known. */
function isChannelEvent(activity: Activity): boolean {
  return events.has(activity.type) && !isPersonal(activity);
}

/** True when the bot answers an activity of this type, or saves something for the person who sent it. */
export function isHandled({ type }: Activity): boolean {
  return type === 'message' || type === 'invoke' || events.has(type);
}

/**
 * Returns the person who sent an activity: a member of the tenant by the directory, since nothing in an activity tells a
 * guest (decision 0031). Events in channels get the system actor.
 */
export async function senderOf(
  activity: Activity,
  membership: Pick<Membership, 'standingOf'>,
): Promise<Sender> {
  if (isChannelEvent(activity)) return { actor: systemActor };
  // The lists store object ids in lower case, and policy finds roles by them.
  const objectId = (activity.from.aadObjectId ?? '').toLowerCase();
  if (!guid.test(objectId)) return { refused: 'stranger' };
  const standing = await membership.standingOf(objectId);
  if (standing !== 'member') return { refused: standing };
  return { actor: { objectId, name: personName(activity.from.name ?? ''), kind: 'member' } };
}
