/** A column of rows that are pasted from a spreadsheet. */
export interface ImportColumn<N extends string = string> {
  /** The name by which a fault points at the cell. */
  readonly name: N;
  readonly isRequired: boolean;
  /** What the column is headed in each language; the first is shown, all are understood. */
  readonly headers: Readonly<Record<'sv' | 'en' | 'fi', readonly [string, ...string[]]>>;
}

type Header = readonly [string, ...string[]];

function column<N extends string>(
  name: N,
  [sv, en, fi]: readonly [Header, Header, Header],
  required?: 'required',
): ImportColumn<N> {
  return { name, isRequired: required === 'required', headers: { sv, en, fi } };
}

/** The organisation, in the order that is taken where the rows have no header. */
export const organisationColumns = [
  column('key', [['Kod'], ['Code', 'Key'], ['Tunnus', 'Koodi']], 'required'),
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
  column('key', [['Kod'], ['Code', 'Key'], ['Tunnus', 'Koodi']], 'required'),
  column('title', [['Mål'], ['Goal'], ['Tavoite']], 'required'),
  column('body', [['Organ', 'Enhet'], ['Body'], ['Toimielin', 'Yksikkö']], 'required'),
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
] as const;

/** The names of the columns of an import. */
export type OrganisationColumn = (typeof organisationColumns)[number]['name'];
export type GoalColumn = (typeof goalColumns)[number]['name'];

type Choices<C extends string> = Readonly<Record<C, readonly [string, ...string[]]>>;

/** The words by which a choice is written in a cell, Swedish, English and Finnish; the first three are those languages'. */
export const kindWords: Choices<'council' | 'board' | 'administration' | 'division' | 'unit'> = {
  council: ['Kommunfullmäktige', 'Council', 'Kunnanvaltuusto', 'Valtuusto'],
  board: ['Nämnd', 'Board', 'Lautakunta', 'Styrelse', 'Kommunstyrelse', 'Kunnanhallitus'],
  administration: ['Förvaltning', 'Administration', 'Hallinto', 'Kontor'],
  division: ['Avdelning', 'Division', 'Osasto'],
  unit: ['Enhet', 'Unit', 'Yksikkö'],
};

/** What an indicator is measured in. */
export const measureWords: Choices<
  'percent' | 'points' | 'people' | 'count' | 'sek' | 'days' | 'hours'
> = {
  percent: ['Procent', 'Percent', 'Prosentti', '%', 'Prosenttia'],
  points: ['Poäng', 'Points', 'Pisteet'],
  people: ['Personer', 'People', 'Henkilöt', 'Henkilöä'],
  count: ['Antal', 'Count', 'Lukumäärä', 'Number'],
  sek: ['Kronor', 'SEK', 'Kruunut', 'kr', 'Kruunua'],
  days: ['Dagar', 'Days', 'Päivät', 'Päivää'],
  hours: ['Timmar', 'Hours', 'Tunnit', 'Tuntia'],
};

/** How an indicator is divided. */
export const splitWords: Choices<'women-men' | 'girls-boys' | 'total'> = {
  'women-men': ['Kvinnor och män', 'Women and men', 'Naiset ja miehet', 'Kvinnor/män'],
  'girls-boys': ['Flickor och pojkar', 'Girls and boys', 'Tytöt ja pojat', 'Flickor/pojkar'],
  total: ['Totalt', 'Total', 'Yhteensä'],
};

/** Which way is good. */
export const directionWords: Choices<'rising' | 'falling' | 'gap' | 'even'> = {
  rising: ['Ska öka', 'Rising', 'Nouseva', 'Öka', 'Ökande'],
  falling: ['Ska minska', 'Falling', 'Laskeva', 'Minska', 'Minskande'],
  gap: ['Skillnaden ska minska', 'Gap', 'Ero pienenee', 'Skillnad', 'Ero'],
  even: [
    'Mellan 40 och 60 procent',
    'Between 40 and 60 per cent',
    '40–60 prosenttia',
    '40–60',
    'Even',
  ],
};

/** The state of a goal. */
export const stateWords: Choices<'draft' | 'adopted' | 'closed'> = {
  draft: ['Utkast', 'Draft', 'Luonnos'],
  adopted: ['Fastställt', 'Adopted', 'Vahvistettu', 'Fastställd'],
  closed: ['Avslutat', 'Closed', 'Päättynyt', 'Avslutad'],
};
