import type { Language } from '../../domain/base/language';
import { goals as goalsEn } from './goals/en';
import { goals as goalsFi } from './goals/fi';
import { goals as goalsSv } from './goals/sv';
import { organisation as organisationEn } from './organisation/en';
import { organisation as organisationFi } from './organisation/fi';
import { organisation as organisationSv } from './organisation/sv';
import type { ChoiceWords } from './base/words';

type Header = readonly [string, ...string[]];

/** A column of rows that are pasted from a spreadsheet. */
export interface ImportColumn<N extends string = string> {
  /** The name by which a fault points at the cell. */
  readonly name: N;
  readonly isRequired: boolean;
  /** What the column is headed in each language; the first is shown, all are understood. */
  readonly headers: Readonly<Record<Language, Header>>;
}

function column<N extends string>(
  name: N,
  [sv, en, fi]: readonly [Header, Header, Header],
  required?: 'required',
): ImportColumn<N> {
  return { name, isRequired: required === 'required', headers: { sv, en, fi } };
}

/** The organisation, in the order that is taken where the rows have no header. */
export const organisationColumns = [
  column('key', [['Kod'], ['Code', 'Key'], ['Tunnus', 'Koodi']]),
  column('name', [['Namn'], ['Name'], ['Nimi']], 'required'),
  column('kind', [['Nivå', 'Typ'], ['Level', 'Kind'], ['Taso']], 'required'),
  column('parent', [
    ['Hör till', 'Överordnad'],
    ['Belongs to', 'Parent'],
    ['Kuuluu', 'Yläyksikkö'],
  ]),
  column('manager', [['Chef'], ['Manager', 'Head'], ['Päällikkö', 'Esihenkilö']]),
  column('substitute', [['Ersättare'], ['Substitute', 'Deputy'], ['Sijainen']]),
  column('secretary', [['Nämndsekreterare', 'Sekreterare'], ['Secretary'], ['Sihteeri']]),
  column('processLeaders', [['Processledare'], ['Process leaders'], ['Prosessinjohtajat']]),
  column('channel', [
    ['Teamskanal', 'Kanal'],
    ['Teams channel', 'Channel'],
    ['Teams-kanava', 'Kanava'],
  ]),
  column('validFrom', [['Gäller från'], ['Valid from'], ['Voimassa alkaen']]),
  column('validTo', [['Gäller till'], ['Valid to'], ['Voimassa saakka']]),
] as const;

/** Goals, in the order that is taken where the rows have no header. */
export const goalColumns = [
  column('key', [['Kod'], ['Code', 'Key'], ['Tunnus', 'Koodi']]),
  column('title', [['Mål'], ['Goal'], ['Tavoite']], 'required'),
  column(
    'body',
    [
      ['Organ', 'Enhet', 'Nämnd', 'Förvaltning'],
      ['Body', 'Board', 'Administration'],
      ['Toimielin', 'Yksikkö', 'Lautakunta', 'Hallinto'],
    ],
    'required',
  ),
  column('parentGoal', [
    ['Härlett ur'],
    ['Derived from', 'Parent goal'],
    ['Johdettu tavoitteesta'],
  ]),
  column('indicator', [['Indikator'], ['Indicator'], ['Indikaattori']]),
  column('measure', [['Mäts i'], ['Measured in', 'Measure'], ['Mittayksikkö']]),
  column('unit', [['Enhetsord'], ['Unit word', 'Unit'], ['Yksikön nimi']]),
  column('split', [['Uppdelning'], ['Split'], ['Jaottelu']]),
  column('direction', [['Riktning'], ['Direction'], ['Suunta']]),
  column('decimals', [['Decimaler'], ['Decimals'], ['Desimaalit']]),
  column('baselineWomen', [
    ['Utgångsvärde kvinnor', 'Utgångsvärde kvinnor eller flickor', 'Utgångsvärde flickor'],
    ['Baseline women', 'Baseline women or girls', 'Baseline girls'],
    ['Lähtöarvo naiset', 'Lähtöarvo naiset tai tytöt', 'Lähtöarvo tytöt'],
  ]),
  column('baselineMen', [
    ['Utgångsvärde män', 'Utgångsvärde män eller pojkar', 'Utgångsvärde pojkar'],
    ['Baseline men', 'Baseline men or boys', 'Baseline boys'],
    ['Lähtöarvo miehet', 'Lähtöarvo miehet tai pojat', 'Lähtöarvo pojat'],
  ]),
  column('baselineTotal', [['Utgångsvärde totalt'], ['Baseline total'], ['Lähtöarvo yhteensä']]),
  column('baselineYear', [['Utgångsår'], ['Baseline year'], ['Lähtövuosi']]),
  column('target', [['Målvärde'], ['Target'], ['Tavoitearvo']]),
  column('targetOn', [['Ska vara nått'], ['Target date'], ['Tavoitepäivä']]),
  column('reporter', [['Rapporteras av'], ['Reported by', 'Reporter'], ['Raportoija']]),
  column('source', [['Källa'], ['Source'], ['Lähde']]),
  column('state', [['Tillstånd'], ['State'], ['Tila']]),
  column('targetWomen', [
    ['Målvärde kvinnor', 'Målvärde kvinnor eller flickor', 'Målvärde flickor'],
    ['Target women', 'Target women or girls', 'Target girls'],
    ['Tavoitearvo naiset', 'Tavoitearvo naiset tai tytöt', 'Tavoitearvo tytöt'],
  ]),
  column('targetMen', [
    ['Målvärde män', 'Målvärde män eller pojkar', 'Målvärde pojkar'],
    ['Target men', 'Target men or boys', 'Target boys'],
    ['Tavoitearvo miehet', 'Tavoitearvo miehet tai pojat', 'Tavoitearvo pojat'],
  ]),
] as const;

/** The names of the columns of an import. */
export type OrganisationColumn = (typeof organisationColumns)[number]['name'];
export type GoalColumn = (typeof goalColumns)[number]['name'];

/** The words by which each value of a choice may be written. */
export type Choices<V extends string> = Readonly<Record<V, readonly string[]>>;

/** The words of the list in each language, and others that people write in a spreadsheet. */
function choices<V extends string>(
  inLanguages: readonly ChoiceWords<V>[],
  others: Partial<Record<V, readonly string[]>>,
): Choices<V> {
  const [first] = inLanguages;
  // The keys of a ChoiceWords<V> are V.
  const values = Object.keys(first ?? {}) as V[];
  const wordsOf = (value: V): readonly string[] => [
    ...inLanguages.map((words) => words[value]),
    ...(others[value] ?? []),
  ];
  const entries = values.map((value): [V, readonly string[]] => [value, wordsOf(value)]);
  return Object.fromEntries(entries) as Choices<V>;
}

/** The words for the kind of a body. */
export const kindChoices = choices(
  [organisationSv.kind, organisationEn.kind, organisationFi.kind],
  {
    council: ['Council', 'Valtuusto'],
    board: ['Styrelse', 'Kommunstyrelse', 'Kunnanhallitus'],
    administration: ['Kontor'],
  },
);

/** The words for what an indicator is measured in. */
export const measureChoices = choices([goalsSv.measure, goalsEn.measure, goalsFi.measure], {
  percent: ['%', 'Prosenttia'],
  change: ['Förändring', 'Change', 'Muutos'],
  ratio: ['Kvot', 'Kvinnor i procent av män', 'Ratio', 'Suhde'],
  people: ['Henkilöä'],
  count: ['Number'],
  sek: ['kr', 'Kruunua'],
  days: ['Päivää'],
  hours: ['Tuntia'],
});

/** The words for how an indicator is divided. */
export const splitChoices = choices([goalsSv.split, goalsEn.split, goalsFi.split], {
  'women-men': ['Kvinnor/män'],
  'girls-boys': ['Flickor/pojkar'],
});

/** The words for which way is good. */
export const directionChoices = choices([goalsSv.direction, goalsEn.direction, goalsFi.direction], {
  rising: ['Öka', 'Ökande'],
  falling: ['Minska', 'Minskande'],
  near: ['Nära målvärdet', 'Närmare', 'Near'],
  gap: ['Skillnad', 'Ero'],
  even: ['40–60', 'Even'],
});

/** The words for the state of a goal. */
export const goalStateChoices = choices([goalsSv.state, goalsEn.state, goalsFi.state], {
  proposed: ['Föreslagen'],
  adopted: ['Fastställd'],
  closed: ['Avslutad'],
});
