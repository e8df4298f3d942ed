import type { ErrorText } from './sv';
import type { SettingKey } from '../../domain/settings/setting';

/** What a setting can be, as an order to the person who corrects its row. */
const settingForms: Readonly<Record<SettingKey, string>> = {
  municipalityName: 'Kirjoita kunnan nimi.',
  timeZone: 'Kirjoita aikavyöhyke, esimerkiksi Europe/Stockholm.',
  defaultLanguage: 'Kirjoita sv, en tai fi.',
  smallCountsBelow: 'Kirjoita luku väliltä 0–1000.',
  partlyMetFrom: 'Kirjoita luku väliltä 0–1, esimerkiksi 0,75.',
  remindDaysBefore: 'Kirjoita päivien määrät, esimerkiksi 7, 1.',
  remindDaysAfter: 'Kirjoita päivien määrät, esimerkiksi 1, 7, 14.',
  sendFromHour: 'Kirjoita täysi tunti väliltä 0–23.',
  sendToHour: 'Kirjoita täysi tunti väliltä 1–24.',
  signedOn: 'Kirjoita päivämäärä, esimerkiksi 2026-03-08.',
  signedDecision: 'Kirjoita päätös, esimerkiksi KF § 12.',
  planAdoptedOn: 'Kirjoita päivämäärä, esimerkiksi 2026-03-08.',
  planDecision: 'Kirjoita päätös, esimerkiksi KF § 12.',
};

/** The sentences in Finnish that say why a field is refused. */
export const fi: ErrorText = {
  reasons: {
    malformed: () => 'Tieto ei noudata sääntöjä.',
    unreadable: () => 'Arvoa ei voi lukea.',
    'reason-missing': () => 'Kirjoita perustelu.',
    'not-an-address': () => 'Se ei ole osoite.',
    'too-long': ({ longest }) =>
      longest === undefined
        ? 'Teksti on liian pitkä.'
        : `Tekstissä saa olla enintään ${String(longest)} merkkiä.`,
    'too-many': ({ most }) => `Niitä on liian monta. Kerralla mahtuu enintään ${String(most)}.`,
    'too-many-marks': () =>
      'Tekstin jossakin kirjaimessa on enemmän tarkkeita kuin missään kielessä käytetään. Poista ne ja tallenna uudelleen.',
    'unknown-word': () => 'Sanaa ei tunnisteta.',
    ambiguous: () => 'Luvun voi lukea kahdella tavalla. Kirjoita se ilman tuhaterottimia.',
    'hidden-character': ({ character }) =>
      `Numeroiden välissä on merkki, jota ei näy${character === undefined ? '' : ` (${String(character)})`}. Kirjoita luku uudelleen.`,
    'other-unit': ({ written }) =>
      `Luvun perässä oleva merkintä (${String(written)}) ei ole yksikkö, jossa arvo mitataan. Muunna arvo ja kirjoita vain luku.`,
    missing: () => 'Arvo puuttuu.',
    'not-asked-for': () => 'Indikaattori ei kysy tätä arvoa.',
    'one-figure': () => 'Mittarilla on yksi arvo. Valitse jaotteluksi Yhteensä.',
    'not-a-number': () => 'Se ei ole luku.',
    'too-small': ({ min }) => `Arvo on pienempi kuin ${String(min)}.`,
    'too-large': ({ max }) =>
      max === undefined ? 'Arvo on liian suuri.' : `Arvo on suurempi kuin ${String(max)}.`,
    'not-whole': () => 'Arvo ei ole kokonaisluku.',
    'too-many-decimals': ({ decimals }) =>
      ['Kirjoita ilman desimaaleja.', 'Kirjoita enintään yksi desimaali.'][Number(decimals)] ??
      `Kirjoita enintään ${String(decimals)} desimaalia.`,
    'not-the-sum': ({ total, sum }) =>
      sum === undefined
        ? 'Yhteismäärä ei ole sukupuolten summa.'
        : `Yhteismääräksi on annettu ${String(total)}, mutta sukupuolten summa on ${String(sum)}.`,
    'not-a-date': () => 'Se ei ole päivämäärä.',
    'in-the-past': () => 'Päivämäärä on jo mennyt.',
    'in-the-future': () => 'Päivä ei ole vielä tullut.',
    'before-period-begins': () => 'Päivämäärä on ennen jakson alkua.',
    'already-accepted': () => 'Raportti on jo hyväksytty.',
    'already-reported': () => 'Tavoite on jo raportoitu.',
    'cannot-be-accepted': () => 'Raporttia ei voi hyväksyä nykyisessä tilassa.',
    'own-report': () => 'Olet itse raportoinut. Toinen prosessinjohtaja hyväksyy raportin.',
    'cannot-be-sent-back': () => 'Raporttia ei voi palauttaa nykyisessä tilassa.',
    'nobody-to-ask': () =>
      'Kysyttävää henkilöä ei ole: tavoitteella ei ole vastuuhenkilöä, jonka hakemisto tuntee.',
    'round-planned': () => 'Kierros ei ole vielä auki.',
    'round-open': () => 'Kierros on jo auki.',
    'round-opening': () => 'Kierrosta avataan. Yritä hetken kuluttua uudelleen.',
    'round-closing': () => 'Kierrosta päätetään.',
    'round-closed': () => 'Kierros on päättynyt.',
    'round-cancelled': () => 'Kierros on peruttu.',
    'newer-round-opened': () =>
      'Uudempi kierros on jo avattu. Vain viimeisimmän jakson kierros voidaan avata uudelleen.',
    'delivery-planned': () => 'Viesti odottaa jo lähetystä.',
    'delivery-sending': () => 'Viestiä lähetetään parhaillaan.',
    'delivery-sent': () => 'Viesti on jo lähetetty.',
    'title-taken': () => 'Samanniminen kierros on jo olemassa.',
    'has-figures': () => 'Ei voida arvioida, mutta lukuja on annettu.',
    'not-measurable': () => 'Tavoite ei ole mitattava.',
    'has-parent': () => 'Kunnanvaltuusto on ylimpänä, eikä sen yläpuolella ole toimielintä.',
    'wrong-level': () => 'Toimielin on väärän tason alla.',
    ring: () => 'Toimielin on itsensä alla.',
    'changed-meanwhile': ({ now }) =>
      `Joku muu on muuttanut tietoa sivun ollessa sinulla auki. Nyt siinä on ${String(now)}. Valitse uudelleen.`,
    'person-unknown': ({ mail }) =>
      mail === undefined
        ? 'Kenelläkään kunnan hakemistossa ei ole osoitetta. Tarkista kirjoitusasu. Muiden organisaatioiden vieraita ei voi valita.'
        : `Kenelläkään kunnan hakemistossa ei ole osoitetta ${String(mail)}. Tarkista kirjoitusasu. Muiden organisaatioiden vieraita ei voi valita.`,
    'nobody-leads': () =>
      'Vähintään yhden prosessinjohtajan on oltava kunnan hakemistossa. Lisää toinen, ennen kuin poistat viimeisen.',
    'ends-before-it-begins': () =>
      'Viimeinen päivä on ennen ensimmäistä päivää. Korjaa toinen päivämääristä.',
    'bodies-below': ({ count }) =>
      count === 1
        ? 'Yksi tämän alainen yksikkö on olemassa pidempään. Siirrä tai päätä se ensin.'
        : `Tämän alla on ${String(count)} yksikköä, jotka ovat olemassa pidempään. Siirrä tai päätä ne ensin.`,
    'replaced-by-itself': () =>
      'Lautakunta tai yksikkö ei voi korvata itseään. Valitse toinen tai tyhjennä sarake.',
    'replaced-by-gone': ({ key }) =>
      `Korvaajaa${key === '' ? '' : ` (${String(key)})`} ei ole luettelossa Organisation (Organisaatio). Lisää se uudelleen tai valitse toinen.`,
    'replaced-by-ended': ({ key }) =>
      `Myös korvaaja (${String(key)}) on lakkautettu, eikä mikään korvaa sitä. Valitse olemassa oleva.`,
    'replaced-in-ring': () =>
      'Ne korvaavat toisensa kehässä, joten kukaan ei ota vastuuta. Valitse olemassa oleva.',
    'unknown-body': ({ key }) =>
      `Tunnusta ${String(key)} ei ole luettelossa Organisation (Organisaatio).`,
    'not-a-board': ({ key }) => `${String(key)} ei ole lautakunta. Anna lautakuntien tunnukset.`,
    'only-administrations': () =>
      'Vain hallinto voi toimia usean lautakunnan alaisena. Tyhjennä sarake tai muuta taso.',
    'goal-undecided': ({ key }) => `Kerro, mitä tavoitteelle ${String(key)} tapahtuu.`,
    'body-undecided': ({ name }) => `Kerro, mitä tapahtuu: ${String(name)}.`,
    'nowhere-to-move': ({ key }) =>
      `Valitse korvaaja tai toinen lautakunta tai yksikkö tavoitteelle ${String(key)}.`,
    'cannot-stand-there': ({ name }) =>
      `Tähän kohtaan ei voi siirtää: ${String(name)}. Valitse toinen ylempi taso tai lakkauta se samana päivänä.`,
    'derived-from-elsewhere': ({ key }) =>
      `Tavoite ${String(key)} on johdettu tavoitteesta, joka ei enää olisi sen yläpuolella. Valitse toinen paikka tai muuta tavoitetta ensin.`,
    'not-above': () => 'Ylemmän tavoitteen on kuuluttava tämän yläpuolella olevalle toimielimelle.',
    unknown: () => 'Mainittua ei ole olemassa.',
    'asks-fraction': ({ written, meant }) =>
      `Arvo ${String(written)} on prosenttisarakkeessa. Vastaa yllä, tarkoittaako se ${String(meant)} %.`,
    'two-dates': ({ one, other }) =>
      `Päivä voi olla ${String(one)} tai ${String(other)}. Kirjoita se muodossa 2026-12-31.`,
    'other-direction': () =>
      'Tavoitearvon edessä oleva sana on ristiriidassa suunnan kanssa. Korjaa toinen niistä.',
    'many-of-that-name': () => 'Usealla on sama nimi. Kirjoita tunnus.',
    'asks-person': ({ written }) =>
      `Nimi ei yksin kerro, kuka ${String(written)} on. Valitse henkilö tai kirjoita osoite.`,
    'nobody-of-that-name': () =>
      'Kunnan hakemistossa ei ole ketään sen nimistä. Tarkista kirjoitusasu tai kirjoita osoite.',
    'state-elsewhere': () =>
      'Tuonti ei muuta tavoitteen tilaa. Ehdota, vahvista tai päätä tavoite sen omalla sivulla.',
    'doubled-column': () => 'Useampi sarake tarkoittaa samaa. Valitse luettava sarake.',
    doubled: () => 'Tunnus on useammalla kuin yhdellä rivillä.',
    'not-a-key': () => 'Tunnuksessa saa olla vain kirjaimia, numeroita ja yhdysmerkkejä.',
    'not-a-year': ({ earliest, latest }) =>
      earliest === undefined
        ? 'Vuotta ei voi käyttää.'
        : `Vuoden on oltava ${String(earliest)}–${String(latest)}.`,
    'not-decimals': () => 'Desimaalien määrän on oltava 0–3.',
    'not-a-channel-link': () =>
      'Se ei ole linkki kanavaan. Kopioi se Teamsin toiminnolla Hae linkki kanavaan.',
    'channel-of-other-tenant': () =>
      'Linkki johtaa toisen organisaation kanavaan. Kopioi linkki kunnan oman Teamsin kanavaan.',
    'channel-of-other-team': () =>
      'Kanava kuuluu eri tiimiin kuin linkissä sanotaan. Kopioi linkki uudelleen Teamsissa (Hanki linkki kanavaan).',
    'changed-as-asked': () =>
      'Se, mitä kierroksella pyydettiin, on muuttunut rivillä sarakkeessa, jota vain Jämna kirjoittaa. Palauta rivi versiohistoriasta tai pyydä prosessinjohtajaa kirjoittamaan tavoite uudelleen kohdassa Seuranta.',
    'send-back-first': () => 'Tavoite on raportoitu. Palauta raportti ensin.',
    'cannot-be-taken-back': () =>
      'Hyväksyntää ei voi perua: raporttia ei ole hyväksytty tai kierros ei ole käynnissä.',
    'not-adopted': ({ key }) => `Tavoitetta ${String(key)} ei ole vahvistettu.`,
    'goal-closed': ({ key }) => `Tavoite ${String(key)} on päättynyt.`,
    double: ({ key }) =>
      `Rivi on kaksoiskappale. Tavoitteen raportti kierroksella on rivi, jonka koodi on ${String(key)}. Poista tämä rivi.`,
    'not-in-round': () =>
      'Kierros ei kysy tätä tavoitetta. Pyydä prosessinjohtajaa ottamaan se mukaan kierrokseen.',
    'not-asked': () =>
      'Kierros ei kysy tätä tavoitetta. Riviä ei lasketa mukaan, ellei prosessinjohtaja ota tavoitetta mukaan.',
    'setting-unknown': () =>
      'Tunnus ei ole minkään asetuksen tunnus, joten rivillä ei ole vaikutusta. Korjaa tunnus tai poista rivi.',
    'setting-unreadable': ({ setting }) => {
      const form = new Map<unknown, string>(Object.entries(settingForms)).get(setting) ?? '';
      return `Arvoa ei voi käyttää, joten oletusarvo on voimassa. ${form}`.trim();
    },
    'setting-hours': ({ from, to }) =>
      `Kello ${String(from)}–${String(to)} ei jää aikaa lähettää, joten oletusajat ovat voimassa. Ensimmäisen ajan on oltava ennen toista.`,
    'setting-doubled': ({ first, value }) =>
      `Rivi ${String(first)} sisältää jo tämän asetuksen (”${String(value)}”) ja on voimassa. Muuta sitä riviä ja poista tämä.`,
    'not-the-key': ({ key }) => `Tunnuksen on oltava ${String(key)}.`,
    'body-ended': () => 'Yksikköä ei ole tänään olemassa. Valitse olemassa oleva yksikkö.',
    'goal-adopted': () => 'Tavoite on jo vahvistettu.',
    'not-deciding': () =>
      'Tämä toimielin ei voi vahvistaa tavoitetta. Sen tekee tavoitteen oma lautakunta tai valtuusto tai sen yläpuolella oleva toimielin.',
    'not-a-deciding-body': () =>
      'Tämä yksikkö ei tee päätöksiä tavoitteista. Valitse lautakunta tai valtuusto.',
    'decision-recorded': ({ key }) =>
      `Päätös on jo rivillä ${String(key)}: sama toimielin, päivä ja pykälä. Korjaa rivi tai poista se.`,
    'not-the-secretary': () =>
      'Päätöksen kirjaa toimielimen sihteeri tai prosessinjohtaja. Pyydä jompaakumpaa tarkistamaan rivi.',
    'unknown-goal': ({ key }) => `Tavoitetta ${String(key)} ei ole.`,
  },
  other: 'Tieto ei noudata sääntöjä.',
};
