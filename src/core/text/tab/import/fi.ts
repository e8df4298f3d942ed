import type { imports as sv } from './sv';

/** The texts for reading a table of somebody's own, in Finnish. */
export const imports: typeof sv = {
  chooseFile: 'Valitse tiedosto',
  fileHint: 'Tai valitse tai pudota tiedosto: Excel (.xlsx) tai CSV, enintään 10 Mt.',
  reading: 'Luetaan tiedostoa …',
  read: (name, rows) =>
    `${name}: ${rows === 1 ? '1 rivi, jolla' : `${rows} riviä, joilla`} on sisältöä.`,
  pasted: 'Liitetty taulukko',
  another: 'Vaihda taulukko',
  noRows: 'Tiedostossa ei ole rivejä. Valitse toinen tiedosto.',
  whichSheet: 'Tiedostossa on useita taulukoita. Mikä niistä luetaan?',
  sheet: (name, rows) => `${name} (${rows === 1 ? '1 rivi' : `${rows} riviä`})`,
  fraction: (column, written, meant) => `${column}: tarkoittaako ${written} arvoa ${meant} %?`,
  isFraction: (meant) => `Kyllä, lue arvona ${meant} %`,
  isPercent: (written) => `Ei, lue arvona ${written} %`,
  mapping: 'Näin sarakkeet on luettu',
  leftAlone: 'Ei lueta',
  column: (index) => `Sarake ${index}`,
  skipped: (rows) => `Rivit, joilla ei ole tietoja ja joita ei tallenneta: ${rows}.`,
  readAs: 'Luettu arvona',
  meant: (word) => `Vaihda: ${word}`,
  allowed: (words) => `Tässä voi olla: ${words}.`,
  writeGood: (count) =>
    count === 1 ? 'Tallenna 1 luettava rivi' : `Tallenna ${count} luettavaa riviä`,
  problems: {
    'too-large':
      'Tiedosto on suurempi kuin 10 Mt. Tallenna tavoitteiden taulukko omaan tiedostoonsa.',
    'unpacks-too-large':
      'Tiedostossa on liikaa luettavaa. Tallenna tavoitteiden taulukko omaan tiedostoonsa.',
    'old-excel':
      'Tiedosto on vanhassa Excel-muodossa. Avaa se Excelissä ja tallenna .xlsx-muodossa.',
    locked: 'Tiedosto on suojattu salasanalla. Tallenna kopio ilman salasanaa.',
    'not-a-table': 'Tiedosto ei ole Excel-tiedosto (.xlsx) eikä CSV-tiedosto.',
    damaged:
      'Tiedostoa ei voida lukea. Avaa se Excelissä, tallenna se uudelleen ja yritä uudelleen.',
    'too-slow':
      'Tiedoston lukeminen kesti liian kauan. Tallenna tavoitteiden taulukko omaan tiedostoonsa.',
  },
};
