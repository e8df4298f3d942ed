import type { SettingKey } from '../../../domain/settings/setting';

/** What the page says about one setting. */
interface SettingWords {
  readonly name: string;
  /** What the setting decides, and from when a change counts. */
  readonly meaning: string;
  /** The values that it can have, as an order. */
  readonly allowed: string;
}

const settings: Readonly<Record<SettingKey, SettingWords>> = {
  municipalityName: {
    name: 'Kommunens namn',
    meaning: 'Står i rubriker, i meddelanden och i filer.',
    allowed: 'Skriv namnet som det ska stå, till exempel Granforsa kommun.',
  },
  timeZone: {
    name: 'Tidszon',
    meaning: 'Alla datum och klockslag gäller i den.',
    allowed: 'Skriv en tidszon, till exempel Europe/Stockholm.',
  },
  defaultLanguage: {
    name: 'Språk',
    meaning: 'Språket i kanaler, i filer och för den vars eget språk Jämna inte vet.',
    allowed: 'Skriv svenska, engelska eller finska.',
  },
  smallCountsBelow: {
    name: 'Små antal döljs under',
    meaning:
      'Siffror som handlar om färre personer än så visas bara för dem som ansvarar för målet. Gäller genast. Det som en omgång redan har dolt förblir dolt.',
    allowed: 'Skriv ett antal från 0 till 1000.',
  },
  partlyMetFrom: {
    name: 'Delvis uppfyllt från',
    meaning:
      'Så stor del av vägen från utgångsvärde till målvärde ska vara gången för att ett mål ska vara delvis uppfyllt. Gäller omgångar som öppnas efter ändringen.',
    allowed: 'Skriv ett tal från 0 till 1, till exempel 0,75, eller 75 %.',
  },
  remindDaysBefore: {
    name: 'Påminn så många dagar före',
    meaning: 'Den som inte har rapporterat får en påminnelse så många dagar före sista dagen.',
    allowed:
      'Skriv antal dagar med komma emellan, till exempel 7, 1. Skriv inga för ingen påminnelse.',
  },
  remindDaysAfter: {
    name: 'Påminn så många dagar efter',
    meaning: 'Den som inte har rapporterat får en påminnelse så många dagar efter sista dagen.',
    allowed:
      'Skriv antal dagar med komma emellan, till exempel 1, 7, 14. Skriv inga för ingen påminnelse.',
  },
  sendFromHour: {
    name: 'Skicka tidigast klockan',
    meaning: 'Jämna skickar meddelanden på arbetsdagar från den timmen.',
    allowed: 'Skriv en hel timme från 0 till 23, före timmen då sändningen slutar.',
  },
  sendToHour: {
    name: 'Skicka senast klockan',
    meaning: 'Jämna skickar meddelanden på arbetsdagar till den timmen.',
    allowed: 'Skriv en hel timme från 1 till 24, efter timmen då sändningen börjar.',
  },
  signedOn: {
    name: 'Deklarationen undertecknad',
    meaning: 'Dagen då kommunen undertecknade CEMR-deklarationen.',
    allowed: 'Skriv ett datum, till exempel 2026-03-08.',
  },
  signedDecision: {
    name: 'Beslut om undertecknande',
    meaning: 'Beslutet om att underteckna deklarationen.',
    allowed: 'Skriv beslutet, till exempel KF § 12.',
  },
  planAdoptedOn: {
    name: 'Handlingsplanen antagen',
    meaning: 'Dagen då handlingsplanen antogs.',
    allowed: 'Skriv ett datum, till exempel 2026-03-08.',
  },
  planDecision: {
    name: 'Beslut om handlingsplanen',
    meaning: 'Beslutet om att anta handlingsplanen.',
    allowed: 'Skriv beslutet, till exempel KF § 12.',
  },
};

const goals = (count: number) => (count === 1 ? '1 mål' : `${count} mål`);

/** The texts of the page Inställningar, in Swedish. */
export const settingsPage = {
  title: 'Inställningar',
  back: 'Tillbaka',
  intro:
    'Kommunens egna regler. Var och en är också en rad i listan Inställningar i SharePoint, och kan ändras där.',
  settings,
  toOrganisation: 'Öppna Organisation',
  empty: 'Inget angivet',
  isStandard: 'Förvalt',
  standard: (value: string) => `Förvalt: ${value}`,
  source: (source: string) => `Källa: ${source}`,
  cannot: 'Det värdet går inte att använda.',
  noHour: 'Då finns ingen timme att skicka på. Sändningen ska börja före den slutar.',
  unreadable: (written: string) =>
    `I listan står ”${written}”, som inte går att läsa. Därför gäller det förvalda.`,
  nameFirst: 'Skriv kommunens namn. Det står annars tomt i rubriker och filer.',
  change: (name: string) => `Ändra ${name}`,
  changeShort: 'Ändra',
  value: 'Värde',
  sourceField: 'Beslut eller källa (frivilligt)',
  useStandard: 'Använd det förvalda',
  save: 'Spara',
  cancel: 'Avbryt',
  conflict: (theirs: string) =>
    `Någon annan har ändrat inställningen till ”${theirs}” sedan du öppnade den. Det du skrev står kvar. Spara igen om det ska gälla.`,
  effect: {
    attainment: (round: string, before: string, after: string) =>
      `I ${round} vore ${after}. Nu är ${before}.`,
    counts: (met: number, partly: number, not: number) =>
      `${goals(met)} uppfyllda, ${partly} delvis uppfyllda och ${not} ej uppfyllda`,
    hidden: (round: string, before: number, after: number) =>
      `I ${round} har ${goals(after)} siffror under gränsen. Med det nuvarande värdet är det ${before}.`,
    reminders: (round: string, days: readonly string[]) =>
      days.length === 0
        ? `Om ${round} skickas inga påminnelser.`
        : `Om ${round} skickas påminnelser ${days.join(', ')}.`,
    unchanged: 'Det ändrar inget i den omgång som pågår eller senast avslutades.',
  },
  check: {
    title: 'Kontroll av uppsättningen',
    fine: 'Inget att åtgärda. Listorna är hela, och alla personer och kanaler är kända.',
    lists: 'Listor',
    listMissing: (list: string) => `Listan ${list} saknas.`,
    problem: {
      missing: (list: string, column: string) => `Kolumnen ${column} saknas i listan ${list}.`,
      'other-kind': (list: string, column: string) =>
        `Kolumnen ${column} i listan ${list} är av ett annat slag än Jämna behöver.`,
      'rich-text': (list: string, column: string) =>
        `Kolumnen ${column} i listan ${list} har gjorts om till formaterad text. Jämna läser den som text.`,
      'not-indexed': (list: string, column: string) =>
        `Kolumnen ${column} i listan ${list} saknar index, så vyerna går sönder när listan växer.`,
      'not-unique': (list: string, column: string) =>
        `Kolumnen ${column} i listan ${list} tillåter dubbletter.`,
      'missing-choice': (list: string, column: string) =>
        `Kolumnen ${column} i listan ${list} saknar ett val som Jämna skriver.`,
    },
    listsWayOut: (command: string) =>
      `Be den som sköter SharePoint-platsen att köra ${command}. Det lägger till det som saknas och ändrar inget annat.`,
    rows: 'Rader som inte räknas',
    rowsText: (count: number) =>
      count === 1
        ? 'En rad behöver rättas. Den står under Mitt, med vad som är fel.'
        : `${count} rader behöver rättas. De står under Mitt, med vad som är fel.`,
    people: 'Okända personer',
    person: (mail: string, body: string) => `${mail} (${body})`,
    peopleText: 'Ingen medarbetare har adressen, så ingen kan frågas eller påminnas där.',
    toMine: 'Gå till Mitt',
    channels: 'Nämndernas kanaler',
    channel: {
      known: 'kanalen är känd',
      'not-met':
        'Jämna når inte kanalen. Lägg till appen Jämna i teamet, eller i den privata kanalen.',
      unreadable:
        'länken leder inte till en kanal. Kopiera kanalens länk i Teams till nämndens rad i listan Organisation.',
      none: 'ingen kanal är angiven, så nämnden påminns inte i Teams. Kopiera kanalens länk till nämndens rad i listan Organisation.',
    },
  },
};
