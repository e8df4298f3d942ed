import { defaultSettings, type Settings } from './settings';

/** One rule of the municipality as its row in the list Inställningar holds it. */
export interface Setting {
  readonly id: string;
  /** A property of `Settings`; rows with another key are kept and read as nothing. */
  readonly key: string;
  readonly value: string;
  /** Where the municipality has decided it. */
  readonly source?: string;
}

/** The settings that the list holds. The first process leaders come from the environment. */
export type SettingKey = Exclude<keyof Settings, 'firstProcessLeaders'>;

type Read<T> = (text: string) => T | undefined;

const anyText: Read<string> = (text) => (text === '' ? undefined : text);
const date: Read<string> = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);
const language: Read<Settings['defaultLanguage']> = (text) =>
  (['sv', 'en', 'fi'] as const).find((known) => known === text);

function between(least: number, greatest: number): Read<number> {
  return (text) => {
    const number = text === '' ? NaN : Number(text.replace(',', '.'));
    return number >= least && number <= greatest ? number : undefined;
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
  municipalityName: anyText,
  timeZone: zone,
  defaultLanguage: language,
  smallCountsBelow: between(0, 1000),
  partlyMetFrom: between(0, 1),
  remindDaysBefore: days,
  remindDaysAfter: days,
  sendFromHour: between(0, 23),
  sendToHour: between(1, 24),
  signedOn: date,
  signedDecision: anyText,
  planAdoptedOn: date,
  planDecision: anyText,
};

/** The settings of the municipality: each row's value where it can be read, the default otherwise. */
export function settingsFrom(rows: readonly Setting[]): Settings {
  const texts = new Map(rows.map((row) => [row.key, row.value.trim()]));
  const read = Object.entries(readers).map(([key, reader]) => {
    const text = texts.get(key);
    return [key, text === undefined ? undefined : reader(text)] as const;
  });
  return {
    ...defaultSettings,
    ...Object.fromEntries(read.filter(([, value]) => value !== undefined)),
  };
}
