import { translatedList } from '../../list/list-names';
import type { mine as sv } from './sv';

const inWords = (list: string): string => translatedList(list, 'en');

/** The texts of the page Mitt, in English. */
export const mine: typeof sv = {
  owed: (count) =>
    count === 1 ? 'One goal is waiting for you' : `${count} goals are waiting for you`,
  nothingOwed: 'You have nothing to report right now',
  nextRound: (date) => `The next round is due ${date}.`,
  noNextRound: 'Jämna will send you a message when there is something for you to report.',
  neverOwed: 'Goals that you answer for are shown here when a follow-up opens.',
  seeGoals: 'See the goals',
  done: 'Done',
  sentBackReason: (name) => `${name} asked for more:`,
  asks: (name, round) => `${name} asks for the outcome for ${round}`,
  asksNobody: (round) => `This is about ${round}`,
  shownIn: (where) => `The value will be shown in ${where}.`,
  periodIs: (period) => `The outcome is for ${period}.`,
  open: 'Report',
  change: 'Change',
  duties: {
    title: 'What else is waiting for you',
    goalMissing: (body) => `${body} has no measurable goal`,
    goalMissingOwn:
      'Each board, administration, division and unit must have at least one measurable goal that derives from a goal of the level above. Agree on the goal and write it here.',
    goalMissingOthers:
      'Nobody known is responsible for the goals there. Choose a manager under Goals, Organisation, or write a proposed goal yourself.',
    writeGoal: 'Write a goal',
    successorMissing: (body, date) => `${body} ended on ${date}, and nobody has taken over`,
    successorMissingText: (goals, reports) => {
      const left = [
        ...(goals === 0
          ? []
          : [goals === 1 ? '1 goal is still there' : `${goals} goals are still there`]),
        ...(reports === 0
          ? []
          : [reports === 1 ? '1 report is missing' : `${reports} reports are missing`]),
      ].join(' and ');
      return `${left}, but nobody can be asked. Choose what replaces it, or close the goals.`;
    },
    toOrganisation: 'Open Organisation',
    personUnknown: (mail) => `Jämna finds no employee with the address ${mail}`,
    personUnknownText:
      'Nobody can be asked or reminded at the address. If it is misspelt, or the person has left, choose the right person here, or correct the row in the list:',
    mention: (role, name, key, list) => `${role} of ${name} (${key}) in the list ${inWords(list)}`,
    role: {
      manager: 'Manager',
      substitute: 'Substitute',
      secretary: 'Board secretary',
      processLeader: 'Process leader',
      reporter: 'Reporter',
    },
    list: { bodies: 'Organisation', goals: 'Mål' },
    rowsFaulty: (count, list) =>
      count === 1
        ? `A row in the list ${inWords(list)} needs correcting`
        : `${count} rows in the list ${inWords(list)} need correcting`,
    rowsFaultyText:
      'Jämna does not count them as they stand. Correct the cell in the list, or delete the row. The version history in SharePoint shows what it said before.',
    faultyRow: (title, id, column) =>
      `${title === '' ? `The row with id ${id}` : `“${title}”`}, column ${column}:`,
    rowMissing: (code, list) => `The row ${code} is gone from the list ${inWords(list)}`,
    rowMissingText:
      'What belongs to it is still there but has no place. Enter the row again with the same code, and Jämna joins them. Otherwise move what belongs to it to another row, or delete it:',
    reports: (count) => (count === 1 ? '1 report' : `${count} reports`),
    manyUnknown:
      'If the addresses are right, Jämna may lack the right to read the directory, or may not have looked them up yet. In that case ask whoever runs Jämna to run the set-up check.',
    moreRows: (count) => (count === 1 ? 'and one more row' : `and ${count} more rows`),
    more: (count) =>
      count === 1
        ? 'One more thing is waiting for you.'
        : `${count} more things are waiting for you.`,
  },
  form: {
    heading: 'Report the outcome',
    figures: 'Outcome',
    totalComputed: (value) => `Total ${value}`,
    gapComputed: (value) => `Gap ${value}`,
    persons: {
      summary: 'Few people behind the value? Give the number and it is hidden',
      why: 'If the number is small, only those who may see exact figures see the value.',
      women: 'Number of women behind the value',
      men: 'Number of men behind the value',
      girls: 'Number of girls behind the value',
      boys: 'Number of boys behind the value',
      total: 'Number of people behind the value',
    },
    earlier: 'Earlier outcomes',
    comment: 'What explains the outcome?',
    commentHint:
      'A few sentences are enough. Write for somebody who does not know your operations, and so that nobody can be recognised.',
    evidence: 'Link to evidence (optional)',
    evidenceFault: 'The link must begin with https://',
    cannotBeAssessed: 'It cannot be assessed this year',
    cannotReason: 'Why can it not be assessed?',
    attainment: 'Attainment',
    suggested: 'The figures suggest',
    suggestedNone: 'The suggestion comes when the figures are filled in.',
    changeAttainment: 'Make a different judgement',
    useSuggestion: 'Follow the figures',
    attainmentReason: 'Why does your judgement differ from the figures?',
    needsReason: 'Write why.',
    needsFigure: 'Fill in a value, or tick that it cannot be assessed.',
    needsAttainment: 'The figures are not enough for a suggestion. Make a judgement.',
    farFrom: 'The value is far from earlier outcomes. Is it right?',
    farFromYes: 'Yes, it is right',
    submit: 'Report',
    submitChange: 'Save the change',
    saving: 'Saving …',
    notMe: 'Not me',
    cancel: 'Close the form',
    fix: (count) => (count === 1 ? 'Correct one field first.' : `Correct ${count} fields first.`),
  },
  number: {
    notANumber: (example) => `Write a number, for example ${example}.`,
    ambiguous: (a, b) => `Do you mean ${a} or ${b}?`,
    tooLarge: 'The number is too long.',
  },
  draft: {
    kept: (time) => `Draft kept on this device at ${time}`,
    notKept:
      'The draft cannot be kept on this device. Do not close the page before you have reported.',
    discard: 'Discard what I wrote',
    waiting:
      'The server does not answer. What you wrote is kept on this device, and we go on trying to save it.',
    unknown:
      'We do not know whether it was saved, because SharePoint did not answer in time. What you wrote is kept on this device, and we are finding out.',
    throttled: (time) =>
      `Microsoft asks us to wait until ${time}. Nothing is saved yet. What you wrote is kept on this device, and we try again then.`,
    tryNow: 'Try now',
    stopped:
      'We do not know whether what you sent was saved. The page will show it when the server answers again. What you wrote is still on this device.',
    stopTrying: 'Stop trying',
    signIn: 'Your sign-in has expired. What you wrote is kept.',
  },
  receipt: {
    saved: (time) => `Saved at ${time}`,
    who: (where) =>
      `The process leaders, the managers above you and the board’s secretary see the whole report. The value will be shown in ${where}.`,
    how: 'You can change it until the report is accepted or the round is closed.',
  },
  conflict: {
    title: (name) => `${name} saved something else while you were writing`,
    titleOwn: 'You have saved something else in another window',
    text: 'Choose which value to keep for each field. Nothing is lost before you have chosen.',
    yours: 'You wrote',
    theirs: (name) => `${name} saved`,
    here: 'Here',
    elsewhere: 'There',
    empty: 'empty',
    keep: 'Save my choice',
    later: 'Go on writing',
    field: {
      cannotBeAssessed: 'Cannot be assessed',
      attainment: 'Attainment',
      attainmentReason: 'Reason',
      comment: 'Comment',
      evidenceUrl: 'Evidence',
    },
    yes: 'Yes',
    no: 'No',
    asFigures: 'As the figures suggest',
  },
  decline: {
    title: 'Is it not you who should report?',
    text: 'The process leaders are told and name somebody else. You can still report if you change your mind.',
    reason: 'Who should report? (optional)',
    send: 'Tell the process leaders',
    done: (count) =>
      count === 1
        ? 'One process leader has been told.'
        : `${count} process leaders have been told.`,
    cancel: 'Cancel',
  },
};
