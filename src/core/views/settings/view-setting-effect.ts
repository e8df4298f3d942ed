import type { SettingEffect, SettingEffectView } from '../../api/settings/settings-view';
import type { Fault } from '../../domain/base/fault';
import { AppError } from '../../domain/base/app-error';
import { valuesOf } from '../../domain/base/row-list';
import { definedOnly } from '../../domain/base/defined';
import { presentRound } from '../../domain/follow-up/present-round';
import type { Round } from '../../domain/follow-up/round';
import { attainmentsFrom, goalsBelow } from '../../domain/follow-up/setting-effects';
import { reminderDays } from '../../domain/messages/due-reminders';
import { settingKeys, settingsFrom, type SettingKey } from '../../domain/settings/setting';
import { settingRow } from '../../domain/settings/setting-writing';
import type { Settings } from '../../domain/settings/settings';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

interface Change {
  readonly world: World;
  readonly round: Round;
  readonly before: Settings;
  readonly after: Settings;
}

type EffectOf = (ctx: Context, change: Change) => SettingEffect;

const onReminders: EffectOf = ({ workingDays }, { world, round, before, after }) => {
  const daysBy = (settings: Settings) =>
    reminderDays({ ...world, settings }, round, (date) => workingDays.isWorkingDay(date));
  return { kind: 'reminders', before: daysBy(before), after: daysBy(after) };
};

/** The settings whose effect on a round can be said before they are changed. */
const effects: Readonly<Partial<Record<SettingKey, EffectOf>>> = {
  partlyMetFrom: (_, { world, round, before, after }) => ({
    kind: 'attainment',
    before: attainmentsFrom(world, round, before.partlyMetFrom),
    after: attainmentsFrom(world, round, after.partlyMetFrom),
  }),
  smallCountsBelow: (_, { world, round, before, after }) => ({
    kind: 'hidden',
    before: goalsBelow(world, round, before.smallCountsBelow),
    after: goalsBelow(world, round, after.smallCountsBelow),
  }),
  remindDaysBefore: onReminders,
  remindDaysAfter: onReminders,
  sendFromHour: onReminders,
  sendToHour: onReminders,
};

/** Returns the settings with the changed one, or the faults for which it is refused. */
function changedSettings(
  ctx: Context,
  given: GivenValue,
): { readonly after: Settings } | { readonly faults: readonly Fault[] } {
  const rows = valuesOf(ctx.tables.settings.all());
  try {
    const row = settingRow(rows, given);
    return { after: settingsFrom([...rows.filter(({ id }) => id !== row.id), row]) };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { faults: cause.faults };
  }
}

interface GivenValue {
  readonly setting: SettingKey;
  readonly value: string;
}

/** Reads a setting and a value for it: `partlyMetFrom:0,8`. @throws {AppError} `invalid` when the text names no setting */
function readGiven(text: string): GivenValue {
  const at = text.indexOf(':');
  const setting = settingKeys.find((key) => key === text.slice(0, Math.max(0, at)));
  if (setting === undefined) throw new AppError('invalid', 'The text names no setting');
  return { setting, value: text.slice(at + 1) };
}

/**
 * Returns what another value of a setting would change in the round that the page *Uppföljning* shows first, or why it is refused.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewSettingEffect(
  ctx: Context,
  asked: { readonly setting: string },
): SettingEffectView {
  const snapshot = takeSnapshot(ctx);
  const { world } = snapshot;
  authorize(ctx.actor, 'settings.read', undefined, world);
  const given = readGiven(asked.setting);
  const base = { ...viewBase(ctx, snapshot), setting: given.setting };
  const changed = changedSettings(ctx, given);
  if ('faults' in changed) return { ...base, faults: changed.faults };
  const round = presentRound(world.rounds);
  const effectOf = effects[given.setting];
  const change = round && { world, round, before: world.settings, after: changed.after };
  return definedOnly<SettingEffectView>({
    ...base,
    faults: [],
    roundTitle: round?.title,
    effect: change && effectOf?.(ctx, change),
  });
}
