import type { Texts } from '../language';

/** A public page of the server, whose address the Teams manifest names. */
export interface PublicPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}
/** The names of the public pages. */
export type PublicPageName = 'about' | 'privacy' | 'terms';

/**
 * The texts of the public pages, by name and language. They describe an installation that the municipality runs itself.
 */
export const publicPages: Readonly<Record<PublicPageName, Texts<PublicPage>>> = {
  about: {
    sv: {
      title: 'Jämna',
      paragraphs: [
        'Jämna hjälper kommunen att följa upp sina jämställdhetsmål enligt CEMR-deklarationen. Öppna appen Jämna i Microsoft Teams.',
      ],
    },
    en: {
      title: 'Jämna',
      paragraphs: [
        'Jämna helps the municipality to follow up its gender equality goals under the CEMR Charter. Open the app Jämna in Microsoft Teams.',
      ],
    },
    fi: {
      title: 'Jämna',
      paragraphs: [
        'Jämna auttaa kuntaa seuraamaan tasa-arvotavoitteitaan eurooppalaisen tasa-arvon peruskirjan mukaisesti. Avaa Jämna-sovellus Microsoft Teamsissa.',
      ],
    },
  },
  privacy: {
    sv: {
      title: 'Personuppgifter i Jämna',
      paragraphs: [
        'Kommunen driver Jämna själv och är personuppgiftsansvarig. Uppgifterna lagras i listor på kommunens egen SharePoint-webbplats och lämnas inte till någon annan.',
        'Jämna behandlar namn, e-postadress och katalogens id för den som har en roll i organisationen, vem som har rapporterat, återsänt eller godtagit en rapport och när, samt var boten kan nå en person i Teams. Syftet är att följa upp kommunens mål.',
        'Serverns logg innehåller inga namn, e-postadresser eller texter. Frågor, rättelse och gallring: vänd dig till kommunen.',
      ],
    },
    en: {
      title: 'Personal data in Jämna',
      paragraphs: [
        'The municipality runs Jämna itself and is the controller. The data is kept in lists on the municipality’s own SharePoint site and is passed to nobody else.',
        'Jämna processes the name, e-mail address and directory id of those who hold a role in the organisation, who reported, sent back or accepted a report and when, and where the bot can reach a person in Teams. The purpose is to follow up the municipality’s goals.',
        'The server’s log holds no names, e-mail addresses or texts. For questions, correction and disposal, turn to the municipality.',
      ],
    },
    fi: {
      title: 'Henkilötiedot Jämnassa',
      paragraphs: [
        'Kunta ylläpitää Jämnaa itse ja on rekisterinpitäjä. Tiedot ovat luetteloissa kunnan omalla SharePoint-sivustolla, eikä niitä luovuteta muille.',
        'Jämna käsittelee organisaatiossa roolin saaneiden nimeä, sähköpostiosoitetta ja hakemistotunnusta, tietoa siitä, kuka on raportoinut, palauttanut tai hyväksynyt raportin ja milloin, sekä sitä, mistä botti tavoittaa henkilön Teamsissa. Tarkoitus on seurata kunnan tavoitteita.',
        'Palvelimen lokissa ei ole nimiä, sähköpostiosoitteita eikä tekstejä. Kysymykset, oikaisut ja hävittäminen: ota yhteyttä kuntaan.',
      ],
    },
  },
  terms: {
    sv: {
      title: 'Villkor för Jämna',
      paragraphs: [
        'Jämna är öppen källkod under MIT-licensen och tillhandahålls av kommunen för dess medarbetare och förtroendevalda. Kommunens egna regler för it-stöd gäller.',
      ],
    },
    en: {
      title: 'Terms of Jämna',
      paragraphs: [
        'Jämna is open source under the MIT licence and is provided by the municipality for its staff and elected representatives. The municipality’s own rules for IT services apply.',
      ],
    },
    fi: {
      title: 'Jämnan käyttöehdot',
      paragraphs: [
        'Jämna on MIT-lisenssin alaista avointa lähdekoodia, ja kunta tarjoaa sen henkilöstölleen ja luottamushenkilöilleen. Kunnan omat tietotekniikan käyttösäännöt ovat voimassa.',
      ],
    },
  },
};
