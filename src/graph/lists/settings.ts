import { definedOnly } from '../../core/domain/base/defined';
import { defaultSettings, type Settings } from '../../core/domain/settings/settings';
import { required } from '../columns/cells';
import { keyColumn, traceColumns, type ListDescription } from '../columns/description';
import type { ListMap } from '../columns/list-map';

/** One row of Inställningar. */
export interface SettingRow {
  readonly id: string;
  /** A property of `Settings`. */
  readonly key: string;
  readonly value: string;
  readonly source?: string;
}

/** Inställningar: the municipality's own rules, one row a rule. */
const description: ListDescription = {
  name: 'settings',
  displayName: 'Inställningar',
  description: 'Kommunens egna regler för Jämna. Det som inte står här har sitt förvalda värde.',
  titleDisplayName: 'Inställning',
  columns: [
    keyColumn('Kod', 'Inställningens namn. Ändra det inte.'),
    { kind: 'note', name: 'SettingValue', displayName: 'Värde' },
    { kind: 'note', name: 'SettingSource', displayName: 'Källa' },
    ...traceColumns,
  ],
  views: [
    {
      name: 'Inställningar',
      columns: ['Title', 'SettingValue', 'SettingSource', 'Key'],
      orderBy: [{ column: 'Title', ascending: true }],
      isDefault: true,
    },
  ],
  pills: {},
};

/** What the list holds; the first process leaders are the administrator's to name, not the list's. */
type Rule = Exclude<keyof Settings, 'firstProcessLeaders'>;

const words: Readonly<Record<Rule, string>> = {
  municipalityName: 'Kommunens namn',
  timeZone: 'Tidszon',
  defaultLanguage: 'Språk',
  smallCountsBelow: 'Antal personer som döljs, under',
  partlyMetFrom: 'Delvis uppfyllt från andel av vägen (0–1)',
  remindDaysBefore: 'Påminn dagar före',
  remindDaysAfter: 'Påminn dagar efter',
  sendFromHour: 'Skicka från klockan',
  sendToHour: 'Skicka till klockan',
  signedOn: 'Deklarationen undertecknad',
  signedDecision: 'Beslut om undertecknande',
  planAdoptedOn: 'Handlingsplanen antagen',
  planDecision: 'Beslut om handlingsplanen',
};

/** Inställningar ↔ rows of settings. */
export const settings: ListMap<SettingRow> = {
  description,
  keyOf: (row) => row.key,
  read: (cells, id) => ({
    ...definedOnly({ source: cells.text('SettingSource') }),
    id,
    key: required(cells.text('Key'), 'Kod'),
    value: cells.text('SettingValue') ?? '',
  }),
  write: (row) => ({
    Key: row.key,
    Title: Object.entries(words).find(([key]) => key === row.key)?.[1] ?? row.key,
    SettingValue: row.value,
    SettingSource: row.source,
  }),
};

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

const readers: { readonly [K in Rule]-?: Read<Exclude<Settings[K], undefined>> } = {
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

/** The rules that hold: what the rows say, and the default where they say nothing that can be read. */
export function settingsFrom(rows: readonly SettingRow[]): Settings {
  const said = new Map(rows.map((row) => [row.key, row.value.trim()]));
  const read = Object.entries(readers).map(([key, reader]) => {
    const text = said.get(key);
    return [key, text === undefined ? undefined : reader(text)] as const;
  });
  return {
    ...defaultSettings,
    ...Object.fromEntries(read.filter(([, value]) => value !== undefined)),
  };
}
