import { deliveryReasons, messageKinds } from './delivery-reasons-sv';
import { brokenRow } from './broken-row-sv';

/** The texts of the page Uppföljning, in Swedish: a round from its preparation to its export. */
export const followUp = {
  noRight: {
    title: 'Uppföljningen är för processledare, chefer och nämndsekreterare',
    text: 'Det du själv ska rapportera finns under Mitt.',
    action: 'Till Mitt',
  },
  round: 'Omgång',
  noRound: 'Ingen omgång är förberedd än',
  noRoundText: 'En processledare förbereder omgången. Sedan visas insamlingen här.',
  newRound: 'Förbered en omgång',
  due: (date: string) => `Klart senast ${date}`,
  period: (period: string) => `Utfall för ${period}`,
  reported: (reported: number, asked: number) => `${reported} av ${asked} rapporterade`,
  daysLeft: (days: number) => {
    if (days > 1) return `${days} dagar kvar`;
    if (days === 1) return '1 dag kvar';
    if (days === 0) return 'Sista dagen i dag';
    return days === -1 ? '1 dag efter sista dagen' : `${-days} dagar efter sista dagen`;
  },
  openedBy: (name: string, date: string) => `Öppnad av ${name} ${date}`,
  ended: { closed: 'Omgången är avslutad.', cancelled: 'Omgången är inställd.' },
  boards: 'Nämnder',
  board: 'Nämnd',
  asked: 'Mål',
  allBoards: 'Alla nämnder',
  filter: 'Visa',
  rows: 'Mål i omgången',
  showing: (count: number) => (count === 1 ? '1 mål' : `${count} mål`),
  noRows: 'Inget mål passar urvalet.',
  clearFilter: 'Visa alla mål',
  noReporter: 'ingen rapportör',
  accept: 'Godta',
  sendBack: 'Skicka tillbaka',
  sendBackReason: 'Vad behöver kompletteras?',
  sendBackHint: 'Texten går till den som rapporterade.',
  sendBackSend: 'Skicka tillbaka med motivering',
  nudge: 'Påminn nu',
  nudged: 'Påminnelsen är på väg.',
  nudgedAt: (date: string, time: string) =>
    `Påminnelsen skickas ${date} kl. ${time}, när arbetsdagen börjar.`,
  cancelAct: 'Avbryt',
  notReported: 'Ingen rapport än.',
  notReportedInTime: 'Ingen rapport kom in innan omgången avslutades.',
  progress: {
    opening: (done: string, of: string) =>
      `Omgången öppnas: ${done} av ${of} mål. Ingen får besked förrän alla är klara.`,
    closing: (done: string, of: string) =>
      `Omgången avslutas: ${done} av ${of} mål. Ingen kan rapportera längre.`,
    text: 'Sidan följer med av sig själv. Du kan lämna den utan att något avbryts.',
  },
  takeBackAcceptance: 'Ta tillbaka godtagandet',
  rowMark: {
    missing: 'raden saknas i listan',
    spoiled: 'raden har ändrats i listan',
    changed: 'målet har ändrats',
  },
  rowMissing: 'Raden saknas i listan Rapporter. Omgången frågar efter målet ändå.',
  makeRow: 'Skapa raden igen',
  renewAsAsked: 'Skriv målet i raden på nytt',
  renewAsAskedText: 'Raden får målet som det är i dag, och det står att det fyllts i efteråt.',
  changed: {
    text: 'Målet har ändrats sedan omgången öppnades.',
    show: 'Visa skillnaden',
    hide: 'Dölj skillnaden',
    take: 'Ta de nya orden',
    field: 'Uppgift',
    asAsked: 'I omgången',
    today: 'I dag',
    none: 'saknas',
    other: 'Skillnaden syns inte här: målets källa eller målet över har ändrats.',
    fields: {
      title: 'Mål',
      body: 'Organ',
      indicator: 'Indikator',
      measure: 'Mått',
      unit: 'Enhet',
      split: 'Uppdelning',
      direction: 'Riktning',
      decimals: 'Decimaler',
      baseline: 'Utgångsvärde',
      target: 'Målvärde',
    },
  },
  leaveOut: {
    act: 'Lämna utanför omgången',
    text: 'Ingen tillfrågas om målet längre, och det räknas inte med. Raden står kvar i listan, och målet kan tas med igen.',
    yes: 'Lämna utanför',
  },
  goals: {
    title: 'Mål som omgången inte frågar efter',
    addable: 'Kan tas med',
    addableText: 'De har fastställts eller blivit mätbara sedan omgången öppnades.',
    add: 'Ta med',
    addAll: (count: number) => `Ta med alla ${count}`,
    leftOut: 'Utelämnade',
    addAgain: 'Ta med igen',
    hasReport: 'har en rapport, som inte räknas med',
  },
  waiting: {
    title: 'Rader i listan Rapporter som inte räknas',
    text: 'De väntar på dig: ta med målet eller lämna det utanför, eller rätta eller ta bort raden i listan.',
    double: (code: string) => `Dubblett. Raden ${code} räknas.`,
    'not-asked': 'Omgången frågar inte efter målet. Ta med målet, så räknas raden.',
  },
  broken: (count: number) =>
    count === 1
      ? 'En rad i SharePoint räknas inte med'
      : `${count} rader i SharePoint räknas inte med`,
  brokenText:
    'Rätta dem i listan. Har raden en annan rads kod: ge den en egen kod, eller ta bort den.',
  brokenRow,
  sums: 'Summor',
  sumOf: (count: number, leftOut: number) =>
    leftOut === 0
      ? `${count} mål räknade`
      : `${count} mål räknade, ${leftOut} utelämnade (saknas eller kontrolleras)`,
  more: (count: number) => `Visa ${count} till`,
  changeDue: 'Ändra sista dag',
  newDue: 'Ny sista dag',
  saveDue: 'Spara ny sista dag',
  dueChanged: (date: string) => `Sista dag är nu ${date}. Korten som redan skickats visar det.`,
  close: 'Avsluta omgången',
  closeText: (missing: number, sentBack: number) => {
    const unreported =
      missing === 0
        ? 'Alla har rapporterat.'
        : `${missing === 1 ? '1 mål' : `${missing} mål`} får läget Ej rapporterad; det kan tas tillbaka genom att öppna omgången igen.`;
    const returned =
      sentBack === 0
        ? ''
        : ` ${sentBack === 1 ? '1 återsänd rapport räknas' : `${sentBack} återsända rapporter räknas`} inte med.`;
    return `${unreported}${returned} Efteråt går det inte att rapportera eller ändra. Bara omgången för den senaste perioden kan öppnas igen.`;
  },
  reopen: 'Öppna igen',
  reopenText:
    'Rapporterna står kvar och kan ändras igen, utom de som är godtagna. De som har ett kort får veta att omgången är öppen, till när och varför.',
  reopenReason: 'Varför öppnas omgången igen?',
  reopenNo: 'Låt den vara avslutad',
  reopenedBy: (name: string, date: string, reason: string) =>
    `Öppnad igen av ${name} ${date}: ${reason}`,
  cancelRound: 'Ställ in omgången',
  cancelText:
    'Korten som redan skickats visar att omgången är inställd. Rapporter som kommit in finns kvar i listan.',
  keepRound: 'Behåll omgången',
  exportRound: 'Exportera till Excel',
  exporting: 'Hämtar filen …',
  prepare: {
    title: 'Förbered en omgång',
    text: 'Inget skickas än. På nästa sida ser du vem som får vad.',
    name: 'Namn',
    nameDefault: (year: string) => `Helår ${year}`,
    from: 'Utfall från och med',
    to: 'till och med',
    due: 'Klart senast',
    kind: 'Slag av uppföljning',
    shownIn: 'Var värdena visas',
    shownInDefault: (year: string) => `årsredovisningen ${year}`,
    leaveOut: 'Mål som inte ska vara med',
    leaveOutHint: 'Mål som inte är mätbara är redan utelämnade.',
    leaveOutShow: 'Välj mål att utelämna',
    submit: 'Förbered',
    preparing: 'Förbereder …',
    faults: {
      required: 'Fyll i fältet.',
      order: 'Sista dagen i perioden kommer före den första.',
      dueEarly: 'Sista dagen har redan varit.',
    },
  },
  preview: {
    text: 'Så här blir det. Ändra i listorna om något är fel, så ändras sidan.',
    recipients: (count: number) =>
      count === 1 ? '1 person får ett kort' : `${count} personer får ett kort`,
    goals: (count: number) => (count === 1 ? '1 mål' : `${count} mål`),
    unreachable: (count: number) =>
      count === 0
        ? 'Alla går att nå'
        : count === 1
          ? '1 går inte att nå'
          : `${count} går inte att nå`,
    unreachableText: 'De ser sina mål under Mitt, men får inget kort.',
    reason: {
      'no-manager': 'ingen chef är angiven',
      'not-in-directory': 'adressen finns inte i katalogen',
      'bot-not-installed': 'har inte Jämna i Teams än',
      'bot-blocked': 'har blockerat Jämna i Teams',
    },
    channels: (count: number) =>
      count === 1 ? '1 nämndkanal får ett inlägg' : `${count} nämndkanaler får ett inlägg`,
    noChannel: (name: string) => `${name} har ingen kanal`,
    leftOut: (count: number) =>
      count === 0
        ? 'Inget mål är utelämnat'
        : count === 1
          ? '1 mål är utelämnat'
          : `${count} mål är utelämnade`,
    leftOutReason: {
      'not-measurable': (missing: string) => `inte mätbart, saknar ${missing}`,
      'by-hand': () => 'utelämnat av dig',
      'not-adopted': () => 'inte fastställt',
      'body-ended': () => 'den upphör före sista dagen, och ingen ersätter den',
    },
    toMe: 'Skicka bara till mig',
    toMeSent: 'Ett prov är skickat till dig i Teams.',
    toMeNotSent: 'Provet gick inte att skicka. Öppna en chatt med Jämna i Teams och försök igen.',
    open: 'Öppna omgången',
    confirm: (people: number, goals: number, channels: number) =>
      `${people === 1 ? '1 person' : `${people} personer`} får kort för ${goals === 1 ? '1 mål' : `${goals} mål`}, och ${channels === 1 ? '1 kanal' : `${channels} kanaler`} får ett inlägg.`,
    confirmEarly: (date: string) =>
      `Perioden är inte slut än: sista dagen är ${date}. Det som rapporteras före dess gäller inte hela perioden.`,
    confirmButton: 'Ja, öppna och skicka',
    confirmCancel: 'Inte än',
    changeLeftOut: 'Ändra vilka mål som är med',
    saveLeftOut: 'Spara',
    nobody: 'Ingen får något: det finns inget mätbart mål att fråga om.',
  },
  ledger: {
    title: 'Påminnelser och kort',
    text: 'Vad Jämna har skickat, till vem och hur det gick.',
    empty: 'Inget är skickat än.',
    kind: messageKinds,
    state: {
      planned: 'Väntar',
      sending: 'Skickas',
      sent: 'Skickat',
      refused: 'Gick inte fram',
      unknown: 'Osäkert om det kom fram',
    },
    leftOut: 'Skickades inte',
    reason: deliveryReasons,
    otherReason: (code: string) => `annat skäl, kod ${code}`,
    again: 'Skicka igen',
    againQueued: 'Skickas igen.',
    showAll: (count: number) => `Visa alla ${count}`,
    onlyProblems: 'Bara det som inte säkert kom fram',
  },
};
