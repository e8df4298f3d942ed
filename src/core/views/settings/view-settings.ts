import {
  setupCommand,
  type BoardChannel,
  type SettingsView,
} from '../../api/settings/settings-view';
import { unknownPeople } from '../../domain/obligations/obligations';
import { isReachable } from '../../domain/messages/conversations';
import { bodyName, existsOn } from '../../domain/organisation/organisation';
import type { Body } from '../../domain/organisation/body';
import { valuesOf } from '../../domain/base/row-list';
import { countingRows, settingKeys } from '../../domain/settings/setting';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { faultyRows } from '../base/faulty-rows';
import { viewBase } from '../base/view-base';
import { settingByDefault, settingInForce } from './setting-in-force';

/** Returns the addresses that nobody in the directory has, each with the body whose row, or whose goal, names it first. */
function unresolvedPeople(world: World): SettingsView['unresolvedPeople'] {
  return unknownPeople(world).map(({ bodyId, place }) => ({
    bodyName: bodyName(world, bodyId),
    mail: place.mail,
  }));
}

/** Returns every setting as it holds. */
function settingsInForce({ tables: { settings } }: Context): SettingsView['settings'] {
  const counting = countingRows(valuesOf(settings.all()));
  return settingKeys.map((setting) => {
    const row = counting.get(setting);
    const stored = row && settings.find(row.id);
    return stored === undefined ? settingByDefault(setting) : settingInForce(setting, stored);
  });
}

function channelState(
  ctx: Context,
  { channel, hasUnreadableChannel }: Body,
): BoardChannel['state'] {
  if (channel === undefined) return hasUnreadableChannel === true ? 'unreadable' : 'none';
  const conversations = valuesOf(ctx.tables.conversations.all());
  return isReachable({ kind: 'channel', ...channel }, conversations) ? 'known' : 'not-met';
}

/** Returns the channel of each board, by which the product reminds it. */
function boardChannels(ctx: Context, { bodies, today }: World): SettingsView['channels'] {
  return bodies
    .filter((body) => body.kind === 'board' && existsOn(body, today))
    .map((body) => ({ boardName: body.name, state: channelState(ctx, body) }));
}

/**
 * Returns the settings and the set-up check: the state of the lists, the rows that do not count, the people whom the directory does
 * not know, and the channels of boards.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewSettings(ctx: Context): SettingsView {
  const snapshot = takeSnapshot(ctx);
  authorize(ctx.actor, 'settings.read', undefined, snapshot.world);
  return {
    ...viewBase(ctx, snapshot),
    settings: settingsInForce(ctx),
    channels: boardChannels(ctx, snapshot.world),
    lists: ctx.health.lists(),
    setupCommand,
    faultyRows: faultyRows(ctx),
    unresolvedPeople: unresolvedPeople(snapshot.world),
  };
}
