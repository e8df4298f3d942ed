import { goalPage } from './goal-page-sv';

/** The texts of the page Mål, in Swedish: the cascade, one goal, and the set-up of an empty organisation. */
export const goals = {
  title: 'Mål',
  intro: (municipality: string) =>
    municipality === ''
      ? 'Jämställdhetsmålen, nivå för nivå'
      : `Jämställdhetsmålen i ${municipality}, nivå för nivå`,
  search: 'Sök mål, nämnd eller enhet',
  found: (count: number) => (count === 1 ? 'En träff' : `${count} träffar`),
  foundNone: (text: string) => `Inget mål och ingen enhet passar ”${text}”.`,
  onlyLacking: 'Bara de som saknar mätbart mål',
  lackingCount: (count: number) => {
    if (count === 0) return 'Alla nämnder, förvaltningar och enheter har ett mätbart mål';
    if (count === 1) return 'En del av organisationen saknar mätbart mål';
    return `${count} delar av organisationen saknar mätbart mål`;
  },
  tree: 'Organisationen och dess mål',
  withoutBody: 'Mål vars organ är borta',
  withoutBodyText:
    'Raden för organet är borta ur listan Organisation eller går inte att läsa. Skriv in den igen med samma kod, rätta den, eller ge målen ett annat organ i listan Mål.',
  lacks: 'Saknar mätbart mål',
  lacksAction: 'Visa vad som behövs',
  expandAll: 'Öppna alla nivåer',
  collapseAll: 'Stäng alla nivåer',
  choose: 'Välj ett mål i listan så visas det här.',
  notMeasurable: 'Ännu inte mätbart',
  goalCount: (count: number) => (count === 1 ? '1 mål' : `${count} mål`),
  manager: (name: string) => `Ansvarig chef: ${name}`,
  noManager: 'Ingen chef är angiven',
  ended: 'Avslutade nämnder och enheter',
  endedIn: (year: string) => `Upphörde ${year}`,
  replacedBy: (name: string) => `Ersätts av ${name}.`,
  countedAt: (board: string) => `räknas hos ${board}`,
  endedOn: (date: string) => `Upphörde ${date}. Målen och deras utfall finns kvar.`,
  write: 'Skriv ett mål',
  change: 'Ändra målet',
  record: 'Öppna målet',
  backToList: 'Till listan',
  body: {
    lacksText:
      'Varje nämnd, förvaltning, avdelning och enhet ska ha minst ett mätbart jämställdhetsmål: indikator, utgångsvärde, målvärde och måldatum.',
    hasNone: 'Här finns inget mål än.',
    missing: (what: string) => `saknar ${what}`,
    askLeader: 'En processledare kan hjälpa till att formulera målet.',
    paste: 'Lägg in mål',
  },
  page: goalPage,
  detail: {
    above: 'Bygger på',
    below: 'Nedbrutet i',
    noneAbove: 'Det här är kommunens övergripande mål.',
    noneBelow: 'Inget mål bygger på det här än.',
    indicator: 'Indikator',
    direction: 'Vad som är bra',
    source: 'Källa',
    history: 'Utfall över tid',
    unaccepted: 'Inte godtagen',
    noHistory: 'Inget utfall är rapporterat än.',
    missing: (list: string) => `För att bli mätbart saknar målet ${list}.`,
    orParts: 'Det kan också mätas genom delmål: mål för samma organ som bygger på det.',
    historyOfParts: 'Utfallen finns hos varje delmål.',
    ownParts: 'Delmål',
    parts: (count: number, met?: number) => {
      if (met !== undefined) return `Uppfyllt när alla delmål är uppfyllda: ${met} av ${count}.`;
      return count === 1
        ? 'Uppfyllt när delmålet är uppfyllt.'
        : `Uppfyllt när alla ${count} delmål är uppfyllda.`;
    },
  },
  setUp: {
    title: 'Lägg in kommunens organisation och mål',
    intro:
      'Klistra in från ett kalkylblad. Ingenting sparas förrän du har sett hur raderna har lästs.',
    step: (now: number, all: number) => `Steg ${now} av ${all}`,
    organisation: 'Organisation',
    goals: 'Mål',
    othersEmpty: {
      title: 'Här visas kommunens mål',
      text: 'En processledare lägger först in organisationen och målen.',
    },
    columns: 'Vilka kolumner som ska finnas, med ett exempel',
    required: 'krävs',
    meanings: {
      organisation: {
        key: 'En kort, unik kod, till exempel BUN.',
        name: 'Som den heter.',
        kind: 'Kommunfullmäktige, nämnd, förvaltning, avdelning eller enhet.',
        parent: 'Koden för nivån ovanför. Bara kommunfullmäktige saknar den.',
        manager: 'Chefens e-postadress.',
        substitute: 'Ersättarens e-postadress.',
        secretary: 'Nämndsekreterarens e-postadress.',
        processLeaders: 'Processledarnas e-postadresser, på kommunfullmäktiges rad.',
        channel: 'Länken till nämndens kanal i Teams (Hämta länk till kanal).',
        validFrom: 'Första dagen, om den inte redan finns.',
        validTo: 'Sista dagen, om den ska upphöra.',
      },
      goals: {
        key: 'En kort, unik kod, till exempel BUN-1.',
        title: 'Målet med egna ord.',
        body: 'Koden för nämnden, förvaltningen eller enheten som äger målet.',
        parentGoal: 'Koden för målet på nivån ovanför.',
        indicator: 'Vad som mäts.',
        measure:
          'Procent, förändring i procent, kvinnors värde i procent av mäns, poäng, personer, antal, kronor, dagar eller timmar.',
        unit: 'Ordet efter värdet, om måttet inte säger det.',
        split: 'Kvinnor och män, flickor och pojkar eller totalt.',
        direction:
          'Ska öka, ska minska, närmare målvärdet, skillnaden ska minska eller mellan 40 och 60 procent.',
        decimals: 'Antal decimaler, 0 till 3.',
        baselineWomen: 'Utgångsvärdet för kvinnor eller flickor.',
        baselineMen: 'Utgångsvärdet för män eller pojkar.',
        baselineTotal: 'Utgångsvärdet när det inte är uppdelat.',
        baselineYear: 'Vilket år utgångsvärdet gäller.',
        target: 'Värdet som ska nås.',
        targetOn: 'Datumet då det ska vara nått, till exempel 2027-12-31.',
        reporter: 'E-postadress, om någon annan än chefen rapporterar.',
        source: 'Varifrån värdena kommer.',
        state: 'Utkast, fastställt eller avslutat.',
        targetWomen: 'Värdet som kvinnor eller flickor ska nå, när könen har olika målvärden.',
        targetMen: 'Värdet som män eller pojkar ska nå, när könen har olika målvärden.',
      },
    },
    examples: {
      organisation: [
        [
          'KF',
          'Kommunfullmäktige',
          'Kommunfullmäktige',
          '',
          '',
          '',
          '',
          'processledare@kommun.example',
        ],
        [
          'BUN',
          'Barn- och utbildningsnämnden',
          'Nämnd',
          'KF',
          '',
          '',
          'sekreterare@kommun.example',
        ],
        ['BUF', 'Barn- och utbildningsförvaltningen', 'Förvaltning', 'BUN', 'chef@kommun.example'],
      ],
      goals: [
        [
          'KF-1',
          'Resurserna fördelas rättvist mellan kvinnor och män, flickor och pojkar',
          'KF',
          '',
          'Andel beslut med jämställdhetsanalys',
          'Procent',
          '',
          'Totalt',
          'Ska öka',
          '0',
          '',
          '',
          '15',
          '2023',
          '100',
          '2027-12-31',
        ],
        [
          'BUN-1',
          'Flickor och pojkar når gymnasieexamen i samma utsträckning',
          'BUN',
          'KF-1',
          'Examen inom fyra år',
          'Procent',
          '',
          'Flickor och pojkar',
          'Skillnaden ska minska',
          '1',
          '83',
          '79',
          '',
          '2024',
          '2',
          '2027-12-31',
        ],
      ],
    },
    example: 'Exempel att utgå från',
    copyExample: 'Kopiera exemplet',
    copied: 'Kopierat. Klistra in det i ett kalkylblad.',
    paste: 'Klistra in raderna här',
    pasteHint: 'Markera i kalkylbladet, kopiera och klistra in. Rubrikraden får följa med.',
    check: 'Kontrollera raderna',
    checking: 'Kontrollerar …',
    write: (count: number) => (count === 1 ? 'Spara 1 rad' : `Spara ${count} rader`),
    written: (count: number) => (count === 1 ? '1 rad är sparad.' : `${count} rader är sparade.`),
    stopped: {
      why: 'Importen stoppades, eftersom SharePoint inte svarade som det ska.',
      written: (count: number) => (count === 1 ? '1 rad är sparad.' : `${count} rader är sparade.`),
      unchanged: (count: number) =>
        count === 1 ? '1 rad fanns redan.' : `${count} rader fanns redan.`,
      notWritten: (count: number) =>
        count === 1 ? '1 rad är inte sparad.' : `${count} rader är inte sparade.`,
      unknown: (count: number) =>
        count === 1
          ? 'För 1 rad är det oklart om den sparades.'
          : `För ${count} rader är det oklart om de sparades.`,
      again:
        'Spara igen om en stund: det som redan är sparat lämnas, bara nya och ändrade rader som saknas sparas.',
    },
    nothingNew: 'Alla rader finns redan. Inget behöver sparas.',
    moreRefused: (count: number) =>
      `Felen visas för de första raderna. ${count === 1 ? 'En rad' : `${count} rader`} till går inte att läsa; rätta de här först.`,
    refused: (count: number) =>
      count === 1
        ? 'En rad går inte att läsa. Rätta den här nedanför.'
        : `${count} rader går inte att läsa. Rätta dem här nedanför.`,
    ready: (fresh: number, same: number) =>
      `${fresh === 1 ? '1 ny rad' : `${fresh} nya rader`}${same === 0 ? '' : `, ${same} finns redan`}. Allt går att läsa.`,
    changing: (count: number) =>
      count === 0 ? '' : count === 1 ? '1 rad ändras.' : `${count} rader ändras.`,
    line: 'Rad',
    name: 'Namn',
    outcome: 'Resultat',
    outcomes: {
      new: 'Ny',
      changed: 'Ändras',
      same: 'Finns redan',
      refused: 'Går inte att läsa',
      waiting: 'Väntar på raden ovanför',
    },
    toGoals: 'Fortsätt till mål',
    writeInstead: 'Skriv ett mål i stället',
    finish: 'Klar',
    tooMany: 'Klistra in högst 3 000 rader åt gången.',
    empty: 'Klistra in minst en rad.',
    showRefusedOnly: 'Visa bara rader som inte går att läsa',
  },
};
