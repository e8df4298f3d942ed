import { nonEmpty } from '../base/defined';
import { keyForm } from '../base/keys';
import { readNumber } from '../base/numbers';
import { readDate } from '../base/time';
import { faultOfDate } from '../base/years';
import { languages, type Language } from '../base/language';
import { defaultSettings, type Settings } from './settings';

/** A setting of the municipality, as its row in the list Inställningar holds it. */
export interface Setting {
  readonly id: string;
  /** The name of a property of `Settings`. It counts in whatever case it is written. The product ignores rows with another key. */
  readonly key: string;
  readonly value: string;
  /** The decision by which the municipality chose the value. */
  readonly source?: string;
}

/** The keys that the list can set. The first process leaders come from the server's environment instead. */
export type SettingKey = Exclude<keyof Settings, 'firstProcessLeaders' | 'tenantId'>;

type Read<T> = (text: string) => T | undefined;

const date: Read<string> = (text) => {
  const read = readDate(text);
  return faultOfDate('value', read) === undefined ? read : undefined;
};
const language: Read<Language> = (text) => languages.find((known) => known === text);

function between(least: number, greatest: number): Read<number> {
  return (text) => {
    // English reads a lone point as the decimal mark, and a comma is replaced by one, so that `0,755` and `0.755` are equal.
    const reading = readNumber(text.replace(',', '.'), 'en');
    if (!('value' in reading)) return undefined;
    return reading.value >= least && reading.value <= greatest ? reading.value : undefined;
  };
}

/** Reads a whole hour of the day. */
function hourBetween(least: number, greatest: number): Read<number> {
  return (text) => {
    const hour = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return hour >= least && hour <= greatest ? hour : undefined;
  };
}

const days: Read<readonly number[]> = (text) => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : undefined;
};

const zone: Read<string> = (text) => {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};

const readers: { readonly [K in SettingKey]-?: Read<Exclude<Settings[K], undefined>> } = {
  municipalityName: nonEmpty,
  timeZone: zone,
  defaultLanguage: language,
  smallCountsBelow: between(0, 1000),
  partlyMetFrom: between(0, 1),
  remindDaysBefore: days,
  remindDaysAfter: days,
  sendFromHour: hourBetween(0, 23),
  sendToHour: hourBetween(1, 24),
  signedOn: date,
  signedDecision: nonEmpty,
  planAdoptedOn: date,
  planDecision: nonEmpty,
};

const keysByForm = new Map(
  // The cast is safe: these are the keys of `readers`.
  (Object.keys(readers) as readonly SettingKey[]).map((key) => [keyForm(key), key]),
);

/** Returns the setting that a row's key names, in whatever case it is written; undefined when it names none. */
export function settingKeyOf(key: string): SettingKey | undefined {
  return keysByForm.get(keyForm(key));
}

/** Returns the value that a text stands for in the setting; undefined for a text that the setting cannot have. */
export function readSetting(key: SettingKey, text: string): Settings[SettingKey] {
  return readers[key](text.trim());
}

/** Returns the settings that the rows give: the value of each row that can be read. */
export function writtenSettings(rows: readonly Setting[]): Partial<Settings> {
  const read = rows.flatMap(({ key, value }) => {
    const known = settingKeyOf(key);
    const found = known === undefined ? undefined : readSetting(known, value);
    return known === undefined || found === undefined ? [] : [[known, found] as const];
  });
  return Object.fromEntries(read);
}

/** Replaces both sending hours by their defaults unless the first is before the last, since nothing could be sent else. */
function withSendingHours(settings: Settings): Settings {
  if (settings.sendFromHour < settings.sendToHour) return settings;
  const { sendFromHour, sendToHour } = defaultSettings;
  return { ...settings, sendFromHour, sendToHour };
}

/**
 * Returns the municipality's settings: the value of each row that can be read, else the default. Both sending hours have
 * their defaults when they leave no hour between them. `faultsOfSettings` names the rows that do not count.
 */
export function settingsFrom(rows: readonly Setting[]): Settings {
  return withSendingHours({ ...defaultSettings, ...writtenSettings(rows) });
}
