import type { form as sv } from './sv';

/** The words of the form on a card, in Finnish. */
export const form: typeof sv = {
  field: (label, unit) => (unit === '' ? label : `${label} (${unit})`),
  placeholder: (example) => `esimerkiksi ${example}`,
  comment: 'Mikä selittää toteuman? (vapaaehtoinen)',
  report: 'Raportoi',
  change: 'Tallenna muutos',
  cannotAssess: 'Ei voida arvioida',
  cannotAssessWhy: 'Miksi sitä ei voida arvioida?',
  cannotAssessSend: 'Raportoi, ettei voida arvioida',
  decline: 'En minä',
  declineWhy: 'Kenen pitäisi vastata ja miksi? (vapaaehtoinen)',
  declineSend: 'Kerro prosessinjohtajille',
  reasonMissing: 'Kirjoita miksi.',
  attainmentMissing:
    'Luvuista ei näe, onko tavoite saavutettu. Arvioi se Jämnassa tai valitse ”Ei voida arvioida”.',
  back: 'Takaisin tavoitteisiini',
  open: 'Raportoi',
  edit: 'Muuta',
  openNamed: (goal) => `Avaa: ${goal}`,
  sentBack: (name) => `${name} on palauttanut raportin.`,
  sentBackUnnamed: 'Raportti on palautettu.',
  reason: 'Syy',
  keptFaults: 'Mitään ei ole vielä tallennettu. Korjaa merkityt kohdat; kirjoittamasi on tallessa.',
  youWrote: 'Kirjoitit näin',
  farFrom: 'Arvo on kaukana aiemmista toteumista. Onko se oikein?',
  farNotice: (button) =>
    `Mitään ei ole vielä tallennettu. Jos merkitty arvo on oikein, paina ”${button}” uudelleen.`,
  keptConflict: 'Joku muu ehti tallentaa ensin. Vastaustasi ei tallennettu; kirjoittamasi on alla.',
  theirs: (name) => `Nyt tallennettuna, tallentaja ${name}`,
  edited: (name) => `${name} on muuttanut riviä luettelossa.`,
};
