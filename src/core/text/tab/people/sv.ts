/** The words with which people choose who has a role, in Swedish. */
export const people = {
  change: {
    manager: 'Byt chef',
    substitute: 'Byt ersättare',
    secretary: 'Byt nämndsekreterare',
    processLeader: 'Byt processledare',
    reporter: 'Byt rapportör',
  },
  appoint: {
    manager: 'Utse chef',
    substitute: 'Utse ersättare',
    secretary: 'Utse nämndsekreterare',
    processLeader: 'Utse processledare',
    reporter: 'Utse rapportör',
  },
  unfoundText:
    'Den som inte är angiven, eller inte finns i katalogen, ser inte sina mål under Mitt heller. Välj en person här.',
  search: 'Sök på namn eller e-postadress',
  hint: 'Skriv minst två bokstäver.',
  searching: 'Söker …',
  found: (count: number) => (count === 1 ? '1 person passar.' : `${count} personer passar.`),
  more: 'Fler passar. Skriv mer av namnet.',
  nobody: (text: string) =>
    `Ingen i kommunens katalog passar på ”${text}”. Kontrollera stavningen, eller skriv hela e-postadressen.`,
  forbidden: 'Jämna får inte söka i kommunens katalog. Skriv hela e-postadressen.',
  unavailable: 'Katalogen svarar inte. Skriv hela e-postadressen, eller försök igen om en stund.',
  readAs: (mail: string) => `Adressen läses som ${mail}.`,
  hidden: (characters: string) => `Tecken som inte syns togs bort: ${characters}.`,
  save: 'Spara',
  cancel: 'Avbryt',
  leaveToManager: 'Låt den som ansvarar för enheten rapportera',
  remove: 'Ta bort',
  saved: 'Sparat. Den som berörs får veta det i Teams.',
  declined: (name: string) => `${name} säger att hen inte ansvarar för målet.`,
  declinedBecause: (name: string, reason: string) =>
    `${name} säger att hen inte ansvarar för målet: ${reason}`,
  declinedMark: 'Inte jag',
  somebody: 'Den som tillfrågades',
  standsInFor: (name: string) => `ersätter ${name}, som är borta`,
};
