import * as v from 'valibot';
import { settingKeys } from '../../domain/settings/setting';
import { eTag, id, reply, text, type ActDeclaration } from '../base/declaration';
import type { SettingInForce } from './settings-view';

/** Schema of the name of a setting. */
const settingName = v.picklist(settingKeys);

/** Schema of a setting and a value for it, as the query of a view names them: `partlyMetFrom:0,8`. */
export const settingAsked = v.pipe(
  v.string(),
  v.check((asked) => settingKeys.some((key) => asked.startsWith(`${key}:`))),
  text,
);

/** The declarations of acts on the settings, by the name in `POST /api/acts/{name}`. */
export const settingActs = {
  'setting.write': {
    input: v.strictObject({
      setting: settingName,
      /** As a person types it; empty for the default. */
      value: text,
      /** The decision by which the municipality chose the value, or another source. */
      source: v.optional(text),
      /** The row that the person saw; absent when the list had none. If another one is stored, the act answers `conflict`. */
      seen: v.optional(v.strictObject({ id, eTag })),
    }),
    reply: reply<SettingInForce>(),
    reasons: ['setting-unreadable', 'setting-hours', 'setting-doubled'],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
