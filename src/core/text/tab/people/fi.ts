import type { people as sv } from './sv';

/** The words with which people choose who has a role, in Finnish. */
export const people: typeof sv = {
  change: {
    manager: 'Vaihda päällikkö',
    substitute: 'Vaihda sijainen',
    secretary: 'Vaihda lautakunnan sihteeri',
    processLeader: 'Vaihda prosessinjohtaja',
    reporter: 'Vaihda raportoija',
  },
  appoint: {
    manager: 'Nimeä päällikkö',
    substitute: 'Nimeä sijainen',
    secretary: 'Nimeä lautakunnan sihteeri',
    processLeader: 'Nimeä prosessinjohtaja',
    reporter: 'Nimeä raportoija',
  },
  unfoundText:
    'Jos henkilöä ei ole nimetty tai häntä ei ole hakemistossa, hän ei näe tavoitteitaan kohdassa Omat. Valitse henkilö tässä.',
  search: 'Hae nimellä tai sähköpostiosoitteella',
  hint: 'Kirjoita vähintään kaksi kirjainta.',
  searching: 'Haetaan …',
  found: (count) => (count === 1 ? '1 henkilö löytyi.' : `${count} henkilöä löytyi.`),
  more: 'Sopivia on enemmän. Kirjoita nimeä pidemmälle.',
  nobody: (text) =>
    `Kunnan hakemistosta ei löydy ketään haulla ”${text}”. Tarkista kirjoitusasu tai kirjoita koko sähköpostiosoite.`,
  forbidden: 'Jämna ei saa hakea kunnan hakemistosta. Kirjoita koko sähköpostiosoite.',
  unavailable:
    'Hakemisto ei vastaa. Kirjoita koko sähköpostiosoite tai yritä hetken päästä uudelleen.',
  readAs: (mail) => `Osoite luetaan muodossa ${mail}.`,
  hidden: (characters) => `Näkymättömät merkit poistettiin: ${characters}.`,
  save: 'Tallenna',
  cancel: 'Peruuta',
  leaveToManager: 'Anna yksiköstä vastaavan raportoida',
  remove: 'Poista',
  saved: 'Tallennettu. Asianosaiset saavat tiedon Teamsissa.',
  declined: (name) => `${name} ilmoittaa, ettei vastaa tavoitteesta.`,
  declinedBecause: (name, reason) => `${name} ilmoittaa, ettei vastaa tavoitteesta: ${reason}`,
  declinedMark: 'En minä',
  somebody: 'Kysytty henkilö',
  standsInFor: (name) => `sijaistaa henkilöä ${name}, joka on poissa`,
};
