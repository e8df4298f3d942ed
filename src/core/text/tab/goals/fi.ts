import { goalPage } from './goal-page-fi';
import type { goals as sv } from './sv';

/** The texts of the page Mål, in Finnish. */
export const goals: typeof sv = {
  title: 'Tavoitteet',
  intro: (municipality) =>
    municipality === ''
      ? 'Tasa-arvotavoitteet taso tasolta'
      : `Tasa-arvotavoitteet taso tasolta: ${municipality}`,
  search: 'Hae tavoitetta, lautakuntaa tai yksikköä',
  found: (count) => (count === 1 ? 'Yksi osuma' : `${count} osumaa`),
  foundNone: (text) => `Mikään tavoite tai yksikkö ei vastaa hakua ”${text}”.`,
  onlyLacking: 'Vain ne, joilta puuttuu mitattava tavoite',
  lackingCount: (count) => {
    if (count === 0)
      return 'Kaikilla lautakunnilla, hallinnoilla ja yksiköillä on mitattava tavoite';
    if (count === 1) return 'Yhdeltä organisaation osalta puuttuu mitattava tavoite';
    return `${count} organisaation osalta puuttuu mitattava tavoite`;
  },
  tree: 'Organisaatio ja sen tavoitteet',
  withoutBody: 'Tavoitteet, joiden toimielin on poissa',
  withoutBodyText:
    'Toimielimen rivi on poissa luettelosta Organisation, tai sitä ei voida lukea. Kirjoita se uudelleen samalla tunnuksella, korjaa se tai anna tavoitteille toinen toimielin luettelossa Mål.',
  lacks: 'Mitattava tavoite puuttuu',
  lacksAction: 'Katso, mitä tarvitaan',
  expandAll: 'Avaa kaikki tasot',
  collapseAll: 'Sulje kaikki tasot',
  choose: 'Valitse tavoite luettelosta, niin se näkyy tässä.',
  notMeasurable: 'Ei vielä mitattava',
  goalCount: (count) => (count === 1 ? '1 tavoite' : `${count} tavoitetta`),
  manager: (name) => `Vastuullinen päällikkö: ${name}`,
  noManager: 'Päällikköä ei ole nimetty',
  ended: 'Päättyneet lautakunnat ja yksiköt',
  endedIn: (year) => `Päättynyt vuonna ${year}`,
  replacedBy: (name) => `Korvaaja: ${name}.`,
  countedAt: (board) => `lasketaan: ${board}`,
  endedOn: (date) => `Päättynyt ${date}. Tavoitteet ja niiden toteumat säilyvät.`,
  write: 'Kirjoita tavoite',
  change: 'Muuta tavoitetta',
  record: 'Avaa tavoite',
  backToList: 'Luetteloon',
  body: {
    lacksText:
      'Jokaisella lautakunnalla, hallinnolla, osastolla ja yksiköllä on oltava vähintään yksi mitattava tasa-arvotavoite: indikaattori, lähtöarvo, tavoitearvo ja tavoitepäivä.',
    hasNone: 'Täällä ei ole vielä tavoitetta.',
    missing: (what) => `puuttuu ${what}`,
    askLeader: 'Prosessinjohtaja voi auttaa tavoitteen muotoilussa.',
    paste: 'Lisää tavoitteita',
  },
  page: goalPage,
  detail: {
    above: 'Perustuu tavoitteeseen',
    below: 'Johdetut tavoitteet',
    noneAbove: 'Tämä on koko kunnan tavoite.',
    noneBelow: 'Mikään tavoite ei vielä perustu tähän.',
    indicator: 'Indikaattori',
    direction: 'Mikä on hyvä',
    source: 'Lähde',
    history: 'Toteumat ajan mittaan',
    unaccepted: 'Ei hyväksytty',
    noHistory: 'Toteumaa ei ole vielä raportoitu.',
    missing: (list) => `Jotta tavoite olisi mitattava, siitä puuttuu ${list}.`,
    orParts:
      'Sitä voi mitata myös osatavoitteilla: saman toimielimen tavoitteilla, jotka perustuvat siihen.',
    historyOfParts: 'Toteumat ovat kunkin osatavoitteen kohdalla.',
    ownParts: 'Osatavoitteet',
    parts: (count, met) => {
      if (met !== undefined)
        return `Toteutunut, kun kaikki osatavoitteet ovat toteutuneet: ${met}/${count}.`;
      return count === 1
        ? 'Toteutunut, kun osatavoite on toteutunut.'
        : `Toteutunut, kun kaikki ${count} osatavoitetta ovat toteutuneet.`;
    },
  },
  setUp: {
    title: 'Lisää kunnan organisaatio ja tavoitteet',
    intro:
      'Liitä taulukkolaskennasta. Mitään ei tallenneta ennen kuin olet nähnyt, miten rivit on luettu.',
    step: (now, all) => `Vaihe ${now}/${all}`,
    organisation: 'Organisaatio',
    goals: 'Tavoitteet',
    othersEmpty: {
      title: 'Täällä näkyvät kunnan tavoitteet',
      text: 'Prosessinjohtaja lisää ensin organisaation ja tavoitteet.',
    },
    columns: 'Tarvittavat sarakkeet ja esimerkki',
    required: 'pakollinen',
    meanings: {
      organisation: {
        key: 'Lyhyt, yksilöllinen tunnus, esimerkiksi BUN.',
        name: 'Virallinen nimi.',
        kind: 'Kunnanvaltuusto, lautakunta, hallinto, osasto tai yksikkö.',
        parent: 'Ylemmän tason tunnus. Vain kunnanvaltuustolla sitä ei ole.',
        manager: 'Päällikön sähköpostiosoite.',
        substitute: 'Sijaisen sähköpostiosoite.',
        secretary: 'Lautakunnan sihteerin sähköpostiosoite.',
        processLeaders: 'Prosessinjohtajien sähköpostiosoitteet kunnanvaltuuston rivillä.',
        channel: 'Linkki lautakunnan Teams-kanavaan (Hae linkki kanavaan).',
        validFrom: 'Ensimmäinen päivä, jos sitä ei vielä ole.',
        validTo: 'Viimeinen päivä, jos se lakkaa.',
      },
      goals: {
        key: 'Lyhyt, yksilöllinen tunnus, esimerkiksi BUN-1.',
        title: 'Tavoite omin sanoin.',
        body: 'Tavoitteen omistavan lautakunnan, hallinnon tai yksikön tunnus.',
        parentGoal: 'Ylemmän tason tavoitteen tunnus.',
        indicator: 'Mitä mitataan.',
        measure:
          'Prosentti, muutos prosentteina, naisten arvo prosentteina miesten arvosta, pisteet, henkilöt, lukumäärä, kruunut, päivät tai tunnit.',
        unit: 'Arvon jälkeinen sana, jos mittayksikkö ei sitä kerro.',
        split: 'Naiset ja miehet, tytöt ja pojat tai yhteensä.',
        direction: 'Nouseva, laskeva, lähempänä tavoitearvoa, ero pienenee tai 40–60 prosenttia.',
        decimals: 'Desimaalien määrä, 0–3.',
        baselineWomen: 'Naisten tai tyttöjen lähtöarvo.',
        baselineMen: 'Miesten tai poikien lähtöarvo.',
        baselineTotal: 'Lähtöarvo, jos sitä ei ole jaoteltu.',
        baselineYear: 'Lähtöarvon vuosi.',
        target: 'Saavutettava arvo.',
        targetOn: 'Päivä, johon mennessä se saavutetaan, esimerkiksi 2027-12-31.',
        reporter: 'Sähköpostiosoite, jos joku muu kuin päällikkö raportoi.',
        source: 'Mistä arvot ovat peräisin.',
        state: 'Luonnos, vahvistettu tai päättynyt.',
        targetWomen:
          'Arvo, joka naisten tai tyttöjen on saavutettava, kun sukupuolilla on eri tavoitearvot.',
        targetMen:
          'Arvo, joka miesten tai poikien on saavutettava, kun sukupuolilla on eri tavoitearvot.',
      },
    },
    examples: {
      organisation: [
        [
          'KF',
          'Kunnanvaltuusto',
          'Kunnanvaltuusto',
          '',
          '',
          '',
          '',
          'prosessinjohtaja@kunta.example',
        ],
        ['BUN', 'Koulutuslautakunta', 'Lautakunta', 'KF', '', '', 'sihteeri@kunta.example'],
        ['BUF', 'Koulutushallinto', 'Hallinto', 'BUN', 'paallikko@kunta.example'],
      ],
      goals: [
        [
          'KF-1',
          'Resurssit jaetaan oikeudenmukaisesti naisille ja miehille, tytöille ja pojille',
          'KF',
          '',
          'Päätökset, joista on tehty tasa-arvoanalyysi',
          'Prosentti',
          '',
          'Yhteensä',
          'Nouseva',
          '0',
          '',
          '',
          '15',
          '2023',
          '100',
          '2027-12-31',
        ],
        [
          'BUN-1',
          'Tytöt ja pojat suorittavat lukion yhtä usein',
          'BUN',
          'KF-1',
          'Tutkinto neljässä vuodessa',
          'Prosentti',
          '',
          'Tytöt ja pojat',
          'Ero pienenee',
          '1',
          '83',
          '79',
          '',
          '2024',
          '2',
          '2027-12-31',
        ],
      ],
    },
    example: 'Esimerkki lähtökohdaksi',
    copyExample: 'Kopioi esimerkki',
    copied: 'Kopioitu. Liitä se taulukkolaskentaan.',
    paste: 'Liitä rivit tähän',
    pasteHint: 'Valitse taulukkolaskennassa, kopioi ja liitä. Otsikkorivi saa olla mukana.',
    check: 'Tarkista rivit',
    checking: 'Tarkistetaan …',
    write: (count) => (count === 1 ? 'Tallenna 1 rivi' : `Tallenna ${count} riviä`),
    written: (count) => (count === 1 ? '1 rivi on tallennettu.' : `${count} riviä on tallennettu.`),
    stopped: {
      why: 'Tuonti keskeytyi, koska SharePoint ei vastannut niin kuin pitää.',
      written: (count) =>
        count === 1 ? '1 rivi on tallennettu.' : `${count} riviä on tallennettu.`,
      unchanged: (count) =>
        count === 1 ? '1 rivi oli jo olemassa.' : `${count} riviä oli jo olemassa.`,
      notWritten: (count) =>
        count === 1 ? '1 riviä ei ole tallennettu.' : `${count} riviä ei ole tallennettu.`,
      unknown: (count) =>
        count === 1 ? 'Emme tiedä, tallentuiko 1 rivi.' : `Emme tiedä, tallentuiko ${count} riviä.`,
      again:
        'Tallenna uudelleen hetken kuluttua: jo tallennettu säilyy, vain puuttuvat uudet ja muutetut rivit tallennetaan.',
    },
    nothingNew: 'Kaikki rivit ovat jo olemassa. Mitään ei tarvitse tallentaa.',
    moreRefused: (count) =>
      `Ensimmäisten rivien virheet näkyvät. Lisäksi ${count === 1 ? 'yhtä riviä' : `${count} riviä`} ei voida lukea; korjaa nämä ensin.`,
    refused: (count) =>
      count === 1
        ? 'Yhtä riviä ei voida lukea. Korjaa se alla.'
        : `${count} riviä ei voida lukea. Korjaa ne alla.`,
    ready: (fresh, same) =>
      `${fresh === 1 ? '1 uusi rivi' : `${fresh} uutta riviä`}${same === 0 ? '' : `, ${same} on jo olemassa`}. Kaikki voidaan lukea.`,
    changing: (count) =>
      count === 0 ? '' : count === 1 ? '1 rivi muuttuu.' : `${count} riviä muuttuu.`,
    line: 'Rivi',
    name: 'Nimi',
    outcome: 'Tulos',
    outcomes: {
      new: 'Uusi',
      changed: 'Muuttuu',
      same: 'On jo olemassa',
      refused: 'Ei voida lukea',
      waiting: 'Odottaa yläpuolista riviä',
    },
    toGoals: 'Jatka tavoitteisiin',
    writeInstead: 'Kirjoita tavoite sen sijaan',
    finish: 'Valmis',
    tooMany: 'Liitä enintään 3 000 riviä kerrallaan.',
    empty: 'Liitä vähintään yksi rivi.',
    showRefusedOnly: 'Näytä vain rivit, joita ei voida lukea',
  },
};
