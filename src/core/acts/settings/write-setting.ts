import { AppError } from '../../domain/base/app-error';
import { omit } from '../../domain/base/defined';
import { valuesOf } from '../../domain/base/row-list';
import { countingRows, type Setting, type SettingKey } from '../../domain/settings/setting';
import { settingRow } from '../../domain/settings/setting-writing';
import { authorize } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { settingInForce } from '../../views/settings/setting-in-force';
import { traceOf } from '../base/loading';
import type { Handler } from '../base/handler';

const isSame = (one: Setting, other: Setting) =>
  one.value === other.value && (one.source ?? '') === (other.source ?? '');

function conflict(setting: SettingKey, theirs: Stored<Setting>): AppError {
  const message = `Setting ${theirs.value.key}: another value is stored`;
  return new AppError('conflict', message, { theirs: settingInForce(setting, theirs) });
}

/** Creates the row of a setting. When somebody has created it meanwhile with another value, that is a conflict. */
async function create(ctx: Context, setting: SettingKey, row: Setting): Promise<Stored<Setting>> {
  const trace = traceOf(ctx, 'setting.write');
  const { stored, created } = await ctx.tables.settings.create(omit(row, 'id'), trace);
  if (!created && !isSame(stored.value, row)) throw conflict(setting, stored);
  return stored;
}

async function save(
  ctx: Context,
  setting: SettingKey,
  stored: Stored<Setting>,
): Promise<Stored<Setting>> {
  try {
    return await ctx.tables.settings.save(stored, traceOf(ctx, 'setting.write'));
  } catch (cause) {
    const theirs = ctx.tables.settings.find(stored.value.id);
    if (!(cause instanceof AppError) || cause.code !== 'conflict' || theirs === undefined)
      throw cause;
    if (isSame(theirs.value, stored.value)) return theirs;
    throw conflict(setting, theirs);
  }
}

/**
 * Gives a setting a value, or its default. The same value again saves nothing.
 *
 * @throws {AppError} `not-allowed`; `invalid` as `settingRow`; `conflict` with `theirs` (a `SettingInForce`); and as `Table.save`
 */
export const writeSetting: Handler<'setting.write'> = async (ctx, input) => {
  const { settings } = ctx.tables;
  authorize(ctx.actor, 'setting.write', undefined, ctx.world());
  const rows = valuesOf(settings.all());
  const row = settingRow(rows, input);
  const { setting, seen } = input;
  const counting = countingRows(rows).get(setting);
  const stored = counting && settings.find(counting.id);
  if (stored === undefined) return settingInForce(setting, await create(ctx, setting, row));
  if (isSame(stored.value, row)) return settingInForce(setting, stored);
  if (seen?.id !== stored.value.id || seen.eTag !== stored.eTag) throw conflict(setting, stored);
  const saved = await save(ctx, setting, { value: row, eTag: stored.eTag });
  return settingInForce(setting, saved);
};
