import type { shell as sv } from './sv';

/** The texts around every page, in Finnish. */
export const shell: typeof sv = {
  pages: { mine: 'Omat', goals: 'Tavoitteet', 'follow-up': 'Seuranta' },
  settings: 'Asetukset',
  loading: 'Haetaan …',
  outside: {
    title: 'Avaa Jämna Teamsissa',
    text: 'Jämna toimii Microsoft Teamsissa, jossa olet jo kirjautunut sisään.',
    action: 'Siirry Teamsiin',
  },
  hostSilent: {
    title: 'Teams ei vastaa',
    text: 'Sivu ei saanut Teamsilta vastausta viidessä sekunnissa.',
  },
  offline: {
    title: 'Palvelimeen ei saada yhteyttä',
    text: 'Tarkista verkkoyhteys. Kirjoittamasi on tallessa tällä laitteella.',
  },
  unavailable: {
    title: 'SharePoint ei vastaa juuri nyt',
    text: 'Kunnan luetteloihin ei saada yhteyttä. Tilanne korjautuu yleensä muutamassa minuutissa.',
  },
  signIn: {
    title: 'Et ole kirjautunut kunnan tilillä',
    text: 'Jämna on kunnan omalle henkilöstölle. Vieraat ja muiden organisaatioiden tilit eivät pääse sisään.',
    action: 'Kirjaudu uudelleen',
  },
  signInUnavailable: {
    title: 'Kirjautumista ei voi juuri nyt tarkistaa',
    text: 'Microsoftin kirjautuminen ei vastaa. Mitään ei ole muutettu. Yritä hetken kuluttua uudelleen.',
  },
  clockDiffers: {
    title: 'Jokin kello on väärässä',
    text: 'Kirjautumisesi on kunnossa, mutta sen aika ei täsmää. Tarkista tietokoneesi tai puhelimesi kello ja yritä uudelleen. Jos se on oikeassa, pyydä IT-tukea tarkistamaan palvelimen kello, joka saa olla enintään viisi minuuttia väärässä.',
  },
  notAllowed: {
    title: 'Sinulla ei ole pääsyä tälle sivulle, tai sitä ei ole',
    text: 'Ota yhteyttä prosessinjohtajaan, jos sinun pitäisi päästä sisään.',
  },
  notFound: {
    title: 'Tätä ei enää ole',
    text: 'Etsimäsi on poistettu tai siirretty.',
  },
  unexpected: {
    title: 'Jokin meni vikaan',
    text: (reference) =>
      reference === ''
        ? 'Yritä hetken kuluttua uudelleen.'
        : `Yritä uudelleen. Mainitse ${reference}, jos pyydät apua.`,
  },
  listsMissing: {
    title: 'Luetteloita ei ole vielä luotu',
    text: 'Järjestelmänvalvoja ajaa tämän komennon kerran. Sen jälkeen sivu toimii.',
    copy: 'Kopioi komento',
    copied: 'Kopioitu',
  },
  retry: 'Yritä uudelleen',
  staleFrom: (time) =>
    `Palvelimeen ei saada yhteyttä. Näet tilanteen kello ${time}. Kirjoittamasi tallennetaan tälle laitteelle.`,
  graph: {
    unreachable: (since) => `SharePoint ei ole vastannut ajankohdan ${since} jälkeen.`,
    refused: (since) => `SharePoint on vastannut virheillä ajankohdasta ${since} alkaen.`,
    throttled: (until) => `Microsoft on pyytänyt odottamaan, kunnes kello on ${until}.`,
    signIn: (since) =>
      `Jämna ei ole pystynyt kirjautumaan SharePointiin ajankohdan ${since} jälkeen.`,
    stale: (since) => `Ainakin yhtä luetteloa ei ole voitu lukea ajankohdan ${since} jälkeen.`,
    dataFrom: (time, ago) => `Luvut ovat ajankohdalta ${time}, ${ago}.`,
  },
  clockFault: {
    kind: {
      'jumped-forward': (date) =>
        `Palvelimen kello on hypännyt eteenpäin ja näyttää päivää ${date}. Jämna ei lähetä nyt mitään.`,
      'jumped-back': (date) =>
        `Palvelimen kello on hypännyt taaksepäin ja näyttää päivää ${date}. Jämna ei lähetä nyt mitään.`,
      'absurd-date': (date) =>
        `Palvelimen kello näyttää päivää ${date}, mikä ei voi pitää paikkaansa. Jämna ei lähetä nyt mitään.`,
    },
    advice:
      'Pyydä IT-tukea tarkistamaan kello. Kun se on taas oikeassa, odottavat viestit lähtevät. Jos päivä on jo oikein, pyydä IT-tukea käynnistämään Jämna uudelleen.',
  },
  acts: {
    offline:
      'Palvelin ei vastaa, joten emme tiedä, menikö muutos perille. Katso sivulta ennen kuin teet sen uudelleen.',
    throttled: (time) =>
      `Microsoft pyytää odottamaan, kunnes kello on ${time}. Mitään ei tallennettu. Yritä silloin uudelleen.`,
    unavailable: 'SharePoint ei vastaa juuri nyt. Mitään ei tallennettu. Yritä hetken kuluttua.',
    unknown:
      'SharePoint ei vastannut ajoissa, joten emme tiedä, tallentuiko tieto. Selvitämme asiaa, ja sivulla näkyy se, mikä on tallennettu.',
    conflict: 'Joku muu ehti ensin. Sivulla näkyy nyt viimeisin tieto.',
    notAllowed:
      'Sitä ei ole, tai sinulla ei ole siihen oikeutta. Sivulla näkyy nyt, mitä voit tehdä.',
    invalid: 'Tiedoissa on jotain väärin.',
    moreFaults: 'Virheitä on enemmän kuin nämä. Korjaa ne ja yritä uudelleen, niin näet seuraavat.',
  },
  print: 'Tulosta',
};
