import { deliveryReasons, messageKinds } from './delivery-reasons-en';
import { brokenRow } from './broken-row-en';
import type { followUp as sv } from './sv';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const goals = (count: number): string => (count === 1 ? '1 goal' : `${count} goals`);

/** The texts of the page Uppföljning, in English. */
export const followUp: typeof sv = {
  noRight: {
    title: 'Follow-up is for process leaders, managers and board secretaries',
    text: 'What you report yourself is under Mine.',
    action: 'To Mine',
  },
  round: 'Round',
  noRound: 'No round has been prepared yet',
  noRoundText: 'A process leader prepares the round. Then the collection is shown here.',
  newRound: 'Prepare a round',
  due: (date) => `Due ${date}`,
  period: (period) => `Outcomes for ${period}`,
  reported: (reported, asked) => `${reported} of ${asked} reported`,
  daysLeft: (days) => {
    if (days > 1) return `${days} days left`;
    if (days === 1) return '1 day left';
    if (days === 0) return 'Last day today';
    return days === -1 ? '1 day past the due date' : `${-days} days past the due date`;
  },
  openedBy: (name, date) => `Opened by ${name} on ${date}`,
  ended: { closed: 'The round is closed.', cancelled: 'The round is cancelled.' },
  boards: 'Boards',
  board: 'Board',
  asked: 'Goals',
  allBoards: 'All boards',
  filter: 'Show',
  rows: 'Goals in the round',
  showing: goals,
  noRows: 'No goal matches the selection.',
  clearFilter: 'Show all goals',
  noReporter: 'no reporter',
  accept: 'Accept',
  sendBack: 'Send back',
  sendBackReason: 'What needs to be added?',
  sendBackHint: 'The text goes to the person who reported.',
  sendBackSend: 'Send back with the reason',
  nudge: 'Remind now',
  nudged: 'The reminder is on its way.',
  nudgedAt: (date, time) =>
    `The reminder leaves on ${date} at ${time}, when the working day begins.`,
  cancelAct: 'Cancel',
  notReported: 'No report yet.',
  notReportedInTime: 'No report came in before the round was closed.',
  progress: {
    opening: (done, of) =>
      `The round is opening: ${done} of ${of} goals. Nobody is told before all are done.`,
    closing: (done, of) =>
      `The round is closing: ${done} of ${of} goals. Nobody can report any more.`,
    text: 'The page follows by itself. You can leave it, and nothing is interrupted.',
  },
  takeBackAcceptance: 'Take the acceptance back',
  rowMark: {
    missing: 'the row is missing from the list',
    spoiled: 'the row was changed in the list',
    changed: 'the goal has changed',
  },
  rowMissing:
    'The row is missing from the list Rapporter. The round asks for the goal all the same.',
  makeRow: 'Make the row again',
  renewAsAsked: 'Write the goal into the row again',
  renewAsAskedText:
    'The row gets the goal as it is today, and says that it was filled in afterwards.',
  changed: {
    text: 'The goal has been changed since the round opened.',
    show: 'Show the difference',
    hide: 'Hide the difference',
    take: 'Take the new words',
    field: 'Detail',
    asAsked: 'In the round',
    today: 'Today',
    none: 'missing',
    other:
      'The difference does not show here: the source of the goal or the goal above has changed.',
    fields: {
      title: 'Goal',
      body: 'Body',
      indicator: 'Indicator',
      measure: 'Measure',
      unit: 'Unit',
      split: 'Split',
      direction: 'Direction',
      decimals: 'Decimals',
      baseline: 'Baseline',
      target: 'Target',
    },
  },
  leaveOut: {
    act: 'Leave out of the round',
    text: 'Nobody is asked for the goal any more, and it is not counted. The row stays in the list, and the goal can be added again.',
    yes: 'Leave out',
  },
  goals: {
    title: 'Goals that the round does not ask for',
    addable: 'Can be added',
    addableText: 'They have been adopted or become measurable since the round opened.',
    add: 'Add',
    addAll: (count) => `Add all ${count}`,
    leftOut: 'Left out',
    addAgain: 'Add again',
    hasReport: 'has a report, which is not counted',
  },
  waiting: {
    title: 'Rows of the list Rapporter that are not counted',
    text: 'They wait for you: add the goal or leave it out, or put the row right or delete it in the list.',
    double: (code) => `A double. The row ${code} counts.`,
    'not-asked': 'The round does not ask for the goal. Add the goal, and the row counts.',
  },
  broken: (count) =>
    count === 1 ? 'One row in SharePoint is left out' : `${count} rows in SharePoint are left out`,
  brokenText:
    'Correct them in the list. If a row has the code of another row, give it a code of its own or delete it.',
  brokenRow,
  sums: 'Sums',
  sumOf: (count, leftOut) =>
    leftOut === 0
      ? `${goals(count)} counted`
      : `${goals(count)} counted, ${leftOut} left out (missing or being checked)`,
  more: (count) => `Show ${count} more`,
  changeDue: 'Change the due date',
  newDue: 'New due date',
  saveDue: 'Save the new due date',
  dueChanged: (date) => `The due date is now ${date}. Cards already sent say so.`,
  close: 'Close the round',
  closeText: (missing, sentBack) => {
    const unreported =
      missing === 0
        ? 'Everybody has reported.'
        : `${missing === 1 ? '1 goal becomes' : `${missing} goals become`} Not reported; opening the round again takes that back.`;
    const returned =
      sentBack === 0
        ? ''
        : ` ${sentBack === 1 ? '1 report that was sent back is' : `${sentBack} reports that were sent back are`} not counted.`;
    return `${unreported}${returned} Afterwards nothing can be reported or changed. Only the round of the latest period can be opened again.`;
  },
  reopen: 'Open again',
  reopenText:
    'Reports stay and can be changed again, except those that are accepted. Those who hold a card learn that the round is open, until when and why.',
  reopenReason: 'Why is the round opened again?',
  reopenNo: 'Leave it closed',
  reopenedBy: (name, date, reason) => `Opened again by ${name} on ${date}: ${reason}`,
  cancelRound: 'Cancel the round',
  cancelText:
    'Cards already sent will say that the round is cancelled. Reports that came in stay in the list.',
  keepRound: 'Keep the round',
  exportRound: 'Export to Excel',
  exporting: 'Fetching the file …',
  prepare: {
    title: 'Prepare a round',
    text: 'Nothing is sent yet. The next page shows who gets what.',
    name: 'Name',
    nameDefault: (year) => `Full year ${year}`,
    from: 'Outcomes from',
    to: 'to',
    due: 'Due',
    kind: 'Kind of follow-up',
    shownIn: 'Where the values will be shown',
    shownInDefault: (year) => `the annual report ${year}`,
    leaveOut: 'Goals to leave out',
    leaveOutHint: 'Goals that are not measurable are left out already.',
    leaveOutShow: 'Choose goals to leave out',
    submit: 'Prepare',
    preparing: 'Preparing …',
    faults: {
      required: 'Fill in the field.',
      order: 'The last day of the period comes before the first.',
      dueEarly: 'The due date has passed already.',
    },
  },
  preview: {
    text: 'This is how it will be. If something is wrong, change it in the lists and the page follows.',
    recipients: (count) => `${people(count)} will get a card`,
    goals,
    unreachable: (count) =>
      count === 0 ? 'Everybody can be reached' : `${count} cannot be reached`,
    unreachableText: 'They see their goals under Mine but get no card.',
    reason: {
      'no-manager': 'no manager is named',
      'not-in-directory': 'the address is not in the directory',
      'bot-not-installed': 'does not have Jämna in Teams yet',
      'bot-blocked': 'has blocked Jämna in Teams',
    },
    channels: (count) =>
      count === 1 ? '1 board channel will get a post' : `${count} board channels will get a post`,
    noChannel: (name) => `${name} has no channel`,
    leftOut: (count) => (count === 0 ? 'No goal is left out' : `${goals(count)} left out`),
    leftOutReason: {
      'not-measurable': (missing) => `not measurable, lacks ${missing}`,
      'by-hand': () => 'left out by you',
      'not-adopted': () => 'not adopted',
      'body-ended': () => 'it ends before the last day, and nothing replaces it',
    },
    toMe: 'Send to me only',
    toMeSent: 'A sample has been sent to you in Teams.',
    toMeNotSent: 'The sample could not be sent. Open a chat with Jämna in Teams and try again.',
    open: 'Open the round',
    confirm: (persons, asked, channels) =>
      `${people(persons)} will get cards for ${goals(asked)}, and ${channels === 1 ? '1 channel' : `${channels} channels`} will get a post.`,
    confirmEarly: (date) =>
      `The period has not ended: its last day is ${date}. What is reported before then is not for the whole period.`,
    confirmButton: 'Yes, open and send',
    confirmCancel: 'Not yet',
    changeLeftOut: 'Change which goals are in the round',
    saveLeftOut: 'Save',
    nobody: 'Nobody gets anything: there is no measurable goal to ask about.',
  },
  ledger: {
    title: 'Reminders and cards',
    text: 'What Jämna has sent, to whom, and how it went.',
    empty: 'Nothing has been sent yet.',
    kind: messageKinds,
    state: {
      planned: 'Waiting',
      sending: 'Being sent',
      sent: 'Sent',
      refused: 'Did not arrive',
      unknown: 'Not certain that it arrived',
    },
    leftOut: 'Not sent',
    reason: deliveryReasons,
    otherReason: (code) => `another reason, code ${code}`,
    again: 'Send again',
    againQueued: 'Being sent again.',
    showAll: (count) => `Show all ${count}`,
    onlyProblems: 'Only what did not certainly arrive',
  },
};
