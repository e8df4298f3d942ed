/** The texts for reading a table of somebody's own, in Swedish. */
export const imports = {
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
