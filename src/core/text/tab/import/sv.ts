/** The texts for reading a table of somebody's own, in Swedish. */
export const imports = {
  open: 'Importera mål',
  chooseFile: 'Välj fil',
  fileHint: 'Eller välj eller släpp en fil: Excel (.xlsx) eller CSV, högst 10 MB.',
  reading: 'Läser filen …',
  read: (name: string, rows: number) =>
    `${name}: ${rows === 1 ? '1 rad' : `${rows} rader`} med innehåll.`,
  pasted: 'Inklistrad tabell',
  another: 'Byt tabell',
  noRows: 'Det finns inga rader i filen. Välj en annan fil.',
  whichSheet: 'Filen har flera blad. Vilket ska läsas?',
  sheet: (name: string, rows: number) => `${name} (${rows === 1 ? '1 rad' : `${rows} rader`})`,
  fraction: (column: string, written: string, meant: string) =>
    `${column}: står ${written} för ${meant} %?`,
  isFraction: (meant: string) => `Ja, läs som ${meant} %`,
  isPercent: (written: string) => `Nej, läs som ${written} %`,
  mapping: 'Så har kolumnerna lästs',
  leftAlone: 'Läses inte',
  column: (index: number) => `Kolumn ${index}`,
  skipped: (rows: string) => `Rader som inte är data och inte sparas: ${rows}.`,
  readAs: 'Läst som',
  meant: (word: string) => `Byt till ${word}`,
  allowed: (words: string) => `Det här kan stå: ${words}.`,
  writeGood: (count: number) =>
    count === 1 ? 'Spara 1 rad som går att läsa' : `Spara ${count} rader som går att läsa`,
  takeBack: (name: string) => `Ta tillbaka ${name}`,
  kept: (time: string) =>
    `Tabellen finns kvar på den här enheten (${time}). Den är inte importerad än.`,
  notKept:
    'Tabellen kan inte behållas på den här enheten. Spara raderna innan du stänger fönstret.',
  isReadAsFraction: (column: string) => `${column}: tal under 1 läses som andelar, 0,5 är 50 %.`,
  isReadAsPercent: (column: string) => `${column}: tal under 1 läses som procent, 0,5 är 0,5 %.`,
  takeAnswerBack: 'Ångra svaret',
  several: (column: string, headers: string) =>
    `Flera kolumner kan vara ${column}: ${headers}. Välj vad var och en ska läsas som.`,
  show: 'Visa rader',
  all: 'Alla',
  noneShown: 'Inga rader att visa här.',
  grid: 'Raderna i tabellen',
  keys: 'Flytta med piltangenterna. Enter eller F2 ändrar en cell, Esc ångrar, Alt+Enter ger en ny rad i cellen.',
  readAsColumn: (column: string) => `${column}: läs som`,
  cell: (column: string, line: number) => `${column}, rad ${line}`,
  row: (line: number) => `Rad ${line}`,
  addColumn: (column: string) => `Lägg till kolumnen ${column}`,
  isChecked: 'Kontrolleras …',
  rowsShown: (first: number, last: number, all: number) => `${first}–${last} av ${all} rader`,
  previousRows: 'Föregående',
  nextRows: 'Nästa',
  notData: {
    title: 'Rubrik, sparas inte',
    sum: 'Summa, sparas inte',
    heading: 'Rubriker igen, sparas inte',
    unread: 'Inget att läsa, sparas inte',
  },
  skippedRows: 'Inga data',
  unreadRows: 'Inget att läsa',
  isKept: 'Tom cell: det som är sparat ändras inte',
  was: (before: string) => `Förut ${before}`,
  wasEmpty: 'Förut tomt',
  whichPerson: (written: string) => `Vem är ${written}?`,
  morePeople: 'Fler har det namnet. Skriv e-postadressen i cellen om ingen av dem är rätt.',
  missing: (count: number) =>
    count === 1
      ? '1 rad finns sparad men inte i tabellen. Den lämnas som den är.'
      : `${count} rader finns sparade men inte i tabellen. De lämnas som de är.`,
  moreMissing: (count: number) => `och ${count} till`,
  reason: 'Varför ändras de antagna målen?',
  reasonHint: 'Skälet sparas med varje antaget mål som ändras.',
  whatIsSaved: 'Vad som sparades',
  moreRows: (count: number) => `och ${count} till`,
  savedAs: { new: 'ny', changed: 'ändrad' },
  undo: 'Ångra importen',
  undoAsk:
    'Ska importen ångras? Nya rader tas bort, och ändrade rader blir som de var före importen. Rader som någon har ändrat efter importen lämnas som de är. Tabellen blir kvar här, så att du kan rätta den och spara igen.',
  keepSaved: 'Behåll det som sparats',
  undone: {
    whole: 'Importen är ångrad.',
    removed: (count: number) =>
      count === 1 ? '1 ny rad är borttagen.' : `${count} nya rader är borttagna.`,
    restored: (count: number) =>
      count === 1
        ? '1 ändrad rad är som före importen.'
        : `${count} ändrade rader är som före importen.`,
    left: (count: number) =>
      count === 1 ? '1 rad lämnades som den är:' : `${count} rader lämnades som de är:`,
    changedSince: (by: string | undefined) =>
      by === undefined ? 'ändrad efter importen' : `ändrad efter importen av ${by}`,
    inUse: 'annat hör till den och måste tas bort först',
    noVersions: 'listan har inte kvar vad som stod före importen',
  },
  problems: {
    'too-large': 'Filen är större än 10 MB. Spara bladet med målen i en egen fil.',
    'unpacks-too-large':
      'Filen innehåller för mycket för att läsas. Spara bladet med målen i en egen fil.',
    'old-excel': 'Filen är i ett äldre Excelformat. Öppna den i Excel och spara den som .xlsx.',
    locked: 'Filen är skyddad med lösenord. Spara en kopia utan lösenord.',
    'not-a-table': 'Filen är varken en Excelfil (.xlsx) eller en CSV-fil.',
    damaged: 'Filen går inte att läsa. Öppna den i Excel, spara den på nytt och försök igen.',
    'too-slow': 'Det tog för lång tid att läsa filen. Spara bladet med målen i en egen fil.',
  },
};
