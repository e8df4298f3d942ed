import { translatedList } from '../../list/list-names';
import type { mine as sv } from './sv';

const inWords = (list: string): string => translatedList(list, 'fi');

/** The texts of the page Mitt, in Finnish. */
export const mine: typeof sv = {
  owed: (count) =>
    count === 1 ? 'Yksi tavoite odottaa sinua' : `${count} tavoitetta odottaa sinua`,
  nothingOwed: 'Sinulla ei ole nyt raportoitavaa',
  nextRound: (date) => `Seuraavan kierroksen on oltava valmis viimeistään ${date}.`,
  noNextRound: 'Jämna lähettää viestin, kun sinulla on raportoitavaa.',
  neverOwed: 'Vastuullasi olevat tavoitteet näkyvät täällä, kun seuranta avautuu.',
  seeGoals: 'Katso tavoitteet',
  done: 'Valmiit',
  sentBackReason: (name) => `${name} pyysi täydennystä:`,
  asks: (name, round) => `${name} kysyy, kierros ${round}`,
  asksNobody: (round) => `Kysymys koskee kierrosta ${round}`,
  shownIn: (where) => `Arvo näytetään täällä: ${where}.`,
  periodIs: (period) => `Toteuma koskee jaksoa ${period}.`,
  open: 'Raportoi',
  change: 'Muuta',
  duties: {
    title: 'Muuta, mikä odottaa sinua',
    goalMissing: (body) => `${body}: mitattava tavoite puuttuu`,
    goalMissingOwn:
      'Jokaisella lautakunnalla, hallinnolla, osastolla ja yksiköllä on oltava vähintään yksi mitattava tavoite, joka perustuu ylemmän tason tavoitteeseen. Sopikaa tavoitteesta ja kirjoita se tästä.',
    goalMissingOthers:
      'Tavoitteista vastaavaa henkilöä ei tunneta. Valitse päällikkö kohdasta Tavoitteet, Organisaatio tai kirjoita itse tavoite-ehdotus.',
    writeGoal: 'Kirjoita tavoite',
    successorMissing: (body, date) =>
      `${body} lakkautettiin ${date}, eikä kukaan ole ottanut vastuuta`,
    successorMissingText: (goals, reports) => {
      const left = [
        ...(goals === 0
          ? []
          : [goals === 1 ? '1 tavoite on jäljellä' : `${goals} tavoitetta on jäljellä`]),
        ...(reports === 0
          ? []
          : [reports === 1 ? '1 raportti puuttuu' : `${reports} raporttia puuttuu`]),
      ].join(' ja ');
      return `${left}, mutta ketään ei voi pyytää raportoimaan. Valitse korvaaja tai päätä tavoitteet.`;
    },
    toOrganisation: 'Avaa organisaatio',
    personUnknown: (mail) => `Jämna ei löydä työntekijää, jonka osoite on ${mail}`,
    personUnknownText:
      'Osoitteesta ei voi kysyä eikä muistuttaa ketään. Jos osoite on kirjoitettu väärin tai henkilö on lähtenyt, valitse oikea henkilö tässä tai korjaa rivi luettelossa:',
    mention: (role, name, key, list) => `${role}: ${name} (${key}), luettelo ${inWords(list)}`,
    role: {
      manager: 'Päällikkö',
      substitute: 'Sijainen',
      secretary: 'Lautakunnan sihteeri',
      processLeader: 'Prosessinjohtaja',
      reporter: 'Raportoija',
    },
    list: { bodies: 'Organisation', goals: 'Mål' },
    rowsFaulty: (count, list) =>
      count === 1
        ? `Yksi luettelon ${inWords(list)} rivi on korjattava`
        : `${count} luettelon ${inWords(list)} riviä on korjattava`,
    rowsFaultyText:
      'Jämna ei ota niitä huomioon sellaisina. Korjaa solu luettelossa tai poista rivi. SharePointin versiohistoria näyttää, mitä siinä luki aiemmin.',
    faultyRow: (title, id, column) =>
      `${title === '' ? `Rivi, jonka tunniste on ${id}` : `”${title}”`}, sarake ${column}:`,
    rowMissing: (code, list) => `Rivi ${code} on poissa luettelosta ${inWords(list)}`,
    rowMissingText:
      'Siihen kuuluvat ovat tallella, mutta niillä ei ole paikkaa. Kirjoita rivi uudelleen samalla tunnuksella, niin Jämna liittää ne yhteen. Siirrä ne muuten toiselle riville tai poista ne:',
    reports: (count) => (count === 1 ? '1 raportti' : `${count} raporttia`),
    manyUnknown:
      'Jos osoitteet ovat oikein, Jämnalta voi puuttua oikeus lukea hakemistoa tai osoitteita ei ole vielä haettu. Pyydä silloin Jämnan ylläpitäjää suorittamaan asennuksen tarkistus.',
    moreRows: (count) => (count === 1 ? 'ja vielä yksi rivi' : `ja vielä ${count} riviä`),
    more: (count) =>
      count === 1 ? 'Vielä yksi asia odottaa sinua.' : `Vielä ${count} asiaa odottaa sinua.`,
  },
  form: {
    heading: 'Raportoi toteuma',
    figures: 'Toteuma',
    totalComputed: (value) => `Yhteensä ${value}`,
    gapComputed: (value) => `Ero ${value}`,
    persons: {
      summary: 'Onko arvon takana vähän henkilöitä? Ilmoita määrä, niin arvo piilotetaan',
      why: 'Jos määrä on pieni, arvon näkee vain se, jolla on oikeus nähdä tarkat luvut.',
      women: 'Naisten määrä arvon takana',
      men: 'Miesten määrä arvon takana',
      girls: 'Tyttöjen määrä arvon takana',
      boys: 'Poikien määrä arvon takana',
      total: 'Henkilöiden määrä arvon takana',
    },
    earlier: 'Aiemmat toteumat',
    comment: 'Mikä selittää toteuman?',
    commentHint:
      'Muutama lause riittää. Kirjoita niin, että toimintaa tuntematonkin ymmärtää eikä ketään voi tunnistaa.',
    evidence: 'Linkki lähdeaineistoon (vapaaehtoinen)',
    evidenceFault: 'Linkin alussa pitää olla https://',
    cannotBeAssessed: 'Tavoitetta ei voida arvioida tänä vuonna',
    cannotReason: 'Miksi sitä ei voida arvioida?',
    attainment: 'Tavoitteen saavuttaminen',
    suggested: 'Luvut viittaavat tähän:',
    suggestedNone: 'Ehdotus tulee, kun luvut on täytetty.',
    changeAttainment: 'Arvioi toisin',
    useSuggestion: 'Noudata lukuja',
    attainmentReason: 'Miksi arvioit toisin kuin luvut?',
    needsReason: 'Kirjoita syy.',
    needsFigure: 'Täytä arvo tai valitse, ettei tavoitetta voida arvioida.',
    needsAttainment: 'Luvut eivät riitä ehdotukseen. Tee oma arvio.',
    farFrom: 'Arvo on kaukana aiemmista toteumista. Onko se oikein?',
    farFromYes: 'Kyllä, se on oikein',
    submit: 'Raportoi',
    submitChange: 'Tallenna muutos',
    saving: 'Tallennetaan …',
    notMe: 'En minä',
    cancel: 'Sulje lomake',
    fix: (count) => (count === 1 ? 'Korjaa ensin yksi kenttä.' : `Korjaa ensin ${count} kenttää.`),
  },
  number: {
    notANumber: (example) => `Kirjoita luku, esimerkiksi ${example}.`,
    ambiguous: (a, b) => `Tarkoitatko ${a} vai ${b}?`,
    tooLarge: 'Luku on liian pitkä.',
  },
  draft: {
    kept: (time) => `Luonnos tallennettu tälle laitteelle kello ${time}`,
    notKept:
      'Luonnosta ei voi tallentaa tälle laitteelle. Älä sulje sivua ennen kuin olet raportoinut.',
    discard: 'Hylkää kirjoittamani',
    waiting:
      'Palvelin ei vastaa. Kirjoittamasi on tallessa tällä laitteella, ja yritämme edelleen tallentaa sen.',
    unknown:
      'Emme tiedä, tallentuiko tieto, koska SharePoint ei vastannut ajoissa. Kirjoittamasi on tallessa tällä laitteella, ja selvitämme asiaa.',
    throttled: (time) =>
      `Microsoft pyytää odottamaan, kunnes kello on ${time}. Mitään ei ole vielä tallennettu. Kirjoittamasi on tallessa tällä laitteella, ja yritämme silloin uudelleen.`,
    tryNow: 'Yritä nyt',
    stopped:
      'Emme tiedä, tallentuiko lähettämäsi. Sivu näyttää sen, kun palvelin vastaa taas. Kirjoittamasi on tallessa tällä laitteella.',
    stopTrying: 'Lopeta yrittäminen',
    signIn: 'Kirjautumisesi vanheni. Kirjoittamasi on tallessa.',
  },
  receipt: {
    saved: (time) => `Tallennettu kello ${time}`,
    who: (where) =>
      `Prosessinjohtajat, ylemmät päälliköt ja lautakunnan sihteeri näkevät koko raportin. Arvo näytetään täällä: ${where}.`,
    how: 'Voit muuttaa sitä, kunnes raportti on hyväksytty tai kierros päätetty.',
  },
  conflict: {
    title: (name) => `${name} tallensi jotain muuta kirjoittaessasi`,
    titleOwn: 'Olet tallentanut jotain muuta toisessa ikkunassa',
    text: 'Valitse, mikä kussakin kentässä pätee. Mitään ei katoa ennen kuin olet valinnut.',
    yours: 'Sinä kirjoitit',
    theirs: (name) => `${name} tallensi`,
    here: 'Tässä',
    elsewhere: 'Siellä',
    empty: 'tyhjä',
    keep: 'Tallenna valintani',
    later: 'Jatka kirjoittamista',
    field: {
      cannotBeAssessed: 'Ei voida arvioida',
      attainment: 'Tavoitteen saavuttaminen',
      attainmentReason: 'Perustelu',
      comment: 'Kommentti',
      evidenceUrl: 'Lähdeaineisto',
    },
    yes: 'Kyllä',
    no: 'Ei',
    asFigures: 'Lukujen mukaan',
  },
  decline: {
    title: 'Etkö sinä raportoi tätä?',
    text: 'Prosessinjohtajat saavat tiedon ja nimeävät jonkun muun. Voit silti raportoida, jos muutat mielesi.',
    reason: 'Kenen pitäisi raportoida? (vapaaehtoinen)',
    send: 'Kerro prosessinjohtajille',
    done: (count) =>
      count === 1 ? 'Yksi prosessinjohtaja sai tiedon.' : `${count} prosessinjohtajaa sai tiedon.`,
    cancel: 'Peruuta',
  },
};
