import type { ErrorText } from './sv';
import type { SettingKey } from '../../domain/settings/setting';

/** What a setting can be, as an order to the person who corrects its row. */
const settingForms: Readonly<Record<SettingKey, string>> = {
  municipalityName: 'Write the name of the municipality.',
  timeZone: 'Write a time zone, for example Europe/Stockholm.',
  defaultLanguage: 'Write sv, en or fi.',
  smallCountsBelow: 'Write a number from 0 to 1000.',
  partlyMetFrom: 'Write a number from 0 to 1, for example 0.75.',
  remindDaysBefore: 'Write numbers of days, for example 7, 1.',
  remindDaysAfter: 'Write numbers of days, for example 1, 7, 14.',
  sendFromHour: 'Write a whole hour from 0 to 23.',
  sendToHour: 'Write a whole hour from 1 to 24.',
  signedOn: 'Write a date, for example 2026-03-08.',
  signedDecision: 'Write the decision, for example KF § 12.',
  planAdoptedOn: 'Write a date, for example 2026-03-08.',
  planDecision: 'Write the decision, for example KF § 12.',
};

/** The sentences in English that say why a field is refused. */
export const en: ErrorText = {
  reasons: {
    malformed: () => 'The value breaks a rule.',
    unreadable: () => 'The value cannot be read.',
    'reason-missing': () => 'Write a reason.',
    'not-an-address': () => 'It is not an address.',
    'too-long': ({ longest }) =>
      longest === undefined
        ? 'The text is too long.'
        : `The text may have at most ${String(longest)} characters.`,
    'too-many': ({ most }) => `There are too many. At most ${String(most)} can be taken at a time.`,
    'too-many-marks': () =>
      'A letter in the text carries more accents or other marks than any language uses. Remove them and save again.',
    'unknown-word': () => 'The word is not recognised.',
    ambiguous: () => 'The number can be read in two ways. Write it without thousands separators.',
    'hidden-character': ({ character }) =>
      `Between the digits is a character that cannot be seen${character === undefined ? '' : ` (${String(character)})`}. Type the number again.`,
    'other-unit': ({ written }) =>
      `What follows the number (${String(written)}) is not the unit in which the value is measured. Convert the value, and write the number alone.`,
    missing: () => 'The value is missing.',
    'not-asked-for': () => 'The indicator does not ask for this value.',
    'one-figure': () => 'The measure has one figure. Choose Total as its split.',
    'not-a-number': () => 'It is not a number.',
    'too-small': ({ min }) => `The value is less than ${String(min)}.`,
    'too-large': ({ max }) =>
      max === undefined ? 'The value is too large.' : `The value is more than ${String(max)}.`,
    'not-whole': () => 'The value is not a whole number.',
    'too-many-decimals': ({ decimals }) =>
      ['Write it without decimals.', 'Write at most one decimal.'][Number(decimals)] ??
      `Write at most ${String(decimals)} decimals.`,
    'not-the-sum': ({ total, sum }) =>
      sum === undefined
        ? 'The total is not the sum of the sexes.'
        : `The total is given as ${String(total)}, but the sum of the sexes is ${String(sum)}.`,
    'not-a-date': () => 'It is not a date.',
    'in-the-past': () => 'The date has passed.',
    'in-the-future': () => 'The date has not come yet.',
    'before-period-begins': () => 'The date is before the period begins.',
    'already-accepted': () => 'The report is already accepted.',
    'already-reported': () => 'The goal is already reported.',
    'cannot-be-accepted': () => 'The report cannot be accepted as it is now.',
    'own-report': () => 'You reported this yourself. Another process leader accepts the report.',
    'cannot-be-sent-back': () => 'The report cannot be sent back as it is now.',
    'nobody-to-ask': () =>
      'There is nobody to ask: nobody in the directory is responsible for the goal.',
    'round-planned': () => 'The round has not opened.',
    'round-open': () => 'The round is already open.',
    'round-opening': () => 'The round is being opened. Try again in a moment.',
    'round-closing': () => 'The round is being closed.',
    'round-closed': () => 'The round is closed.',
    'round-cancelled': () => 'The round is cancelled.',
    'newer-round-opened': () =>
      'A newer round has already been opened. Only the round of the latest period can be opened again.',
    'delivery-planned': () => 'The message is already waiting to be sent.',
    'delivery-sending': () => 'The message is being sent now.',
    'delivery-sent': () => 'The message is already sent.',
    'title-taken': () => 'There is already a round with that title.',
    'has-figures': () => 'The goal is judged as “cannot be assessed” but has figures.',
    'not-measurable': () => 'The goal is not measurable.',
    'has-parent': () => 'The municipal council stands at the top and has no body above it.',
    'wrong-level': () => 'The body stands under one of the wrong level.',
    ring: () => 'The body stands under itself.',
    'changed-meanwhile': ({ now }) =>
      `Somebody else has changed this while you had the page open. It now says ${String(now)}. Choose again.`,
    'person-unknown': ({ mail }) =>
      mail === undefined
        ? 'Nobody in the municipality’s directory has the address. Check the spelling. Guests from other organisations cannot be chosen.'
        : `Nobody in the municipality’s directory has the address ${String(mail)}. Check the spelling. Guests from other organisations cannot be chosen.`,
    'nobody-leads': () =>
      'At least one process leader must be in the municipality’s directory. Add another one before you remove the last.',
    'ends-before-it-begins': () =>
      'The last day is before the first day. Correct one of the dates.',
    'bodies-below': ({ count }) =>
      count === 1
        ? 'One body below this one exists longer. Move or end it first.'
        : `Below this body ${String(count)} others exist longer. Move or end them first.`,
    'replaced-by-itself': () =>
      'A board or unit cannot replace itself. Choose another one, or empty the column.',
    'replaced-by-gone': ({ key }) =>
      `The one that was to replace it${key === '' ? '' : ` (${String(key)})`} is not in the list Organisation. Enter it again, or choose another one.`,
    'replaced-by-ended': ({ key }) =>
      `The one that was to replace it (${String(key)}) has ended too, and nothing replaces that. Choose one that exists.`,
    'replaced-in-ring': () =>
      'They replace each other in a ring, so nobody takes over. Choose one that remains.',
    'unknown-body': ({ key }) => `The code ${String(key)} is not in the list Organisation.`,
    'not-a-board': ({ key }) => `${String(key)} is no board. Give the codes of boards.`,
    'only-administrations': () =>
      'Only an administration can work for further boards. Empty the column, or change the level.',
    'goal-undecided': ({ key }) => `Say what becomes of the goal ${String(key)}.`,
    'body-undecided': ({ name }) => `Say what becomes of ${String(name)}.`,
    'nowhere-to-move': ({ key }) =>
      `Choose what replaces it, or another board or unit for the goal ${String(key)}.`,
    'cannot-stand-there': ({ name }) =>
      `There is no room for ${String(name)} at that level. Choose another one above it, or let it end on the same day.`,
    'derived-from-elsewhere': ({ key }) =>
      `The goal ${String(key)} is derived from one that would no longer stand above it. Choose another place, or rewrite the goal under Goals first.`,
    'not-above': () => 'The goal above must belong to a body above this one.',
    unknown: () => 'What is named does not exist.',
    'asks-fraction': ({ written, meant }) =>
      `The value ${String(written)} stands in a column of per cent. Answer above whether it means ${String(meant)} %.`,
    'two-dates': ({ one, other }) =>
      `The date may be ${String(one)} or ${String(other)}. Write it as 2026-12-31.`,
    'other-direction': () =>
      'The word before the target says something else than the direction. Correct one of them.',
    'many-of-that-name': () => 'Several have that name. Write the code.',
    'asks-person': ({ written }) =>
      `The name alone does not tell who ${String(written)} is. Choose a person or write the address.`,
    'nobody-of-that-name': () =>
      'Nobody in the directory of the municipality has that name. Check the spelling or write the address.',
    'state-elsewhere': () =>
      'An import does not change the state of a goal. Propose, adopt or close the goal on its own page.',
    'doubled-column': () =>
      'More than one column stands for the same thing. Choose the one to read.',
    doubled: () => 'The code stands on more than one row.',
    'not-a-key': () => 'The code may hold only letters, digits and hyphens.',
    'not-a-year': ({ earliest, latest }) =>
      earliest === undefined
        ? 'That year cannot be used.'
        : `The year must be ${String(earliest)}–${String(latest)}.`,
    'not-decimals': () => 'The number of decimals must be 0–3.',
    'not-a-channel-link': () =>
      'It is not a link to a channel. Copy it with Get link to channel in Teams.',
    'channel-of-other-tenant': () =>
      'The link leads to a channel of another organisation. Copy the link to a channel in the municipality’s own Teams.',
    'channel-of-other-team': () =>
      'The channel belongs to another team than the link names. Copy the link again with Get link to channel in Teams.',
    'changed-as-asked': () =>
      'What the round asked for has been changed in the row, in a column that only Jämna writes. Restore the row from its version history, or let a process leader write the goal again under Follow-up.',
    'send-back-first': () => 'The goal is reported. Send the report back first.',
    'cannot-be-taken-back': () =>
      'The acceptance cannot be taken back: the report is not accepted, or the round is not open.',
    'not-adopted': ({ key }) => `The goal ${String(key)} is not adopted.`,
    'goal-closed': ({ key }) => `The goal ${String(key)} is closed.`,
    double: ({ key }) =>
      `The row is a double. The goal’s report in the round is the row with the code ${String(key)}. Delete this row.`,
    'not-in-round': () =>
      'The round does not ask for this goal. Ask a process leader to add it to the round.',
    'not-asked': () =>
      'The round does not ask for the goal. The row is not counted unless a process leader adds the goal.',
    'setting-unknown': () =>
      'The code names no setting, so the row does nothing. Correct the code or delete the row.',
    'setting-unreadable': ({ setting }) => {
      const form = new Map<unknown, string>(Object.entries(settingForms)).get(setting) ?? '';
      return `The value cannot be used, so the default applies. ${form}`.trim();
    },
    'setting-hours': ({ from, to }) =>
      `From ${String(from)}:00 to ${String(to)}:00 there is no time to send, so the default hours apply. The first hour must be before the second.`,
    'setting-doubled': ({ first, value }) =>
      `The row ${String(first)} already gives this setting (“${String(value)}”) and counts. Change that row, and delete this one.`,
    'not-the-key': ({ key }) => `The code must be ${String(key)}.`,
    'body-ended': () => 'The body does not exist today. Choose one that does.',
    'goal-adopted': () => 'The goal has been adopted already.',
    'not-deciding': () =>
      'This body cannot adopt the goal. The goal’s own board or the council does so, or a body above it.',
    'not-a-deciding-body': () =>
      'This body takes no decisions on goals. Choose a board or the council.',
    'decision-recorded': ({ key }) =>
      `The decision stands in the row ${String(key)} already: the same body, day and paragraph. Correct the row or delete it.`,
    'not-the-secretary': () =>
      'A decision is recorded by the secretary of the body or by a process leader. Ask one of them to check the row.',
    'unknown-goal': ({ key }) => `There is no goal ${String(key)}.`,
  },
  other: 'The value breaks a rule.',
};
