import type { BankKey, BankWords } from '../../../domain/goals/goal-bank';

/** The words of the bank of ready goals, in Finnish. The list Mål gets the Swedish ones. */
export const goalBankWords: Readonly<Record<BankKey, BankWords>> = {
  'decisions-considered': {
    title: 'Poliittisissa päätöksissä otetaan huomioon vaikutukset naisiin ja miehiin',
    indicator:
      'Niiden poliittisten päätösten osuus, joissa vaikutukset naisiin ja miehiin on otettu huomioon',
  },
  'changes-analysed': {
    title: 'Muutoksista päätettäessä on tehty tasa-arvoanalyysi',
    indicator: 'Niiden muutospäätösten osuus, joista on tehty tasa-arvoanalyysi',
  },
  'statistics-by-sex': {
    title: 'Kaikki yksilöitä koskevat tilastot on eritelty sukupuolen mukaan',
    indicator: 'Sukupuolen mukaan eriteltyjen yksilötilastojen osuus',
  },
  'decision-bases': {
    title: 'Päätösaineistot kuvaavat vaikutuksia naisiin ja miehiin',
    indicator: 'Niiden virkamieskirjelmien osuus, joissa kuvataan vaikutuksia naisiin ja miehiin',
  },
  'resources-mapped': {
    title: 'Talousarvio näyttää, miten resurssit jakautuvat sukupuolten kesken',
    indicator:
      'Niiden lautakuntien ja yhtiöiden osuus, jotka ovat kartoittaneet resurssinsa sukupuolen mukaan',
  },
  'bodies-with-plan': {
    title: 'Useampi hallinto työskentelee aktiivisesti tasa-arvosuunnitelman parissa',
    indicator: 'Suunnitelman parissa aktiivisesti työskentelevien hallintojen määrä',
  },
  'self-assessment': {
    title: 'Tasa-arvotyöstä tulee osa tavallista ohjausta',
    indicator: 'Kymmenen osa-alueen itsearvioinnin pistesumma (1–4 pistettä kustakin)',
  },
  'trained-in-mainstreaming': {
    title: 'Poliitikot ja viranhaltijat osaavat valtavirtaistaa tasa-arvoa',
    indicator: 'Koulutuksen käyneiden poliitikkojen ja viranhaltijoiden osuus',
  },
  'elected-evenly': {
    title: 'Naisia ja miehiä on luottamushenkilöinä yhtä lailla',
    indicator: 'Lautakunnan luottamushenkilöt',
  },
  'full-time': {
    title: 'Naiset ja miehet tekevät kokoaikatyötä yhtä paljon',
    indicator: 'Kokoaikaisten osuus kuukausipalkkaisista',
  },
  'pay-gap': {
    title: 'Naisten ja miesten palkkaero pienenee',
    indicator: 'Keskipalkka, kruunua kuukaudessa',
  },
  'part-time-firefighters': {
    title: 'Useampi nainen työskentelee osa-aikaisena palomiehenä',
    indicator: 'Osa-aikaiset palomiehet',
  },
  'upper-secondary': {
    title: 'Tytöt ja pojat suorittavat lukion loppuun yhtä usein',
    indicator: 'Lukiosta tutkinnon tai todistuksen neljässä vuodessa saaneet',
  },
  'merit-value': {
    title: 'Tyttöjen ja poikien ansioluvun ero pienenee',
    indicator: 'Ansioluku vuosiluokalla 9',
  },
  'eligible-for-vocational': {
    title: 'Tytöt ja pojat ovat kelpoisia ammatillisiin ohjelmiin',
    indicator: 'Ammatillisiin ohjelmiin kelpoiset vuosiluokan 9 oppilaat',
  },
  'post-secondary': {
    title: 'Naiset ja miehet kouluttautuvat yhtä paljon',
    indicator: 'Vähintään kolmen vuoden jatkokoulutuksen saaneiden osuus 25–64-vuotiaista',
  },
  'self-rated-health': {
    title: 'Naisilla ja miehillä on yhtä hyvä terveys',
    indicator: 'Terveytensä hyväksi arvioivien osuus',
  },
  'ill-health': {
    title: 'Naisten ja miesten sairastavuus vähenee',
    indicator: 'Sairastavuusluku (ohälsotal), päivää henkilöä kohti vuodessa',
  },
  'care-of-sick-child': {
    title: 'Isät ja äidit hoitavat sairasta lasta yhtä paljon',
    indicator: 'Miesten osuus sairaan lapsen hoitopäivistä (VAB)',
  },
  'income-support-time': {
    title: 'Naiset ja miehet saavat toimeentulotukipäätöksen yhtä nopeasti',
    indicator: 'Toimeentulotuen käsittelyaika, päivää',
  },
  'trained-on-violence': {
    title: 'Henkilöstö osaa tunnistaa ja kohdata lähisuhdeväkivaltaa',
    indicator: 'Väkivaltakoulutuksen käyneen henkilöstön osuus',
  },
  'home-care-satisfaction': {
    title: 'Naiset ja miehet ovat yhtä tyytyväisiä kotipalveluun',
    indicator: 'Kotipalveluun kokonaisuutena tyytyväisten osuus',
  },
  'long-term-unemployed': {
    title: 'Harvempi nainen ja mies on pitkäaikaistyötön',
    indicator: 'Pitkäaikaistyöttömien osuus 25–64-vuotiaista',
  },
  'foreign-born-employed': {
    title: 'Ulkomailla syntyneet naiset ja miehet käyvät työssä yhtä paljon',
    indicator: 'Työllisten osuus ulkomailla syntyneistä',
  },
  debts: {
    title: 'Harvemmalla naisella ja miehellä on velkaa ulosotossa',
    indicator: 'Niiden asukkaiden osuus, joilla on velkaa ulosotossa (Kronofogden)',
  },
  'association-grants': {
    title: 'Järjestöavustukset jakautuvat tasaisesti tytöille ja pojille',
    indicator: 'Järjestöavustus osallistujaa kohti, kruunua',
  },
  'sports-participation': {
    title: 'Tytöt ja pojat urheilevat yhtä paljon',
    indicator: 'Osallistumiskerrat urheiluseuroissa, 7–20-vuotiaat',
  },
  'youth-centre': {
    title: 'Nuorisotalossa käy tyttöjä ja poikia yhtä lailla',
    indicator: 'Nuorisotalon kävijät',
  },
  'feel-safe': {
    title: 'Naiset ja miehet tuntevat olonsa ulkona yhtä turvalliseksi',
    indicator: 'Osuus, joka tuntee olonsa ulkona turvalliseksi pimeällä',
  },
};
