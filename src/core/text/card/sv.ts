import { form } from './follow-up/sv';
import { followUp } from '../list/follow-up/sv';
import { lowerCase } from '../list/base/words';
/** What the bot says in Swedish. Its type, `CardText`, is the one that the other languages must have. */
export const sv = {
  appName: 'Jämna',
  openTab: 'Öppna i Jämna',
  today: 'i dag',
  daysLeft: (days: number) => (days === 1 ? '1 dag kvar' : `${days} dagar kvar`),
  daysLate: (days: number) => (days === 1 ? 'för 1 dag sedan' : `för ${days} dagar sedan`),
  andMore: (count: number) => `Och ${count} till. Hela listan finns i Jämna.`,
  sex: { women: 'Kvinnor', men: 'Män', girls: 'Flickor', boys: 'Pojkar', total: 'Totalt' },
  gap: (value: string) => `Skillnad ${value}`,
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'poäng', other: 'poäng' },
    people: { one: 'person', other: 'personer' },
    count: { one: '', other: '' },
    sek: { one: 'krona', other: 'kronor' },
    days: { one: 'dag', other: 'dagar' },
    hours: { one: 'timme', other: 'timmar' },
    percentagePoints: { one: 'procentenhet', other: 'procentenheter' },
  },
  attainment: { ...lowerCase(followUp.attainment), suppressed: 'visas inte (få personer)' },
  // The card is for the person who reports, so what is missing there is an order.
  state: { ...followUp.standing, missing: 'Ska rapporteras' },
  late: (state: string) => `${state}, försenad`,
  suppressed: 'visas inte (få personer)',
  ask: {
    heading: 'Rapportera utfall',
    who: (name: string, round: string) =>
      `${name}, processledare, ber dig rapportera för ${round}.`,
    whoUnnamed: (round: string) => `Processledarna ber dig rapportera för ${round}.`,
    due: (date: string) => `Svara senast ${date}.`,
    shownIn: (where: string) => `Siffrorna visas i ${where}.`,
    several: (owed: number, all: number) =>
      owed === 0
        ? `Alla dina ${all} mål är rapporterade.`
        : `${owed} av dina ${all} mål återstår. Du svarar på ett i taget.`,
    preview: 'Förhandsvisning. Bara du ser kortet, och det går inte att svara på det.',
  },
  goal: {
    indicator: 'Indikator',
    direction: 'Vad som är bra',
    rising: 'Ett högre värde är bättre',
    falling: 'Ett lägre värde är bättre',
    near: 'Ett värde närmare målvärdet är bättre',
    gapWomen: 'En mindre skillnad mellan kvinnor och män är bättre',
    gapGirls: 'En mindre skillnad mellan flickor och pojkar är bättre',
    even: 'Vart och ett av könen ska ha 40–60 procent',
    baseline: 'Utgångsvärde',
    baselineOf: (year: string) => `Utgångsvärde ${year}`,
    target: 'Målvärde',
    targetGap: 'Målvärde, största skillnad',
    targetBy: (value: string, date: string) => `${value}, senast ${date}`,
    last: (round: string) => `Senaste utfall, ${round}`,
    lastOther: (round: string, indicator: string) =>
      `Senaste utfall, ${round} (mätte något annat: ${indicator})`,
    lastNone: 'Senaste utfall',
    none: 'saknas',
  },
  form,
  receipt: {
    latest: 'Senast sparat',
    heading: 'Tack, rapporten är sparad',
    figures: 'Utfall',
    attainment: 'Måluppfyllelse',
    comment: 'Kommentar',
    reason: 'Skäl',
    by: (name: string, when: string) => `Rapporterad av ${name} den ${when}.`,
    whoSees: (where: string, below: number) =>
      `Processledarna, nämndens sekreterare och cheferna ovanför ser hela rapporten. Alla i kommunen kan se utfallet; antal under ${below} personer döljs. Siffrorna visas i ${where}.`,
    howToChange:
      'Du kan ändra svaret här eller i Jämna tills rapporten är godtagen eller omgången avslutad.',
    accepted: (name: string) => `${name} har godtagit rapporten.`,
    acceptedBySame: (name: string) => `Godtagen av samma person, ${name}.`,
    acceptedUnnamed: 'Rapporten är godtagen.',
    checking: 'Uppgiften kontrolleras och räknas inte med i summor än.',
  },
  closed: {
    closed: (round: string) => `${round} är avslutad. Det går inte längre att svara här.`,
    cancelled: (round: string) => `${round} är inställd. Du behöver inte svara.`,
    planned: (round: string) => `${round} har inte öppnat än.`,
    nothing: 'Du har inget kvar att rapportera i den här omgången.',
    handedTo: (name: string, goal: string) => `${name} rapporterar nu målet ”${goal}”.`,
    handedToSomebody: (goal: string) => `Någon annan rapporterar nu målet ”${goal}”.`,
  },
  declined: {
    heading: 'Tack, processledarna får veta det',
    body: 'Målet står kvar på dig tills någon annan är ansvarig. Svara gärna ändå om du kan.',
    somebody: 'Någon',
    noticeHeading: 'Fel person har fått frågan',
    notice: (name: string, goal: string) => `${name} säger att målet ”${goal}” inte är hens.`,
    todo: 'Ändra ansvarig i organisationen eller på målet, så får den personen frågan.',
  },
  comment: {
    heading: 'Ny kommentar',
    notice: (name: string, goal: string) => `${name} har skrivit en kommentar om målet ”${goal}”.`,
    text: 'Kommentar',
  },
  board: {
    heading: 'Uppföljning av jämställdhetsmålen',
    count: (board: string, reported: number, asked: number) =>
      `${board}: ${reported} av ${asked} mål är rapporterade.`,
    due: (date: string) => `Sista dag är ${date}.`,
    missing: 'Rapporter saknas från',
    missingUnit: (unit: string, count: number) => `${unit} (${count})`,
    missingCount: (count: number) =>
      count === 1 ? '1 rapport saknas.' : `${count} rapporter saknas.`,
    done: 'Alla har rapporterat. Tack!',
    ended: 'Omgången är avslutad.',
    cancelled: 'Omgången är inställd.',
    dueSoon: (date: string, left: string) => `Sista dag är ${date} (${left}).`,
    overdue: (date: string) => `Sista dag var ${date}.`,
  },
  reminder: {
    heading: 'Påminnelse om uppföljningen',
    person: (round: string, owed: number) =>
      owed === 1
        ? `Du har 1 mål kvar att rapportera för ${round}.`
        : `Du har ${owed} mål kvar att rapportera för ${round}.`,
    dueSoon: (date: string, left: string) => `Svara senast ${date} (${left}).`,
    overdue: (date: string, late: string) => `Sista dag var ${date} (${late}). Du kan svara ändå.`,
    report: 'Visa och rapportera',
  },
  notification: {
    sentBack: 'En rapport behöver kompletteras',
    roundChanged: 'Uppföljningen har ändrats',
    dueMoved: (round: string, date: string) => `${round}: ny sista dag är ${date}.`,
    reopened: (round: string, date: string, byName: string) =>
      `${round} är öppen igen till ${date}. ${byName} öppnade den.`,
    reportsKept: 'Det du har rapporterat står kvar.',
    cancelled: (round: string) => `${round} är inställd. Du behöver inte svara.`,
    resumed: (round: string, date: string) =>
      `${round} pågår igen och är inte längre inställd. Sista dag är ${date}.`,
    figureChanged: 'En siffra som du har rapporterat har ändrats',
    figureChangedBy: (name: string, goal: string) =>
      `${name} har ändrat din rapport för målet ”${goal}” direkt i listan.`,
    figureChangedUnnamed: (goal: string) =>
      `Din rapport för målet ”${goal}” har ändrats direkt i listan.`,
    now: 'Nu står det',
    reportRemoved: 'Din rapport har tagits bort',
    reportRemovedFor: (goal: string) =>
      `Din rapport för målet ”${goal}” har tagits bort ur listan. I fliken ser du om den behöver lämnas igen.`,
    outcomeReported: 'Ett av dina mål har rapporterats',
    outcomeReportedBy: (name: string, goal: string) =>
      `${name} har fört in utfallet för målet ”${goal}” direkt i listan.`,
    reportEmptied: 'Din rapport har tömts',
    reportEmptiedBy: (name: string, goal: string) =>
      `${name} har tömt din rapport för målet ”${goal}” i listan. I fliken ser du om den behöver lämnas igen.`,
    rowRemoved: 'En rad har tagits bort ur listan Rapporter',
    rowRemovedFor: (goal: string, round: string) =>
      `Raden för målet ”${goal}” i ${round} har tagits bort. Omgången frågar fortfarande efter målet.`,
    rowsMissing: (count: number) =>
      count === 1 ? '1 mål saknar sin rad i listan.' : `${count} mål saknar sina rader i listan.`,
    restoreRow:
      'Återställ raden ur webbplatsens papperskorg, eller rapportera målet, så skapas raden på nytt.',
    editRefused: 'En ändring i listan kan inte räknas med',
    editRefusedBody: (title: string, list: string) =>
      `Raden ”${title}” i listan ${list} bryter mot en regel. Din ändring står kvar i listan men räknas inte med förrän den är rättad.`,
    editOfOther: 'Ett beslut i listan räknas inte än',
    editOfOtherBody: (name: string, title: string, list: string) =>
      `${name || 'Någon'} har skrivit in ”${title}” i listan ${list}. Stämmer det, registrera beslutet i Mål, så räknas raden. Annars kan en processledare ta bort den.`,
    why: 'Därför',
  },
  rowGone: {
    goneHeading: 'En rad som annat hör till är borta',
    joinedHeading: 'Det som hörde till en rad är ihopkopplat igen',
    called: (name: string, code: string | undefined) =>
      code === undefined ? `”${name}”` : `”${name}” (kod ${code})`,
    gone: (row: string, list: string) =>
      `Raden ${row} finns inte längre i listan ${list}. Det som hör till den står kvar.`,
    joined: (row: string, list: string) =>
      `Raden ${row} finns igen i listan ${list}. Det som hörde till den borttagna raden hör nu till den.`,
    belongs: 'Till raden hör',
    bodies: (count: number) => `${count} organ`,
    goals: (count: number) => `${count} mål`,
    reports: (count: number) => (count === 1 ? '1 rapport' : `${count} rapporter`),
    wayOut:
      'Skriv in raden igen med samma kod, så kopplar Jämna ihop dem. Flytta annars det som hör till den till en annan rad, eller ta bort det. Mitt visar vad det är.',
  },
  help: {
    heading: 'Hej! Jag är Jämna',
    body: 'Jag frågar hur det går med kommunens jämställdhetsmål. Du svarar i kort som det här.',
    noNumbers: 'Siffror läser jag bara i kortets fält, inte i text i chatten.',
    owed: (count: number) =>
      count === 1 ? 'Du har 1 mål att rapportera:' : `Du har ${count} mål att rapportera:`,
    nothing: 'Du har inget att rapportera just nu.',
    channel: 'Skriv till mig i en egen chatt om du vill se vad du har att rapportera.',
    show: 'Visa kortet',
  },
  trouble: {
    heading: 'Det gick inte',
    notAllowed:
      'Det som kortet gäller finns inte längre, eller så har du inte rätt att göra det här. Be en processledare om hjälp.',
    guest:
      'Jämna är till för kommunens egna medarbetare. Som gäst får du inga svar här, och inget är sparat.',
    stranger:
      'Jag hittar dig inte i kommunens katalog, så inget är sparat. Hör av dig till en processledare.',
    unchecked:
      'Jag kan inte kontrollera just nu att du hör till kommunen. Inget är sparat. Försök igen om en stund, eller öppna fliken Jämna.',
    tooMany:
      'Du har skickat mycket på kort tid, så jag svarar inte just nu. Inget är sparat. Vänta en minut och försök igen.',
    unavailable: 'SharePoint svarar inte just nu. Inget är sparat. Försök igen om en stund.',
    throttled: (time: string) =>
      `Microsoft ber oss vänta till ${time}. Inget är sparat. Försök igen då.`,
    unknown:
      'SharePoint svarade inte i tid, så vi vet inte om det sparades. Vi tar reda på det, och kortet visar det sedan. Står det så här om en kvart: tryck igen, det sparas bara en gång.',
    unexpected: (reference: string) =>
      `Något gick fel hos oss. Försök igen, och ange ${reference} om du hör av dig.`,
    notHere:
      'Det här gör du i din egen chatt med Jämna eller i fliken Jämna, inte här. Inget är sparat.',
    unclear: 'Jag förstod inte svaret, så inget är sparat. Här är kortet på nytt.',
    outOfDate: 'Kortet var gammalt. Här är läget nu.',
  },
  fault: {
    missing: 'Skriv ett värde.',
    notANumber: (example: string) => `Det här är inte ett tal. Skriv till exempel ${example}.`,
    ambiguous: (one: string, other: string) =>
      `Menar du ${one} eller ${other}? Skriv utan tusentalstecken.`,
    tooSmall: (least: string) => `Värdet får inte vara mindre än ${least}.`,
    tooLarge: (most: string) => `Värdet får inte vara större än ${most}.`,
    notWhole: 'Skriv ett heltal.',
    tooManyDecimals: (decimals: number) =>
      ['Skriv utan decimaler.', 'Skriv med högst en decimal.'][decimals] ??
      `Skriv med högst ${decimals} decimaler.`,
    tooLong: (longest: number) => `Texten är för lång. Den får ha högst ${longest} tecken.`,
    other: 'Värdet kan inte stämma. Kontrollera det.',
  },
};

/** The type of the bot's texts in one language. */
export type CardText = typeof sv;
