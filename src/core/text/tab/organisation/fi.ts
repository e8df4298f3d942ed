import type { organisation as sv } from './sv';

/** The texts of the page Organisation, in Finnish. */
export const organisation: typeof sv = {
  title: 'Organisaatio',
  open: 'Organisaatio',
  back: 'Takaisin tavoitteisiin',
  textLeader:
    'Lisää, nimeä uudelleen, siirrä ja päätä lautakuntia ja yksiköitä, ja valitse vastuuhenkilöt. Päättyneen tavoitteet ja historia säilyvät, ja ne näkyvät Tavoitteissa vuosittain.',
  textManager: 'Valitse, kuka sijaistaa sinua ja milloin.',
  ended: (date) => `Päättyi ${date}`,
  ends: (date) => `Päättyy ${date}`,
  away: (name) => `${name} on poissa. Kysymys menee sijaiselle.`,
  role: {
    manager: 'Päällikkö',
    substitute: 'Sijainen',
    secretary: 'Lautakunnan sihteeri',
    processLeader: 'Prosessinjohtaja',
  },
  nobody: 'ei ketään',
  unknown: 'ei ole hakemistossa',
  goals: (count) => (count === 1 ? '1 tavoite' : `${count} tavoitetta`),
  change: 'Muuta nimeä, paikkaa tai viimeistä päivää',
  absence: 'Päällikön poissaolo',
  absentFrom: 'Poissa alkaen',
  absentTo: 'asti',
  name: 'Nimi',
  parent: 'Kuuluu',
  none: 'Ei mihinkään (ylin)',
  lastDay: 'Viimeinen päivä',
  lastDayHint: 'Jätä tyhjäksi, jos se ei pääty. Tavoitteet eivät siirry muualle.',
  add: 'Lisää lautakunta tai yksikkö',
  key: 'Koodi',
  keyHint: 'Lyhyt ja yksilöllinen, esimerkiksi BUN tai BUN-F. Sitä ei muuteta jälkikäteen.',
  kind: 'Taso',
  save: 'Tallenna',
  cancel: 'Peruuta',
};
