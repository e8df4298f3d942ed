import type { imports as sv } from './sv';

/** The texts for reading a table of somebody's own, in Finnish. */
export const imports: typeof sv = {
  open: 'Tuo tavoitteita',
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
  takeBack: (name) => `Ota takaisin ${name}`,
  kept: (time) => `Taulukko on tallessa tällä laitteella (${time}). Sitä ei ole vielä tuotu.`,
  notKept:
    'Taulukkoa ei voida säilyttää tällä laitteella. Tallenna rivit ennen kuin suljet ikkunan.',
  isReadAsFraction: (column) => `${column}: alle 1:n luvut luetaan osuuksina, 0,5 on 50 %.`,
  isReadAsPercent: (column) => `${column}: alle 1:n luvut luetaan prosentteina, 0,5 on 0,5 %.`,
  takeAnswerBack: 'Peru vastaus',
  several: (column, headers) =>
    `Useampi sarake voi olla ${column}: ${headers}. Valitse, minä kukin luetaan.`,
  show: 'Näytä rivit',
  all: 'Kaikki',
  noneShown: 'Täällä ei ole näytettäviä rivejä.',
  grid: 'Taulukon rivit',
  keys: 'Liiku nuolinäppäimillä. Enter tai F2 muuttaa solua, Esc peruu, Alt+Enter tekee soluun uuden rivin.',
  readAsColumn: (column) => `${column}: luetaan sarakkeena`,
  cell: (column, line) => `${column}, rivi ${line}`,
  row: (line) => `Rivi ${line}`,
  addColumn: (column) => `Lisää sarake ${column}`,
  isChecked: 'Tarkistetaan …',
  rowsShown: (first, last, all) => `${first}–${last} / ${all} riviä`,
  previousRows: 'Edelliset',
  nextRows: 'Seuraavat',
  notData: {
    title: 'Otsikko, ei tallenneta',
    sum: 'Summa, ei tallenneta',
    heading: 'Otsikkorivi uudelleen, ei tallenneta',
    unread: 'Ei luettavaa, ei tallenneta',
  },
  skippedRows: 'Ei tietoja',
  unreadRows: 'Ei luettavaa',
  isKept: 'Tyhjä solu: tallennettu tieto ei muutu',
  was: (before) => `Ennen ${before}`,
  wasEmpty: 'Ennen tyhjä',
  whichPerson: (written) => `Kuka on ${written}?`,
  morePeople:
    'Samanniminen on useampia. Kirjoita sähköpostiosoite soluun, jos kukaan heistä ei ole oikea.',
  missing: (count) =>
    count === 1
      ? '1 rivi on tallennettu mutta puuttuu taulukosta. Se jätetään ennalleen.'
      : `${count} riviä on tallennettu mutta puuttuu taulukosta. Ne jätetään ennalleen.`,
  moreMissing: (count) => `ja ${count} muuta`,
  reason: 'Miksi hyväksyttyjä tavoitteita muutetaan?',
  reasonHint: 'Syy tallennetaan jokaiseen hyväksyttyyn tavoitteeseen, joka muuttuu.',
  whatIsSaved: 'Mitä tallennettiin',
  moreRows: (count) => `ja ${count} muuta`,
  savedAs: { new: 'uusi', changed: 'muutettu' },
  undo: 'Kumoa tuonti',
  undoAsk:
    'Kumotaanko tuonti? Uudet rivit poistetaan, ja muutetut rivit palautetaan sellaisiksi kuin ne olivat ennen tuontia. Rivit, joita joku on muuttanut tuonnin jälkeen, jätetään ennalleen. Taulukko säilyy tässä, joten voit korjata sen ja tallentaa uudelleen.',
  keepSaved: 'Säilytä tallennettu',
  undone: {
    whole: 'Tuonti on kumottu.',
    removed: (count) =>
      count === 1 ? '1 uusi rivi on poistettu.' : `${count} uutta riviä on poistettu.`,
    restored: (count) =>
      count === 1
        ? '1 muutettu rivi on kuten ennen tuontia.'
        : `${count} muutettua riviä on kuten ennen tuontia.`,
    left: (count) =>
      count === 1 ? '1 rivi jätettiin ennalleen:' : `${count} riviä jätettiin ennalleen:`,
    changedSince: (by) =>
      by === undefined ? 'muutettu tuonnin jälkeen' : `muutettu tuonnin jälkeen, muuttaja ${by}`,
    inUse: 'siihen kuuluu muuta, joka on poistettava ensin',
    noVersions: 'luettelossa ei ole tallessa, mitä siinä luki ennen tuontia',
  },
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
