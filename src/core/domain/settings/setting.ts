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
  /**
   * The code of a setting, as `settingCode` gives it; rows of earlier versions have the name of a property of `Settings`. It counts in
   * whatever case it is written. The product ignores rows with another key.
   */
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
/** The words for each language in Swedish, English and Finnish. The first is the one that the product writes. */
const languageWords: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  sv: ['svenska', 'swedish', 'ruotsi'],
  en: ['engelska', 'english', 'englanti'],
  fi: ['finska', 'finnish', 'suomi'],
};

const language: Read<Language> = (text) => {
  const word = text.toLowerCase();
  return languages.find((known) => known === word || languageWords[known].includes(word));
};

function between(least: number, greatest: number): Read<number> {
  return (text) => {
    // English reads a lone point as the decimal mark, and a comma is replaced by one, so that `0,755` and `0.755` are equal.
    const reading = readNumber(text.replace(',', '.'), 'en');
    if (!('value' in reading)) return undefined;
    return reading.value >= least && reading.value <= greatest ? reading.value : undefined;
  };
}

/** Reads a share from 0 to 1: `0,75` or `75 %`. */
const share: Read<number> = (text) => {
  const [, percent] = /^(.*\d)\s*%$/.exec(text) ?? [];
  const read = percent === undefined ? between(0, 1)(text) : between(0, 100)(percent);
  return read !== undefined && percent !== undefined ? read / 100 : read;
};

/** Reads a whole hour of the day. */
function hourBetween(least: number, greatest: number): Read<number> {
  return (text) => {
    const hour = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return hour >= least && hour <= greatest ? hour : undefined;
  };
}

/** The words for no days at all, in Swedish, English and Finnish. The first is the one that the product writes. */
const noDays = ['inga', 'none', 'ei'];

const days: Read<readonly number[]> = (text) => {
  if (noDays.includes(text.toLowerCase())) return [];
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
  partlyMetFrom: share,
  remindDaysBefore: days,
  remindDaysAfter: days,
  sendFromHour: hourBetween(0, 23),
  sendToHour: hourBetween(1, 24),
  signedOn: date,
  signedDecision: nonEmpty,
  planAdoptedOn: date,
  planDecision: nonEmpty,
};

// The cast is safe: these are the keys of `readers`.
/** Every setting of the list, in the order in which people read them. */
export const settingKeys = Object.keys(readers) as readonly SettingKey[];

/** The code of each setting, in words of the list. */
const codes: Readonly<Record<SettingKey, string>> = {
  municipalityName: 'kommunens-namn',
  timeZone: 'tidszon',
  defaultLanguage: 'språk',
  smallCountsBelow: 'dölj-under',
  partlyMetFrom: 'delvis-uppfyllt-från',
  remindDaysBefore: 'påminn-dagar-före',
  remindDaysAfter: 'påminn-dagar-efter',
  sendFromHour: 'skicka-från',
  sendToHour: 'skicka-till',
  signedOn: 'deklarationen-undertecknad',
  signedDecision: 'beslut-deklarationen',
  planAdoptedOn: 'planen-antagen',
  planDecision: 'beslut-planen',
};

/** Returns the code that a new row of the setting gets. */
export function settingCode(key: SettingKey): string {
  return codes[key];
}

const keysByForm = new Map(
  settingKeys.flatMap((key) => [key, codes[key]].map((code) => [keyForm(code), key] as const)),
);

/** Returns the setting that a row's key names, in whatever case it is written; undefined when it names none. */
export function settingKeyOf(key: string): SettingKey | undefined {
  return keysByForm.get(keyForm(key));
}

/** Returns the value that a text stands for in the setting; undefined for a text that the setting cannot have. */
export function readSetting(key: SettingKey, text: string): Settings[SettingKey] {
  return readers[key](text.trim());
}

/**
 * Returns the row that counts for each setting: of several, the one with the lowest id, as of several rows with one code. A row of an
 * earlier version has another code than one that is typed today.
 */
export function countingRows(rows: readonly Setting[]): ReadonlyMap<SettingKey, Setting> {
  const byKey = new Map<SettingKey, Setting>();
  for (const row of rows.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const key = settingKeyOf(row.key);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, row);
  }
  return byKey;
}

/** Writes a value as the list holds it, in words and numbers that people read: `0,75`, `7, 1`, `svenska`. */
export function writtenSetting(key: SettingKey, value: Settings[SettingKey]): string {
  if (key === 'defaultLanguage') return languageWords[value as Language][0];
  if (Array.isArray(value)) return value.length === 0 ? (noDays[0] ?? '') : value.join(', ');
  return String(value ?? '').replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
}

/** Returns the settings that the rows give: the value of each row that counts and can be read. */
export function writtenSettings(rows: readonly Setting[]): Partial<Settings> {
  const read = [...countingRows(rows).values()].flatMap(({ key, value }) => {
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
