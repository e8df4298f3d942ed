import { form } from './follow-up/fi';
import { followUp } from '../list/follow-up/fi';
import { lowerCase } from '../list/base/words';
import type { CardText } from './sv';

/**
 * What the bot says in Finnish, as it is used in Sweden. docs/finnish-review.md lists what a reader of Finnish must
 * check.
 */
export const fi: CardText = {
  appName: 'Jämna',
  openTab: 'Avaa Jämnassa',
  today: 'tänään',
  daysLeft: (days) => (days === 1 ? '1 päivä jäljellä' : `${days} päivää jäljellä`),
  daysLate: (days) => (days === 1 ? '1 päivä sitten' : `${days} päivää sitten`),
  andMore: (count) => `Ja vielä ${count}. Koko luettelo on Jämnassa.`,
  sex: { women: 'Naiset', men: 'Miehet', girls: 'Tytöt', boys: 'Pojat', total: 'Yhteensä' },
  gap: (value) => `Ero ${value}`,
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'piste', other: 'pistettä' },
    people: { one: 'henkilö', other: 'henkilöä' },
    count: { one: '', other: '' },
    sek: { one: 'kruunu', other: 'kruunua' },
    days: { one: 'päivä', other: 'päivää' },
    hours: { one: 'tunti', other: 'tuntia' },
    percentagePoints: { one: 'prosenttiyksikkö', other: 'prosenttiyksikköä' },
  },
  attainment: { ...lowerCase(followUp.attainment), suppressed: 'ei näytetä (vähän henkilöitä)' },
  // The card is for the person who reports, so what is missing there is an order.
  state: { ...followUp.standing, missing: 'Raportoitava' },
  late: (state) => `${state}, myöhässä`,
  suppressed: 'ei näytetä (vähän henkilöitä)',
  ask: {
    heading: 'Raportoi toteuma',
    who: (name, round) => `${name}, prosessinjohtaja, pyytää sinua raportoimaan: ${round}.`,
    whoUnnamed: (round) => `Prosessinjohtajat pyytävät sinua raportoimaan: ${round}.`,
    due: (date) => `Vastaa viimeistään ${date}.`,
    shownIn: (where) => `Luvut näytetään täällä: ${where}.`,
    several: (owed, all) =>
      owed === 0
        ? `Kaikki ${all} tavoitettasi on raportoitu.`
        : `Jäljellä ${owed} tavoitetta, yhteensä ${all}. Vastaat yhteen kerrallaan.`,
    preview: 'Esikatselu. Vain sinä näet tämän kortin, eikä siihen voi vastata.',
  },
  goal: {
    indicator: 'Indikaattori',
    direction: 'Mikä on hyvä',
    rising: 'Suurempi arvo on parempi',
    falling: 'Pienempi arvo on parempi',
    near: 'Arvo lähempänä tavoitearvoa on parempi',
    gapWomen: 'Pienempi ero naisten ja miesten välillä on parempi',
    gapGirls: 'Pienempi ero tyttöjen ja poikien välillä on parempi',
    even: 'Kummankin sukupuolen osuuden tulee olla 40–60 prosenttia',
    baseline: 'Lähtöarvo',
    baselineOf: (year) => `Lähtöarvo ${year}`,
    target: 'Tavoitearvo',
    targetGap: 'Tavoitearvo, suurin ero',
    targetBy: (value, date) => `${value}, viimeistään ${date}`,
    last: (round) => `Viimeisin toteuma, ${round}`,
    lastOther: (round, indicator) => `Viimeisin toteuma, ${round} (mittasi muuta: ${indicator})`,
    lastNone: 'Viimeisin toteuma',
    none: 'ei vielä',
  },
  form,
  receipt: {
    latest: 'Viimeksi tallennettu',
    heading: 'Kiitos, raportti on tallennettu',
    figures: 'Toteuma',
    attainment: 'Tavoitteen saavuttaminen',
    comment: 'Kommentti',
    reason: 'Syy',
    by: (name, when) => `Raportoinut ${name}, ${when}.`,
    whoSees: (where, below) =>
      `Prosessinjohtajat, lautakunnan sihteeri ja ylemmät päälliköt näkevät koko raportin. Kaikki kunnassa voivat nähdä toteuman; alle ${below} henkilön määrät piilotetaan. Luvut näytetään täällä: ${where}.`,
    howToChange:
      'Voit muuttaa vastausta täällä tai Jämnassa, kunnes raportti on hyväksytty tai kierros päätetty.',
    accepted: (name) => `${name} on hyväksynyt raportin.`,
    acceptedBySame: (name) => `Hyväksynyt sama henkilö, ${name}.`,
    acceptedUnnamed: 'Raportti on hyväksytty.',
    checking: 'Tietoa tarkistetaan, eikä se ole vielä mukana summissa.',
  },
  closed: {
    closed: (round) => `${round} on päättynyt. Tähän ei voi enää vastata.`,
    cancelled: (round) => `${round} on peruttu. Sinun ei tarvitse vastata.`,
    planned: (round) => `${round} ei ole vielä alkanut.`,
    nothing: 'Sinulla ei ole enää raportoitavaa tällä kierroksella.',
    handedTo: (name, goal) => `Tavoitteen ”${goal}” raportoi nyt ${name}.`,
    handedToSomebody: (goal) => `Tavoitteen ”${goal}” raportoi nyt joku muu.`,
  },
  declined: {
    heading: 'Kiitos, prosessinjohtajat saavat tiedon',
    body: 'Tavoite pysyy sinulla, kunnes joku muu on vastuussa. Vastaa mielellään silti, jos voit.',
    somebody: 'Joku',
    noticeHeading: 'Kysymys meni väärälle henkilölle',
    notice: (name, goal) => `${name} ilmoittaa, ettei tavoite ”${goal}” kuulu hänelle.`,
    todo: 'Vaihda vastuuhenkilö organisaatioon tai tavoitteeseen, niin kysymys menee hänelle.',
  },
  comment: {
    heading: 'Uusi kommentti',
    notice: (name, goal) => `${name} on kirjoittanut kommentin tavoitteesta ”${goal}”.`,
    text: 'Kommentti',
  },
  board: {
    heading: 'Tasa-arvotavoitteiden seuranta',
    count: (board, reported, asked) =>
      `${board}: tavoitteista on raportoitu ${reported}, yhteensä ${asked}.`,
    due: (date) => `Viimeinen päivä on ${date}.`,
    missing: 'Raportit puuttuvat näiltä',
    missingUnit: (unit, count) => `${unit} (${count})`,
    missingCount: (count) => (count === 1 ? '1 raportti puuttuu.' : `${count} raporttia puuttuu.`),
    done: 'Kaikki ovat raportoineet. Kiitos!',
    ended: 'Kierros on päättynyt.',
    cancelled: 'Kierros on peruttu.',
    dueSoon: (date, left) => `Viimeinen päivä on ${date} (${left}).`,
    overdue: (date) => `Viimeinen päivä oli ${date}.`,
  },
  reminder: {
    heading: 'Muistutus seurannasta',
    person: (round, owed) =>
      owed === 1
        ? `Sinulla on 1 tavoite raportoimatta: ${round}.`
        : `Sinulla on ${owed} tavoitetta raportoimatta: ${round}.`,
    dueSoon: (date, left) => `Vastaa viimeistään ${date} (${left}).`,
    overdue: (date, late) => `Viimeinen päivä oli ${date} (${late}). Voit silti vastata.`,
    report: 'Näytä ja raportoi',
  },
  notification: {
    sentBack: 'Raporttia pitää täydentää',
    roundChanged: 'Seuranta on muuttunut',
    dueMoved: (round, date) => `${round}: uusi viimeinen päivä on ${date}.`,
    reopened: (round, date, byName) => `${round} on jälleen auki ${date} asti. Avaaja: ${byName}.`,
    reportsKept: 'Jo raportoimasi tiedot säilyvät.',
    cancelled: (round) => `${round} on peruttu. Sinun ei tarvitse vastata.`,
    resumed: (round, date) =>
      `${round} on taas käynnissä eikä enää peruttu. Viimeinen päivä on ${date}.`,
    figureChanged: 'Raportoimaasi lukua on muutettu',
    figureChangedBy: (name, goal) =>
      `${name} on muuttanut tavoitteen ”${goal}” raporttiasi suoraan luettelossa.`,
    figureChangedUnnamed: (goal) =>
      `Tavoitteen ”${goal}” raporttiasi on muutettu suoraan luettelossa.`,
    now: 'Nyt siinä lukee',
    reportRemoved: 'Raporttisi on poistettu',
    reportRemovedFor: (goal) =>
      `Tavoitteen ”${goal}” raporttisi on poistettu luettelosta. Välilehdeltä näet, pitääkö se antaa uudelleen.`,
    outcomeReported: 'Yksi tavoitteistasi on raportoitu',
    outcomeReportedBy: (name, goal) =>
      `${name} on kirjannut tavoitteen ”${goal}” toteuman suoraan luetteloon.`,
    reportEmptied: 'Raporttisi on tyhjennetty',
    reportEmptiedBy: (name, goal) =>
      `${name} on tyhjentänyt tavoitteen ”${goal}” raporttisi luettelossa. Välilehdeltä näet, pitääkö se antaa uudelleen.`,
    rowRemoved: 'Luettelosta Rapporter on poistettu rivi',
    rowRemovedFor: (goal, round) =>
      `Tavoitteen ”${goal}” rivi kierroksella ${round} on poistettu. Kierros pyytää tavoitetta edelleen.`,
    rowsMissing: (count) =>
      count === 1
        ? '1 tavoitteen rivi puuttuu luettelosta.'
        : `${count} tavoitteen rivit puuttuvat luettelosta.`,
    restoreRow:
      'Palauta rivi sivuston roskakorista tai raportoi tavoite, niin rivi luodaan uudelleen.',
    editRefused: 'Luettelon muutosta ei voida ottaa huomioon',
    editRefusedBody: (title, list) =>
      `Luettelon ${list} rivi ”${title}” rikkoo sääntöä. Muutoksesi pysyy luettelossa, mutta sitä ei lasketa mukaan ennen kuin se on korjattu.`,
    editOfOther: 'Luettelossa on päätös, jota ei vielä lasketa',
    editOfOtherBody: (name, title, list) =>
      `${name || 'Joku'} on kirjoittanut rivin ”${title}” luetteloon ${list}. Jos se on oikein, kirjaa päätös Tavoitteet-välilehdellä, niin rivi lasketaan. Muuten prosessinjohtaja voi poistaa sen.`,
    why: 'Syy',
  },
  rowGone: {
    goneHeading: 'Rivi, johon muita kuuluu, on poissa',
    joinedHeading: 'Riviin kuuluneet on liitetty siihen uudelleen',
    called: (name, code) => (code === undefined ? `”${name}”` : `”${name}” (tunnus ${code})`),
    gone: (row, list) =>
      `Riviä ${row} ei enää ole luettelossa ${list}. Siihen kuuluvat ovat tallella.`,
    joined: (row, list) =>
      `Rivi ${row} on taas luettelossa ${list}. Poistettuun riviin kuuluneet kuuluvat nyt siihen.`,
    belongs: 'Riviin kuuluu',
    bodies: (count) => (count === 1 ? '1 toimielin' : `${count} toimielintä`),
    goals: (count) => (count === 1 ? '1 tavoite' : `${count} tavoitetta`),
    reports: (count) => (count === 1 ? '1 raportti' : `${count} raporttia`),
    wayOut:
      'Kirjoita rivi uudelleen samalla tunnuksella, niin Jämna liittää ne yhteen. Siirrä muuten siihen kuuluvat toiselle riville tai poista ne. Omat-sivu näyttää, mitä ne ovat.',
  },
  help: {
    heading: 'Hei! Olen Jämna',
    body: 'Kysyn, miten kunnan tasa-arvotavoitteet etenevät. Vastaat tällaisissa korteissa.',
    noNumbers: 'Luen lukuja vain kortin kentistä, en keskustelun tekstistä.',
    owed: (count) =>
      count === 1
        ? 'Sinulla on 1 tavoite raportoitavana:'
        : `Sinulla on ${count} tavoitetta raportoitavana:`,
    nothing: 'Sinulla ei ole juuri nyt raportoitavaa.',
    channel:
      'Kirjoita minulle omassa keskustelussa, jos haluat nähdä, mitä sinun pitää raportoida.',
    show: 'Näytä kortti',
  },
  trouble: {
    heading: 'Se ei onnistunut',
    notAllowed:
      'Sitä, mitä kortti koskee, ei enää ole, tai sinulla ei ole oikeutta tehdä tätä. Pyydä apua prosessinjohtajalta.',
    guest:
      'Jämna on tarkoitettu kunnan omalle henkilöstölle. Vieraana et saa täältä vastauksia, eikä mitään tallennettu.',
    stranger:
      'En löydä sinua kunnan hakemistosta, joten mitään ei tallennettu. Ota yhteyttä prosessinjohtajaan.',
    unchecked:
      'En voi juuri nyt tarkistaa, että kuulut kuntaan. Mitään ei tallennettu. Yritä hetken kuluttua uudelleen tai avaa välilehti Jämna.',
    tooMany:
      'Olet lähettänyt paljon lyhyessä ajassa, joten en vastaa juuri nyt. Mitään ei tallennettu. Odota minuutti ja yritä uudelleen.',
    unavailable: 'SharePoint ei vastaa juuri nyt. Mitään ei tallennettu. Yritä hetken kuluttua.',
    throttled: (time) =>
      `Microsoft pyytää odottamaan, kunnes kello on ${time}. Mitään ei tallennettu. Yritä silloin uudelleen.`,
    unknown:
      'SharePoint ei vastannut ajoissa, joten emme tiedä, tallentuiko tieto. Selvitämme asiaa, ja kortti näyttää sen sitten. Jos tässä lukee näin vielä vartin kuluttua: paina uudelleen, tieto tallentuu vain kerran.',
    unexpected: (reference) =>
      `Meillä meni jokin vikaan. Yritä uudelleen ja mainitse ${reference}, jos otat yhteyttä.`,
    notHere:
      'Tämä tehdään omassa keskustelussasi Jämnan kanssa tai välilehdellä Jämna, ei täällä. Mitään ei tallennettu.',
    unclear: 'En ymmärtänyt vastausta, joten mitään ei tallennettu. Tässä on kortti uudelleen.',
    outOfDate: 'Kortti oli vanha. Tässä on nykytilanne.',
  },
  fault: {
    missing: 'Kirjoita arvo.',
    notANumber: (example) => `Tämä ei ole luku. Kirjoita esimerkiksi ${example}.`,
    ambiguous: (one, other) => `Tarkoitatko ${one} vai ${other}? Kirjoita ilman tuhaterottimia.`,
    tooSmall: (least) => `Arvo ei saa olla pienempi kuin ${least}.`,
    tooLarge: (most) => `Arvo ei saa olla suurempi kuin ${most}.`,
    notWhole: 'Kirjoita kokonaisluku.',
    tooManyDecimals: (decimals) =>
      ['Kirjoita ilman desimaaleja.', 'Kirjoita enintään yksi desimaali.'][decimals] ??
      `Kirjoita enintään ${decimals} desimaalia.`,
    tooLong: (longest) => `Teksti on liian pitkä. Siinä saa olla enintään ${longest} merkkiä.`,
    other: 'Arvo ei voi pitää paikkaansa. Tarkista se.',
  },
};
