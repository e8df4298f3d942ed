import { translatedList } from '../../list/list-names';
import type { settingsPage as sv } from './sv';

const goals = (count: number) => (count === 1 ? '1 tavoite' : `${count} tavoitetta`);

const inWords = (list: string): string => translatedList(list, 'fi');

/** The texts of the page Asetukset, in Finnish. docs/finnish-review.md lists what a reader of Finnish must check. */
export const settingsPage: typeof sv = {
  title: 'Asetukset',
  back: 'Takaisin',
  intro:
    'Kunnan omat säännöt. Jokainen niistä on myös rivi SharePointin luettelossa Inställningar (Asetukset), ja sen voi muuttaa siellä.',
  settings: {
    municipalityName: {
      name: 'Kunnan nimi',
      meaning: 'Näkyy otsikoissa, viesteissä ja tiedostoissa.',
      allowed: 'Kirjoita nimi niin kuin sen pitää näkyä, esimerkiksi Granforsa kommun.',
    },
    timeZone: {
      name: 'Aikavyöhyke',
      meaning: 'Kaikki päivämäärät ja kellonajat ovat siinä.',
      allowed: 'Kirjoita aikavyöhyke, esimerkiksi Europe/Stockholm.',
    },
    defaultLanguage: {
      name: 'Kieli',
      meaning: 'Kanavien ja tiedostojen kieli, ja sen, jonka omaa kieltä Jämna ei tiedä.',
      allowed: 'Kirjoita ruotsi, englanti tai suomi.',
    },
    smallCountsBelow: {
      name: 'Pienet luvut piilotetaan alle',
      meaning:
        'Luvut, jotka koskevat tätä harvempia henkilöitä, näytetään vain tavoitteesta vastaaville. Voimassa heti. Mitä kierros on piilottanut, pysyy piilossa.',
      allowed: 'Kirjoita luku 0–1000.',
    },
    partlyMetFrom: {
      name: 'Osittain saavutettu alkaen',
      meaning:
        'Näin suuri osa matkasta lähtöarvosta tavoitearvoon on oltava kuljettu, jotta tavoite on osittain saavutettu. Koskee kierroksia, jotka avataan muutoksen jälkeen.',
      allowed: 'Kirjoita luku 0–1, esimerkiksi 0,75, tai 75 %.',
    },
    remindDaysBefore: {
      name: 'Muistuta näin monta päivää ennen',
      meaning:
        'Sitä, joka ei ole raportoinut, muistutetaan näin monta päivää ennen viimeistä päivää.',
      allowed:
        'Kirjoita päivien määrät pilkulla erotettuina, esimerkiksi 7, 1. Kirjoita ei, jos ei muistuteta.',
    },
    remindDaysAfter: {
      name: 'Muistuta näin monta päivää jälkeen',
      meaning:
        'Sitä, joka ei ole raportoinut, muistutetaan näin monta päivää viimeisen päivän jälkeen.',
      allowed:
        'Kirjoita päivien määrät pilkulla erotettuina, esimerkiksi 1, 7, 14. Kirjoita ei, jos ei muistuteta.',
    },
    sendFromHour: {
      name: 'Lähetä aikaisintaan klo',
      meaning: 'Jämna lähettää viestejä työpäivinä tästä tunnista alkaen.',
      allowed: 'Kirjoita täysi tunti 0–23, ennen tuntia, jolloin lähettäminen päättyy.',
    },
    sendToHour: {
      name: 'Lähetä viimeistään klo',
      meaning: 'Jämna lähettää viestejä työpäivinä tähän tuntiin asti.',
      allowed: 'Kirjoita täysi tunti 1–24, sen tunnin jälkeen, jolloin lähettäminen alkaa.',
    },
    signedOn: {
      name: 'Julistus allekirjoitettu',
      meaning: 'Päivä, jona kunta allekirjoitti tasa-arvojulistuksen.',
      allowed: 'Kirjoita päivämäärä, esimerkiksi 2026-03-08.',
    },
    signedDecision: {
      name: 'Päätös allekirjoittamisesta',
      meaning: 'Päätös julistuksen allekirjoittamisesta.',
      allowed: 'Kirjoita päätös, esimerkiksi KF § 12.',
    },
    planAdoptedOn: {
      name: 'Toimintasuunnitelma hyväksytty',
      meaning: 'Päivä, jona toimintasuunnitelma hyväksyttiin.',
      allowed: 'Kirjoita päivämäärä, esimerkiksi 2026-03-08.',
    },
    planDecision: {
      name: 'Päätös toimintasuunnitelmasta',
      meaning: 'Päätös toimintasuunnitelman hyväksymisestä.',
      allowed: 'Kirjoita päätös, esimerkiksi KF § 12.',
    },
  },
  toOrganisation: 'Avaa organisaatio',
  empty: 'Ei ilmoitettu',
  isStandard: 'Oletus',
  standard: (value) => `Oletus: ${value}`,
  source: (source) => `Lähde: ${source}`,
  cannot: 'Arvoa ei voi käyttää.',
  noHour:
    'Silloin lähettämiselle ei jäisi tuntiakaan. Lähettämisen on alettava ennen kuin se päättyy.',
  unreadable: (written) =>
    `Luettelossa on ”${written}”, jota ei voi lukea. Siksi oletus on voimassa.`,
  nameFirst: 'Kirjoita kunnan nimi. Muuten otsikot ja tiedostot ovat ilman sitä.',
  change: (name) => `Muuta: ${name}`,
  changeShort: 'Muuta',
  value: 'Arvo',
  sourceField: 'Päätös tai lähde (vapaaehtoinen)',
  useStandard: 'Käytä oletusta',
  save: 'Tallenna',
  cancel: 'Peruuta',
  conflict: (theirs) =>
    `Joku muu on muuttanut asetukseksi ”${theirs}” sen jälkeen, kun avasit sen. Kirjoittamasi on tallessa. Tallenna uudelleen, jos sen pitää olla voimassa.`,
  effect: {
    attainment: (round, before, after) => `Kierroksessa ${round} olisi ${after}. Nyt on ${before}.`,
    counts: (met, partly, not) =>
      `${goals(met)} saavutettu, ${partly} osittain saavutettu ja ${not} ei saavutettu`,
    hidden: (round, before, after) =>
      `Kierroksessa ${round} on lukuja rajan alla: ${goals(after)}. Nykyisellä arvolla määrä on ${before}.`,
    reminders: (round, days) =>
      days.length === 0
        ? `Kierroksesta ${round} ei lähetetä muistutuksia.`
        : `Kierroksesta ${round} lähetetään muistutukset ${days.join(', ')}.`,
    unchanged: 'Se ei muuta mitään kierroksessa, joka on käynnissä tai päättyi viimeksi.',
  },
  check: {
    title: 'Käyttöönoton tarkistus',
    fine: 'Ei korjattavaa. Luettelot ovat ehjiä, ja kaikki henkilöt ja kanavat tunnetaan.',
    lists: 'Luettelot',
    listMissing: (list) => `Luettelo ${inWords(list)} puuttuu.`,
    problem: {
      missing: (list, column) => `Sarake ${column} puuttuu luettelosta ${inWords(list)}.`,
      'other-kind': (list, column) =>
        `Luettelon ${inWords(list)} sarake ${column} on muuta lajia kuin Jämna tarvitsee.`,
      'rich-text': (list, column) =>
        `Luettelon ${inWords(list)} sarake ${column} on muutettu muotoilluksi tekstiksi. Jämna lukee sen tekstinä.`,
      'not-indexed': (list, column) =>
        `Luettelon ${inWords(list)} sarakkeella ${column} ei ole indeksiä, joten näkymät rikkoutuvat luettelon kasvaessa.`,
      'not-unique': (list, column) =>
        `Luettelon ${inWords(list)} sarake ${column} sallii kaksoiskappaleet.`,
      'missing-choice': (list, column) =>
        `Luettelon ${inWords(list)} sarakkeesta ${column} puuttuu vaihtoehto, jonka Jämna kirjoittaa.`,
    },
    listsWayOut: (command) =>
      `Pyydä SharePoint-sivuston ylläpitäjää ajamaan ${command}. Se lisää puuttuvan eikä muuta muuta.`,
    rows: 'Rivit, joita ei lasketa',
    rowsText: (count) =>
      count === 1
        ? 'Yksi rivi on korjattava. Se on sivulla Omat, jossa kerrotaan, mikä on vialla.'
        : `${count} riviä on korjattava. Ne ovat sivulla Omat, jossa kerrotaan, mikä on vialla.`,
    people: 'Tuntemattomat henkilöt',
    person: (mail, body) => `${mail} (${body})`,
    peopleText:
      'Kenelläkään työntekijällä ei ole osoitetta, joten siellä ei voi kysyä eikä muistuttaa.',
    toMine: 'Siirry sivulle Omat',
    channels: 'Lautakuntien kanavat',
    channel: {
      known: 'kanava tunnetaan',
      'not-met': 'Jämna ei tavoita kanavaa. Lisää Jämna-sovellus tiimiin tai yksityiseen kanavaan.',
      unreadable:
        'linkki ei vie kanavaan. Kopioi kanavan linkki Teamsista lautakunnan riville luetteloon Organisation (Organisaatio).',
      none: 'kanavaa ei ole ilmoitettu, joten lautakuntaa ei muistuteta Teamsissa. Kopioi kanavan linkki lautakunnan riville luetteloon Organisation (Organisaatio).',
    },
  },
};
