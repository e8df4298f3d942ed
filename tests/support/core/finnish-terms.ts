/** A term whose Finnish nobody has confirmed, with the question to a reviewer. */
export interface UnsureTerm {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
  /** Matches the term in its inflected forms, also as a part of a compound. */
  readonly forms: RegExp;
  /** The question in Swedish, since a Finnish speaker who works in a Swedish municipality reads it. */
  readonly question: string;
}

/** The terms to be confirmed by a native speaker who works in a Swedish municipality (docs/finnish-review.md). */
export const unsureTerms: readonly UnsureTerm[] = [
  {
    fi: 'hallinto',
    sv: 'förvaltning',
    en: 'administration',
    // Does not match hallintopäällikkö (a term of its own), the legal term hallintoalue and the Charter's
    // paikallishallinto.
    forms: /(?<!paikallis)hallin(?:to(?!alue|päälli)|no)/iu,
    question:
      'Förstår personalen ”hallinto” som förvaltningen under en nämnd? I Finland sägs ”toimiala” eller ”virasto”.',
  },
  {
    fi: 'hallintopäällikkö',
    sv: 'förvaltningschef',
    en: 'head of administration',
    forms: /hallintopäälli/iu,
    question: 'Är det så en förvaltningschef kallas hos er, eller heter det något med ”johtaja”?',
  },
  {
    fi: 'prosessinjohtaja',
    sv: 'processledare',
    en: 'process leader',
    forms: /prosessinjoht/iu,
    question:
      'Säger ni ”prosessinjohtaja”, eller hellre ”prosessivastaava” eller ”tasa-arvovastaava”?',
  },
  {
    fi: 'tasa-arvostrategi',
    sv: 'jämställdhetsstrateg',
    en: 'gender equality strategist',
    forms: /tasa-arvostrateg/iu,
    question: 'Är ”tasa-arvostrategi” en titel som ni använder?',
  },
  {
    fi: 'korjaussuunnitelma',
    sv: 'åtgärdsplan',
    en: 'corrective action plan',
    forms: /korjaussuunnitelm/iu,
    question:
      'Är ”korjaussuunnitelma” rätt för planen som en nämnd är skyldig fullmäktige när målet inte nås?',
  },
  {
    fi: 'tilinpäätös; vuosikertomus',
    sv: 'årsredovisning',
    en: 'annual report (statutory)',
    forms: /tilinpäätö|vuosikertomu/iu,
    question:
      'Kommunens årsredovisning: ”tilinpäätös” (som i Finland), ”vuosikertomus” eller ”vuosiselonteko”?',
  },
  {
    fi: 'kolmannesvuosiseuranta',
    sv: 'tertialuppföljning',
    en: 'four-monthly follow-up',
    forms: /kolmannesvuosi/iu,
    question: 'Används ”kolmannesvuosiseuranta”, eller säger ni ”tertiaaliseuranta”?',
  },
  {
    fi: 'ohjausketju',
    sv: 'styrkedja',
    en: 'steering chain',
    forms: /ohjausketju/iu,
    question: 'Förstås ”ohjausketju” som vägen från fullmäktiges beslut till mötet med invånaren?',
  },
  {
    fi: 'tasa-arvoanalyysi',
    sv: 'jämställdhetsanalys',
    en: 'gender equality analysis',
    forms: /tasa-arvoanalyy/iu,
    question: 'Räcker ”tasa-arvoanalyysi”, eller ska det vara ”sukupuolivaikutusten arviointi”?',
  },
  {
    fi: 'päätösaineisto',
    sv: 'beslutsunderlag',
    en: 'decision basis',
    forms: /päätösaineisto/iu,
    question: 'Är ”päätösaineisto” det ord ni möter i nämndens handlingar?',
  },
  {
    fi: 'tasa-arvoisten päätösten tarkistuslista',
    sv: 'checklista för jämställda beslut',
    en: 'checklist for gender-equal decisions',
    forms: /päätösten tarkistuslist/iu,
    question: 'Låter checklistans namn som något en handläggare skulle säga?',
  },
  {
    fi: 'virkamieskirjelmä',
    sv: 'tjänsteskrivelse',
    en: 'officer’s report',
    forms: /virkamieskirjelm/iu,
    question: 'Vad kallas en tjänsteskrivelse på finska hos er?',
  },
  {
    fi: 'päätöksen perusteet',
    sv: 'underlag för beslut',
    en: 'documents behind the decision',
    forms: /päätöksen perust/iu,
    question: '”Päätöksen perusteet” kan läsas som skälen. Förstås det som handlingarna bakom?',
  },
  {
    fi: 'työaineisto',
    sv: 'arbetsmaterial',
    en: 'working material',
    forms: /työaineisto/iu,
    question: 'Är ”työaineisto” tydligt som något som ännu inte är allmän handling?',
  },
  {
    fi: 'tiedonhallintasuunnitelma',
    sv: 'informationshanteringsplan',
    en: 'records management plan',
    forms: /tiedonhallintasuunnitelm/iu,
    question: 'Vad heter kommunens informationshanteringsplan på finska?',
  },
  {
    fi: 'alue (Ruotsin alue)',
    sv: 'region',
    en: 'region',
    forms: /(?<![\p{L}-])(?:Ruotsin )?aluee?[nt]?(?![\p{L}])/iu,
    question: 'Förstås ”alue” som Region i Sverige utan tillägg?',
  },
  {
    fi: 'Ruotsin kunnat ja alueet',
    sv: 'Sveriges Kommuner och Regioner',
    en: 'SALAR (SKR)',
    forms: /Ruotsin kunn/iu,
    question: 'Ska namnet översättas, eller räcker förkortningen SKR?',
  },
];
