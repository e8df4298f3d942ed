import type { BankKey, BankWords } from '../../../domain/goals/goal-bank';

/** The words of the bank of ready goals, in Swedish: as the list Mål holds them when somebody starts from one. */
export const goalBankWords: Readonly<Record<BankKey, BankWords>> = {
  'decisions-considered': {
    title: 'Politiska beslut tar hänsyn till konsekvenser för kvinnor och män',
    indicator: 'Andel politiska beslut som har beaktat konsekvenser för kvinnor och män',
  },
  'changes-analysed': {
    title: 'Vid beslut om förändringar är en jämställdhetsanalys genomförd',
    indicator: 'Andel beslut om förändringar som har en jämställdhetsanalys',
  },
  'statistics-by-sex': {
    title: 'All individbaserad statistik är uppdelad på kön',
    indicator: 'Andel individbaserad statistik som är uppdelad på kön',
  },
  'decision-bases': {
    title: 'Beslutsunderlag beskriver konsekvenser för kvinnor och män',
    indicator: 'Andel tjänsteskrivelser som beskriver konsekvenser för kvinnor och män',
  },
  'resources-mapped': {
    title: 'Budgeten visar hur resurserna fördelas mellan könen',
    indicator: 'Andel nämnder och bolag som har kartlagt sina resurser efter kön',
  },
  'bodies-with-plan': {
    title: 'Fler förvaltningar arbetar aktivt med planen för jämställdhet',
    indicator: 'Antal förvaltningar som arbetar aktivt med planen',
  },
  'self-assessment': {
    title: 'Jämställdhetsarbetet blir en del av den vanliga styrningen',
    indicator: 'Summa poäng i självskattningen av tio moment (1–4 poäng vardera)',
  },
  'trained-in-mainstreaming': {
    title: 'Politiker och tjänstepersoner kan arbeta med jämställdhetsintegrering',
    indicator: 'Andel politiker och tjänstepersoner som har gått utbildning',
  },
  'elected-evenly': {
    title: 'Kvinnor och män är förtroendevalda i lika mån',
    indicator: 'Förtroendevalda i nämnden',
  },
  'full-time': {
    title: 'Kvinnor och män arbetar heltid i samma omfattning',
    indicator: 'Andel månadsanställda på heltid',
  },
  'pay-gap': {
    title: 'Skillnaden mellan kvinnors och mäns löner minskar',
    indicator: 'Medellön, kronor i månaden',
  },
  'part-time-firefighters': {
    title: 'Fler kvinnor arbetar som deltidsbrandmän',
    indicator: 'Deltidsbrandmän',
  },
  'upper-secondary': {
    title: 'Flickor och pojkar når gymnasieexamen i samma utsträckning',
    indicator: 'Gymnasieelever med examen eller studiebevis inom 4 år',
  },
  'merit-value': {
    title: 'Skillnaden i meritvärde mellan flickor och pojkar minskar',
    indicator: 'Meritvärde årskurs 9',
  },
  'eligible-for-vocational': {
    title: 'Flickor och pojkar är behöriga till yrkesprogram',
    indicator: 'Elever i år 9 som är behöriga till yrkesprogram',
  },
  'post-secondary': {
    title: 'Kvinnor och män utbildar sig i samma utsträckning',
    indicator: 'Andel 25–64 år med minst tre års eftergymnasial utbildning',
  },
  'self-rated-health': {
    title: 'Kvinnor och män har lika god hälsa',
    indicator: 'Andel som skattar sin hälsa som god',
  },
  'ill-health': {
    title: 'Ohälsan minskar för kvinnor och män',
    indicator: 'Ohälsotal, dagar per person och år',
  },
  'care-of-sick-child': {
    title: 'Pappor och mammor tar ut lika mycket vård av barn',
    indicator: 'Mäns andel av dagarna för vård av barn (VAB)',
  },
  'income-support-time': {
    title: 'Kvinnor och män får beslut om försörjningsstöd lika snabbt',
    indicator: 'Handläggningstid för försörjningsstöd, dagar',
  },
  'trained-on-violence': {
    title: 'Personalen kan upptäcka och möta våld i nära relationer',
    indicator: 'Andel personal som har gått utbildning om våld',
  },
  'home-care-satisfaction': {
    title: 'Kvinnor och män är lika nöjda med hemtjänsten',
    indicator: 'Andel nöjda med hemtjänsten som helhet',
  },
  'long-term-unemployed': {
    title: 'Färre kvinnor och män är långtidsarbetslösa',
    indicator: 'Andel långtidsarbetslösa 25–64 år',
  },
  'foreign-born-employed': {
    title: 'Utrikes födda kvinnor och män arbetar i samma utsträckning',
    indicator: 'Andel sysselsatta bland utrikes födda',
  },
  debts: {
    title: 'Färre kvinnor och män har skulder hos Kronofogden',
    indicator: 'Andel invånare med skulder hos Kronofogden',
  },
  'association-grants': {
    title: 'Föreningsbidragen når flickor och pojkar lika',
    indicator: 'Föreningsbidrag per deltagare, kronor',
  },
  'sports-participation': {
    title: 'Flickor och pojkar idrottar lika mycket',
    indicator: 'Deltagartillfällen i idrottsföreningar, 7–20 år',
  },
  'youth-centre': {
    title: 'Fritidsgårdens besökare är flickor och pojkar i lika mån',
    indicator: 'Besökare på fritidsgården',
  },
  'feel-safe': {
    title: 'Kvinnor och män känner sig lika trygga utomhus',
    indicator: 'Andel som känner sig trygga utomhus när det är mörkt',
  },
};
