import { deliveryReasons, messageKinds } from './delivery-reasons-fi';
import { brokenRow } from './broken-row-fi';
import type { followUp as sv } from './sv';

const people = (count: number): string => (count === 1 ? '1 henkilö' : `${count} henkilöä`);
const goals = (count: number): string => (count === 1 ? '1 tavoite' : `${count} tavoitetta`);

/** The texts of the page Uppföljning, in Finnish. */
export const followUp: typeof sv = {
  noRight: {
    title: 'Seuranta on prosessinjohtajille, päälliköille ja lautakuntien sihteereille',
    text: 'Itse raportoitavasi on kohdassa Omat.',
    action: 'Omiin',
  },
  round: 'Kierros',
  noRound: 'Yhtään kierrosta ei ole vielä valmisteltu',
  noRoundText: 'Prosessinjohtaja valmistelee kierroksen. Sen jälkeen kertymä näkyy täällä.',
  newRound: 'Valmistele kierros',
  due: (date) => `Valmis viimeistään ${date}`,
  period: (period) => `Toteumat jaksolta ${period}`,
  reported: (reported, asked) => `${reported}/${asked} raportoitu`,
  daysLeft: (days) => {
    if (days > 1) return `${days} päivää jäljellä`;
    if (days === 1) return '1 päivä jäljellä';
    if (days === 0) return 'Viimeinen päivä tänään';
    return days === -1 ? '1 päivä määräpäivän jälkeen' : `${-days} päivää määräpäivän jälkeen`;
  },
  openedBy: (name, date) => `Avannut ${name} ${date}`,
  ended: { closed: 'Kierros on päättynyt.', cancelled: 'Kierros on peruttu.' },
  boards: 'Lautakunnat',
  board: 'Lautakunta',
  asked: 'Tavoitteet',
  allBoards: 'Kaikki lautakunnat',
  filter: 'Näytä',
  rows: 'Kierroksen tavoitteet',
  showing: goals,
  noRows: 'Mikään tavoite ei vastaa valintaa.',
  clearFilter: 'Näytä kaikki tavoitteet',
  noReporter: 'ei raportoijaa',
  accept: 'Hyväksy',
  sendBack: 'Palauta',
  sendBackReason: 'Mitä pitää täydentää?',
  sendBackHint: 'Teksti menee raportoijalle.',
  sendBackSend: 'Palauta perusteluineen',
  nudge: 'Muistuta nyt',
  nudged: 'Muistutus on matkalla.',
  nudgedAt: (date, time) => `Muistutus lähtee ${date} kello ${time}, kun työpäivä alkaa.`,
  cancelAct: 'Peruuta',
  notReported: 'Ei vielä raporttia.',
  notReportedInTime: 'Raporttia ei tullut ennen kierroksen päättämistä.',
  progress: {
    opening: (done, of) =>
      `Kierrosta avataan: ${done}/${of} tavoitetta. Kenellekään ei ilmoiteta ennen kuin kaikki ovat valmiina.`,
    closing: (done, of) => `Kierrosta päätetään: ${done}/${of} tavoitetta. Raportoida ei voi enää.`,
    text: 'Sivu päivittyy itsestään. Voit poistua siltä, eikä mikään keskeydy.',
  },
  takeBackAcceptance: 'Peru hyväksyntä',
  rowMark: {
    missing: 'rivi puuttuu luettelosta',
    spoiled: 'riviä on muutettu luettelossa',
    changed: 'tavoite on muuttunut',
  },
  rowMissing: 'Rivi puuttuu luettelosta Rapporter. Kierros kysyy tavoitetta silti.',
  makeRow: 'Luo rivi uudelleen',
  renewAsAsked: 'Kirjoita tavoite riville uudelleen',
  renewAsAskedText:
    'Rivi saa tavoitteen sellaisena kuin se on tänään, ja riviltä näkyy, että se on täytetty jälkikäteen.',
  changed: {
    text: 'Tavoite on muuttunut kierroksen avaamisen jälkeen.',
    show: 'Näytä ero',
    hide: 'Piilota ero',
    take: 'Ota uusi sanamuoto',
    field: 'Tieto',
    asAsked: 'Kierroksella',
    today: 'Tänään',
    none: 'puuttuu',
    other: 'Ero ei näy tässä: tavoitteen lähde tai ylempi tavoite on muuttunut.',
    fields: {
      title: 'Tavoite',
      body: 'Toimielin',
      indicator: 'Indikaattori',
      measure: 'Mitta',
      unit: 'Yksikkö',
      split: 'Jaottelu',
      direction: 'Suunta',
      decimals: 'Desimaalit',
      baseline: 'Lähtöarvo',
      target: 'Tavoitearvo',
    },
  },
  leaveOut: {
    act: 'Jätä pois kierrokselta',
    text: 'Tavoitetta ei enää kysytä keneltäkään, eikä sitä lasketa mukaan. Rivi jää luetteloon, ja tavoite voidaan ottaa uudelleen mukaan.',
    yes: 'Jätä pois',
  },
  goals: {
    title: 'Tavoitteet, joita kierros ei kysy',
    addable: 'Voidaan ottaa mukaan',
    addableText: 'Ne on vahvistettu tai niistä on tullut mitattavia kierroksen avaamisen jälkeen.',
    add: 'Ota mukaan',
    addAll: (count) => `Ota mukaan kaikki ${count}`,
    leftOut: 'Pois jätetyt',
    addAgain: 'Ota uudelleen mukaan',
    hasReport: 'tavoitteella on raportti, jota ei lasketa mukaan',
  },
  waiting: {
    title: 'Luettelon Rapporter rivit, joita ei lasketa mukaan',
    text: 'Ne odottavat sinua: ota tavoite mukaan tai jätä se pois, tai korjaa tai poista rivi luettelosta.',
    double: (code) => `Kaksoiskappale. Rivi ${code} lasketaan mukaan.`,
    'not-asked': 'Kierros ei pyydä tavoitetta. Ota tavoite mukaan, niin rivi lasketaan.',
  },
  broken: (count) =>
    count === 1
      ? 'Yhtä SharePointin riviä ei oteta huomioon'
      : `${count} SharePointin riviä ei oteta huomioon`,
  brokenText:
    'Korjaa ne luettelossa. Jos rivillä on toisen rivin koodi, anna sille oma koodi tai poista se.',
  brokenRow,
  sums: 'Summat',
  sumOf: (count, leftOut) =>
    leftOut === 0
      ? `${goals(count)} laskettu`
      : `${goals(count)} laskettu, ${leftOut} jätetty pois (puuttuu tai tarkistetaan)`,
  more: (count) => `Näytä ${count} lisää`,
  changeDue: 'Muuta määräpäivää',
  newDue: 'Uusi määräpäivä',
  saveDue: 'Tallenna uusi määräpäivä',
  dueChanged: (date) => `Määräpäivä on nyt ${date}. Jo lähetetyt kortit näyttävät sen.`,
  close: 'Päätä kierros',
  closeText: (missing, sentBack) => {
    const unreported =
      missing === 0
        ? 'Kaikki ovat raportoineet.'
        : `Tilaksi tulee Ei raportoitu: ${goals(missing)}. Tila perutaan avaamalla kierros uudelleen.`;
    const returned =
      sentBack === 0
        ? ''
        : ` ${sentBack === 1 ? '1 palautettua raporttia' : `${sentBack} palautettua raporttia`} ei lasketa mukaan.`;
    return `${unreported}${returned} Sen jälkeen mitään ei voi raportoida tai muuttaa. Vain viimeisimmän jakson kierros voidaan avata uudelleen.`;
  },
  reopen: 'Avaa uudelleen',
  reopenText:
    'Raportit säilyvät, ja niitä voi taas muuttaa, paitsi hyväksyttyjä. Kortin saaneet saavat tiedon, että kierros on auki, mihin asti ja miksi.',
  reopenReason: 'Miksi kierros avataan uudelleen?',
  reopenNo: 'Jätä päätetyksi',
  reopenedBy: (name, date, reason) => `Avannut uudelleen ${name} ${date}: ${reason}`,
  cancelRound: 'Peru kierros',
  cancelText:
    'Jo lähetetyissä korteissa kerrotaan, että kierros on peruttu. Saapuneet raportit jäävät luetteloon.',
  keepRound: 'Pidä kierros',
  exportRound: 'Vie Exceliin',
  exporting: 'Haetaan tiedostoa …',
  prepare: {
    title: 'Valmistele kierros',
    text: 'Mitään ei vielä lähetetä. Seuraavalla sivulla näet, kuka saa mitä.',
    name: 'Nimi',
    nameDefault: (year) => `Koko vuosi ${year}`,
    from: 'Toteumat alkaen',
    to: 'päättyen',
    due: 'Valmis viimeistään',
    kind: 'Seurannan laji',
    shownIn: 'Missä arvot näytetään',
    shownInDefault: (year) => `tilinpäätös ${year}`,
    leaveOut: 'Pois jätettävät tavoitteet',
    leaveOutHint: 'Tavoitteet, jotka eivät ole mitattavia, on jo jätetty pois.',
    leaveOutShow: 'Valitse pois jätettävät tavoitteet',
    submit: 'Valmistele',
    preparing: 'Valmistellaan …',
    faults: {
      required: 'Täytä kenttä.',
      order: 'Jakson viimeinen päivä on ennen ensimmäistä.',
      dueEarly: 'Määräpäivä on jo mennyt.',
    },
  },
  preview: {
    text: 'Näin se menee. Jos jokin on väärin, korjaa se luetteloissa, niin sivu muuttuu.',
    recipients: (count) => `${people(count)} saa kortin`,
    goals,
    unreachable: (count) => (count === 0 ? 'Kaikki tavoitetaan' : `${people(count)} ei tavoiteta`),
    unreachableText: 'He näkevät tavoitteensa kohdassa Omat mutta eivät saa korttia.',
    reason: {
      'no-manager': 'päällikköä ei ole nimetty',
      'not-in-directory': 'osoitetta ei ole hakemistossa',
      'bot-not-installed': 'ei ole vielä Jämnaa Teamsissa',
      'bot-blocked': 'on estänyt Jämnan Teamsissa',
    },
    channels: (count) =>
      count === 1 ? '1 lautakunnan kanava saa viestin' : `${count} lautakunnan kanavaa saa viestin`,
    noChannel: (name) => `Ei kanavaa: ${name}`,
    leftOut: (count) =>
      count === 0 ? 'Yhtään tavoitetta ei ole jätetty pois' : `${goals(count)} jätetty pois`,
    leftOutReason: {
      'not-measurable': (missing) => `ei mitattava, puuttuu ${missing}`,
      'by-hand': () => 'sinun pois jättämäsi',
      'not-adopted': () => 'ei vahvistettu',
      'body-ended': () => 'se lakkautetaan ennen viimeistä päivää, eikä mikään korvaa sitä',
    },
    toMe: 'Lähetä vain minulle',
    toMeSent: 'Näyte on lähetetty sinulle Teamsissa.',
    toMeNotSent:
      'Näytettä ei voitu lähettää. Avaa keskustelu Jämnan kanssa Teamsissa ja yritä uudelleen.',
    open: 'Avaa kierros',
    confirm: (persons, asked, channels) =>
      `${people(persons)} saa kortit, joissa on ${goals(asked)}, ja ${channels === 1 ? '1 kanava' : `${channels} kanavaa`} saa viestin.`,
    confirmEarly: (date) =>
      `Jakso ei ole vielä päättynyt: sen viimeinen päivä on ${date}. Sitä ennen raportoitu ei koske koko jaksoa.`,
    confirmButton: 'Kyllä, avaa ja lähetä',
    confirmCancel: 'Ei vielä',
    changeLeftOut: 'Muuta mukana olevia tavoitteita',
    saveLeftOut: 'Tallenna',
    nobody: 'Kukaan ei saa mitään: mitattavia tavoitteita ei ole.',
  },
  ledger: {
    title: 'Muistutukset ja kortit',
    text: 'Mitä Jämna on lähettänyt, kenelle ja miten se meni.',
    empty: 'Mitään ei ole vielä lähetetty.',
    kind: messageKinds,
    state: {
      planned: 'Jonossa',
      sending: 'Lähetetään',
      sent: 'Lähetetty',
      refused: 'Ei mennyt perille',
      unknown: 'Ei varmaa, menikö perille',
    },
    leftOut: 'Ei lähetetty',
    reason: deliveryReasons,
    otherReason: (code) => `muu syy, koodi ${code}`,
    again: 'Lähetä uudelleen',
    againQueued: 'Lähetetään uudelleen.',
    showAll: (count) => `Näytä kaikki ${count}`,
    onlyProblems: 'Vain ne, jotka eivät varmasti menneet perille',
  },
};
