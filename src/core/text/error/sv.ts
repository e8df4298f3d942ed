import type { Reason } from '../../domain/base/fault';
import type { SettingKey } from '../../domain/settings/setting';

type Values = Readonly<Record<string, string | number>>;
type Sentence = (values: Values) => string;

/** The type of the sentences of refusals in one language. A reason without a sentence does not compile. */
export interface ErrorText {
  readonly reasons: Readonly<Record<Reason, Sentence>>;
  /** The sentence for a reason that this version does not know. */
  readonly other: string;
}

/** What a setting can be, as an order to the person who corrects its row. */
const settingForms: Readonly<Record<SettingKey, string>> = {
  municipalityName: 'Skriv kommunens namn.',
  timeZone: 'Skriv en tidszon, till exempel Europe/Stockholm.',
  defaultLanguage: 'Skriv svenska, engelska eller finska.',
  smallCountsBelow: 'Skriv ett tal från 0 till 1000.',
  partlyMetFrom: 'Skriv ett tal från 0 till 1, till exempel 0,75.',
  remindDaysBefore: 'Skriv antal dagar, till exempel 7, 1.',
  remindDaysAfter: 'Skriv antal dagar, till exempel 1, 7, 14.',
  sendFromHour: 'Skriv en hel timme från 0 till 23.',
  sendToHour: 'Skriv en hel timme från 1 till 24.',
  signedOn: 'Skriv ett datum, till exempel 2026-03-08.',
  signedDecision: 'Skriv beslutet, till exempel KF § 12.',
  planAdoptedOn: 'Skriv ett datum, till exempel 2026-03-08.',
  planDecision: 'Skriv beslutet, till exempel KF § 12.',
};

/** The sentences in Swedish that say why a field is refused, by the reason of the fault. */
export const sv: ErrorText = {
  reasons: {
    malformed: () => 'Uppgiften följer inte reglerna.',
    unreadable: () => 'Värdet går inte att läsa.',
    'reason-missing': () => 'Skriv ett skäl.',
    'not-an-address': () => 'Det är inte en adress.',
    'too-long': ({ longest }: Values) =>
      longest === undefined
        ? 'Texten är för lång.'
        : `Texten får ha högst ${String(longest)} tecken.`,
    'too-many': ({ most }: Values) =>
      `Det är för många. Högst ${String(most)} får plats på en gång.`,
    'too-many-marks': () =>
      'En bokstav i texten har fler accenter och andra tecken på sig än något språk använder. Ta bort dem och spara igen.',
    'unknown-word': () => 'Ordet känns inte igen.',
    ambiguous: () => 'Talet kan läsas på två sätt. Skriv det utan tusentalstecken.',
    'hidden-character': ({ character }: Values) =>
      `Mellan siffrorna finns ett tecken som inte syns${character === undefined ? '' : ` (${String(character)})`}. Skriv talet på nytt.`,
    'other-unit': ({ written }: Values) =>
      `Det som står efter talet (${String(written)}) är inte den enhet som värdet mäts i. Räkna om och skriv bara talet.`,
    missing: () => 'Värdet saknas.',
    'not-asked-for': () => 'Indikatorn frågar inte efter det här värdet.',
    'one-figure': () => 'Måttet har ett enda värde. Välj Totalt som uppdelning.',
    'not-a-number': () => 'Det är inte ett tal.',
    'too-small': ({ min }: Values) => `Värdet är mindre än ${String(min)}.`,
    'too-large': ({ max }: Values) =>
      max === undefined ? 'Värdet är för stort.' : `Värdet är större än ${String(max)}.`,
    'not-whole': () => 'Värdet är inte ett heltal.',
    'too-many-decimals': ({ decimals }: Values) =>
      ['Skriv utan decimaler.', 'Skriv med högst en decimal.'][Number(decimals)] ??
      `Skriv med högst ${String(decimals)} decimaler.`,
    'not-the-sum': ({ total, sum }: Values) =>
      sum === undefined
        ? 'Totalen är inte summan av könen.'
        : `Totalen är angiven till ${String(total)}, men summan av könen är ${String(sum)}.`,
    'not-a-date': () => 'Det är inte ett datum.',
    'in-the-past': () => 'Datumet har passerat.',
    'in-the-future': () => 'Datumet har inte kommit än.',
    'before-period-begins': () => 'Datumet ligger före periodens början.',
    'already-accepted': () => 'Rapporten är redan godtagen.',
    'already-reported': () => 'Målet är redan rapporterat.',
    'cannot-be-accepted': () => 'Rapporten går inte att godta som den är nu.',
    'own-report': () => 'Du har själv rapporterat. En annan processledare godtar rapporten.',
    'cannot-be-sent-back': () => 'Rapporten går inte att skicka tillbaka som den är nu.',
    'nobody-to-ask': () =>
      'Det finns ingen att fråga: målet har ingen ansvarig som finns i katalogen.',
    'round-planned': () => 'Omgången har inte öppnat än.',
    'round-open': () => 'Omgången är redan öppen.',
    'round-opening': () => 'Omgången öppnas. Försök igen om en stund.',
    'round-closing': () => 'Omgången avslutas.',
    'round-closed': () => 'Omgången är avslutad.',
    'round-cancelled': () => 'Omgången är inställd.',
    'newer-round-opened': () =>
      'En nyare omgång har redan öppnats. Bara omgången för den senaste perioden kan öppnas igen.',
    'delivery-planned': () => 'Meddelandet väntar redan på att skickas.',
    'delivery-sending': () => 'Meddelandet skickas just nu.',
    'delivery-sent': () => 'Meddelandet är redan skickat.',
    'title-taken': () => 'Det finns redan en omgång med den rubriken.',
    'has-figures': () => 'Målet är bedömt som ”kan inte bedömas” men har siffror.',
    'not-measurable': () => 'Målet är inte mätbart.',
    'has-parent': () => 'Kommunfullmäktige står överst och har inget organ över sig.',
    'wrong-level': () => 'Organet ligger under ett organ på fel nivå.',
    ring: () => 'Organet ligger under sig självt.',
    'changed-meanwhile': ({ now }: Values) =>
      `Någon annan har ändrat uppgiften medan du hade sidan öppen. Nu står det ${String(now)}. Välj på nytt.`,
    'person-unknown': ({ mail }: Values) =>
      mail === undefined
        ? 'Ingen i kommunens katalog har adressen. Kontrollera stavningen. Gäster från andra organisationer kan inte väljas.'
        : `Ingen i kommunens katalog har adressen ${String(mail)}. Kontrollera stavningen. Gäster från andra organisationer kan inte väljas.`,
    'nobody-leads': () =>
      'Minst en processledare måste finnas i kommunens katalog. Lägg till en annan innan du tar bort den sista.',
    'ends-before-it-begins': () => 'Den sista dagen ligger före den första. Rätta ett av datumen.',
    'bodies-below': ({ count }: Values) =>
      count === 1
        ? 'Ett organ under det här finns kvar längre. Flytta eller avsluta det först.'
        : `Under det här finns ${String(count)} organ kvar längre. Flytta eller avsluta dem först.`,
    'replaced-by-itself': () =>
      'Den som ersätter kan inte vara samma nämnd eller enhet. Välj en annan, eller töm kolumnen.',
    'replaced-by-gone': ({ key }: Values) =>
      `Den som skulle ersätta${key === '' ? '' : ` (${String(key)})`} finns inte i listan Organisation. Lägg in den igen, eller välj en annan.`,
    'replaced-by-ended': ({ key }: Values) =>
      `Den som skulle ersätta (${String(key)}) har också upphört, och ingen ersätter den. Välj en som finns.`,
    'replaced-in-ring': () =>
      'De ersätter varandra runt i en ring, så ingen tar över. Välj en som finns kvar.',
    'unknown-body': ({ key }: Values) => `Koden ${String(key)} finns inte i listan Organisation.`,
    'not-a-board': ({ key }: Values) => `${String(key)} är ingen nämnd. Ange nämndernas koder.`,
    'only-administrations': () =>
      'Bara en förvaltning kan arbeta åt fler nämnder. Töm kolumnen, eller ändra nivån.',
    'goal-undecided': ({ key }: Values) => `Säg vad som ska hända med målet ${String(key)}.`,
    'body-undecided': ({ name }: Values) => `Säg vad som ska hända med ${String(name)}.`,
    'nowhere-to-move': ({ key }: Values) =>
      `Välj vem som ersätter, eller en annan nämnd eller enhet för målet ${String(key)}.`,
    'cannot-stand-there': ({ name }: Values) =>
      `Det går inte att flytta ${String(name)} dit. Välj en annan nivå ovanför, eller låt den upphöra samma dag.`,
    'derived-from-elsewhere': ({ key }: Values) =>
      `Målet ${String(key)} är härlett ur ett mål som inte längre skulle stå ovanför det. Välj en annan plats, eller skriv om målet först under Mål.`,
    'not-above': () => 'Målet över måste höra till ett organ över det här.',
    unknown: () => 'Det som anges finns inte.',
    'asks-fraction': ({ written, meant }: Values) =>
      `Värdet ${String(written)} står i en kolumn med procent. Svara ovanför om det betyder ${String(meant)} %.`,
    'two-dates': ({ one, other }: Values) =>
      `Datumet kan vara ${String(one)} eller ${String(other)}. Skriv det som 2026-12-31.`,
    'other-direction': () =>
      'Ordet framför målvärdet säger något annat än riktningen. Rätta det ena.',
    'many-of-that-name': () => 'Flera har det namnet. Skriv koden.',
    'asks-person': ({ written }: Values) =>
      `Vem ${String(written)} är går inte att avgöra av namnet. Välj en person eller skriv adressen.`,
    'nobody-of-that-name': () =>
      'Ingen i kommunens katalog heter så. Kontrollera stavningen eller skriv adressen.',
    'state-elsewhere': () =>
      'En import ändrar inte målets tillstånd. Föreslå, fastställ eller avsluta målet på dess egen sida.',
    'doubled-column': () => 'Fler än en kolumn står för samma sak. Välj vilken som ska läsas.',
    doubled: () => 'Koden finns på fler än en rad.',
    'not-a-key': () => 'Koden får bara ha bokstäver, siffror och bindestreck.',
    'not-a-year': ({ earliest, latest }: Values) =>
      earliest === undefined
        ? 'Det är inte ett årtal som går att använda.'
        : `Årtalet ska vara ${String(earliest)}–${String(latest)}.`,
    'not-decimals': () => 'Antalet decimaler ska vara 0–3.',
    'not-a-channel-link': () =>
      'Det är inte en länk till en kanal. Kopiera den med Hämta länk till kanal i Teams.',
    'channel-of-other-tenant': () =>
      'Länken leder till en kanal i en annan organisation. Kopiera länken till en kanal i kommunens eget Teams.',
    'channel-of-other-team': () =>
      'Kanalen hör till ett annat team än länken anger. Kopiera länken på nytt med Hämta länk till kanal i Teams.',
    'changed-as-asked': () =>
      'Det som omgången frågade efter har ändrats i raden, i en kolumn som bara Jämna skriver. Återställ raden i versionshistoriken, eller låt en processledare skriva målet på nytt under Uppföljning.',
    'send-back-first': () => 'Målet är rapporterat. Skicka först tillbaka rapporten.',
    'cannot-be-taken-back': () =>
      'Godtagandet går inte att ta tillbaka: rapporten är inte godtagen eller omgången pågår inte.',
    'not-adopted': ({ key }: Values) => `Målet ${String(key)} är inte fastställt.`,
    'goal-closed': ({ key }: Values) => `Målet ${String(key)} är avslutat.`,
    double: ({ key }: Values) =>
      `Raden är en dubblett. Målets rapport i omgången är raden med koden ${String(key)}. Ta bort den här raden.`,
    'not-in-round': () =>
      'Omgången frågar inte efter det här målet. Be en processledare att ta med det i omgången.',
    'not-asked': () =>
      'Omgången frågar inte efter målet. Raden räknas inte med, om inte en processledare tar med målet.',
    'setting-unknown': () =>
      'Koden är ingen inställning, så raden gör ingenting. Rätta koden, eller ta bort raden.',
    'setting-unreadable': ({ setting }: Values) => {
      const form = new Map<unknown, string>(Object.entries(settingForms)).get(setting) ?? '';
      return `Värdet går inte att använda, så det förvalda gäller. ${form}`.trim();
    },
    'setting-hours': ({ from, to }: Values) =>
      `Från klockan ${String(from)} till klockan ${String(to)} finns ingen tid att skicka på, så de förvalda tiderna gäller. Den första tiden ska vara före den andra.`,
    'setting-doubled': ({ first, value }: Values) =>
      `Raden ${String(first)} anger redan inställningen (”${String(value)}”) och gäller. Ändra den, och ta bort den här raden.`,
    'not-the-key': ({ key }: Values) => `Koden ska vara ${String(key)}.`,
    'body-ended': () => 'Organet finns inte i dag. Välj ett organ som finns.',
    'goal-adopted': () => 'Målet är redan fastställt.',
    'not-deciding': () =>
      'Organet kan inte fastställa målet. Det gör målets egen nämnd eller fullmäktige, eller ett organ över den.',
    'not-a-deciding-body': () =>
      'Organet fattar inga beslut om mål. Välj en nämnd eller kommunfullmäktige.',
    'decision-recorded': ({ key }: Values) =>
      `Beslutet finns redan på raden ${String(key)}: samma organ, dag och paragraf. Rätta raden eller ta bort den.`,
    'not-the-secretary': () =>
      'Beslut registreras av organets sekreterare eller av en processledare. Be någon av dem att kontrollera raden.',
    'unknown-goal': ({ key }: Values) => `Det finns inget mål ${String(key)}.`,
  },
  other: 'Uppgiften följer inte reglerna.',
};
