import { translatedList } from '../../list/list-names';
import type { settingsPage as sv } from './sv';

const goals = (count: number) => (count === 1 ? '1 goal' : `${count} goals`);

const inWords = (list: string): string => translatedList(list, 'en');

/** The texts of the page Settings, in English. */
export const settingsPage: typeof sv = {
  title: 'Settings',
  back: 'Back',
  intro:
    'The municipality’s own rules. Each is also a row of the list Inställningar (Settings) in SharePoint, and can be changed there.',
  settings: {
    municipalityName: {
      name: 'Name of the municipality',
      meaning: 'Stands in headings, messages and files.',
      allowed: 'Write the name as it shall stand, for example Granforsa kommun.',
    },
    timeZone: {
      name: 'Time zone',
      meaning: 'All dates and times are in it.',
      allowed: 'Write a time zone, for example Europe/Stockholm.',
    },
    defaultLanguage: {
      name: 'Language',
      meaning:
        'The language of channels, of files, and for whoever’s own language Jämna does not know.',
      allowed: 'Write Swedish, English or Finnish.',
    },
    smallCountsBelow: {
      name: 'Small numbers are hidden below',
      meaning:
        'Figures about fewer people than that are shown only to those who answer for the goal. Counts at once. What a round has hidden stays hidden.',
      allowed: 'Write a number from 0 to 1000.',
    },
    partlyMetFrom: {
      name: 'Partly met from',
      meaning:
        'This share of the way from baseline to target must be covered for a goal to be partly met. Counts for rounds that open after the change.',
      allowed: 'Write a number from 0 to 1, for example 0.75, or 75%.',
    },
    remindDaysBefore: {
      name: 'Remind this many days before',
      meaning: 'Whoever has not reported is reminded this many days before the last day.',
      allowed:
        'Write numbers of days with commas between, for example 7, 1. Write none for no reminder.',
    },
    remindDaysAfter: {
      name: 'Remind this many days after',
      meaning: 'Whoever has not reported is reminded this many days after the last day.',
      allowed:
        'Write numbers of days with commas between, for example 1, 7, 14. Write none for no reminder.',
    },
    sendFromHour: {
      name: 'Send from',
      meaning: 'Jämna sends messages on working days from this hour.',
      allowed: 'Write a whole hour from 0 to 23, before the hour at which sending ends.',
    },
    sendToHour: {
      name: 'Send until',
      meaning: 'Jämna sends messages on working days until this hour.',
      allowed: 'Write a whole hour from 1 to 24, after the hour at which sending begins.',
    },
    signedOn: {
      name: 'Charter signed on',
      meaning: 'The day on which the municipality signed the Charter.',
      allowed: 'Write a date, for example 2026-03-08.',
    },
    signedDecision: {
      name: 'Decision to sign',
      meaning: 'The decision to sign the Charter.',
      allowed: 'Write the decision, for example KF § 12.',
    },
    planAdoptedOn: {
      name: 'Action plan adopted on',
      meaning: 'The day on which the action plan was adopted.',
      allowed: 'Write a date, for example 2026-03-08.',
    },
    planDecision: {
      name: 'Decision on the action plan',
      meaning: 'The decision to adopt the action plan.',
      allowed: 'Write the decision, for example KF § 12.',
    },
  },
  toOrganisation: 'Open Organisation',
  empty: 'Not stated',
  isStandard: 'Default',
  standard: (value) => `Default: ${value}`,
  source: (source) => `Source: ${source}`,
  cannot: 'That value cannot be used.',
  noHour: 'No hour would be left for sending. Sending shall begin before it ends.',
  unreadable: (written) =>
    `The list says “${written}”, which cannot be read. The default therefore holds.`,
  nameFirst: 'Write the name of the municipality. Headings and files are otherwise without it.',
  change: (name) => `Change ${name}`,
  changeShort: 'Change',
  value: 'Value',
  sourceField: 'Decision or source (optional)',
  useStandard: 'Use the default',
  save: 'Save',
  cancel: 'Cancel',
  conflict: (theirs) =>
    `Somebody else has changed the setting to “${theirs}” since you opened it. What you wrote is kept. Save again if it shall hold.`,
  effect: {
    attainment: (round, before, after) =>
      `In ${round} there would be ${after}. Now there are ${before}.`,
    counts: (met, partly, not) => `${goals(met)} met, ${partly} partly met and ${not} not met`,
    hidden: (round, before, after) =>
      `In ${round} ${goals(after)} have figures below the limit. With the present value it is ${before}.`,
    reminders: (round, days) =>
      days.length === 0
        ? `No reminders about ${round} are sent.`
        : `Reminders about ${round} are sent ${days.join(', ')}.`,
    unchanged: 'It changes nothing in the round that is open or was closed last.',
  },
  check: {
    title: 'Check of the set-up',
    fine: 'Nothing to put right. The lists are complete, and all people and channels are known.',
    lists: 'Lists',
    listMissing: (list) => `The list ${inWords(list)} is missing.`,
    problem: {
      missing: (list, column) => `The column ${column} is missing in the list ${inWords(list)}.`,
      'other-kind': (list, column) =>
        `The column ${column} of the list ${inWords(list)} is of another kind than Jämna needs.`,
      'rich-text': (list, column) =>
        `The column ${column} of the list ${inWords(list)} has been turned into rich text. Jämna reads it as text.`,
      'not-indexed': (list, column) =>
        `The column ${column} of the list ${inWords(list)} has no index, so that views break as the list grows.`,
      'not-unique': (list, column) =>
        `The column ${column} of the list ${inWords(list)} allows doubles.`,
      'missing-choice': (list, column) =>
        `The column ${column} of the list ${inWords(list)} lacks a choice that Jämna writes.`,
    },
    listsWayOut: (command) =>
      `Ask whoever looks after the SharePoint site to run ${command}. It adds what is missing and changes nothing else.`,
    rows: 'Rows that do not count',
    rowsText: (count) =>
      count === 1
        ? 'One row needs correcting. It is under Mine, with what is wrong.'
        : `${count} rows need correcting. They are under Mine, with what is wrong.`,
    people: 'Unknown people',
    person: (mail, body) => `${mail} (${body})`,
    peopleText: 'No member of staff has the address, so nobody can be asked or reminded there.',
    toMine: 'Go to Mine',
    channels: 'Channels of the boards',
    channel: {
      known: 'the channel is known',
      'not-met':
        'Jämna does not reach the channel. Add the app Jämna to the team, or to the private channel.',
      unreadable:
        'the link does not lead to a channel. Copy the channel’s link in Teams to the board’s row in the list Organisation.',
      none: 'no channel is given, so the board is not reminded in Teams. Copy the channel’s link to the board’s row in the list Organisation.',
    },
  },
};
