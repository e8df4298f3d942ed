import { form } from './follow-up/en';
import { followUp } from '../list/follow-up/en';
import { lowerCase } from '../list/base/words';
import type { CardText } from './sv';

/** What the bot says in English. */
export const en: CardText = {
  appName: 'Jämna',
  openTab: 'Open in Jämna',
  today: 'today',
  daysLeft: (days) => (days === 1 ? '1 day left' : `${days} days left`),
  daysLate: (days) => (days === 1 ? '1 day ago' : `${days} days ago`),
  andMore: (count) => `And ${count} more. The whole list is in Jämna.`,
  sex: { women: 'Women', men: 'Men', girls: 'Girls', boys: 'Boys', total: 'Total' },
  gap: (value) => `Gap ${value}`,
  unit: {
    percent: { one: '%', other: '%' },
    change: { one: '%', other: '%' },
    ratio: { one: '%', other: '%' },
    points: { one: 'point', other: 'points' },
    people: { one: 'person', other: 'people' },
    count: { one: '', other: '' },
    sek: { one: 'krona', other: 'kronor' },
    days: { one: 'day', other: 'days' },
    hours: { one: 'hour', other: 'hours' },
    percentagePoints: { one: 'percentage point', other: 'percentage points' },
  },
  attainment: { ...lowerCase(followUp.attainment), suppressed: 'not shown (few people)' },
  // The card is for the person who reports, so what is missing there is an order.
  state: { ...followUp.standing, missing: 'To be reported' },
  late: (state) => `${state}, late`,
  suppressed: 'not shown (few people)',
  ask: {
    heading: 'Report the outcome',
    who: (name, round) => `${name}, process leader, asks you to report for ${round}.`,
    whoUnnamed: (round) => `The process leaders ask you to report for ${round}.`,
    due: (date) => `Answer by ${date}.`,
    shownIn: (where) => `The figures will be shown in ${where}.`,
    several: (owed, all) =>
      owed === 0
        ? `All your ${all} goals are reported.`
        : `${owed} of your ${all} goals remain. You answer one at a time.`,
    preview: 'Preview. Only you see this card, and it cannot be answered.',
  },
  goal: {
    indicator: 'Indicator',
    direction: 'What is good',
    rising: 'A higher value is better',
    falling: 'A lower value is better',
    near: 'A value nearer to the target is better',
    gapWomen: 'A smaller gap between women and men is better',
    gapGirls: 'A smaller gap between girls and boys is better',
    even: 'Each sex should have 40–60 per cent',
    baseline: 'Baseline',
    baselineOf: (year) => `Baseline ${year}`,
    target: 'Target',
    targetGap: 'Target, largest gap',
    targetBy: (value, date) => `${value}, by ${date}`,
    last: (round) => `Last outcome, ${round}`,
    lastOther: (round, indicator) =>
      `Last outcome, ${round} (measured something else: ${indicator})`,
    lastNone: 'Last outcome',
    none: 'none yet',
  },
  form,
  receipt: {
    latest: 'Saved last',
    heading: 'Thank you, the report is saved',
    figures: 'Outcome',
    attainment: 'Goal attainment',
    comment: 'Comment',
    reason: 'Reason',
    by: (name, when) => `Reported by ${name} on ${when}.`,
    whoSees: (where, below) =>
      `The process leaders, the board’s secretary and the managers above see the whole report. Everybody in the municipality can see the outcome; counts of fewer than ${below} people are hidden. The figures will be shown in ${where}.`,
    howToChange:
      'You can change your answer here or in Jämna until the report is accepted or the round is closed.',
    accepted: (name) => `${name} has accepted the report.`,
    acceptedBySame: (name) => `Accepted by the same person, ${name}.`,
    acceptedUnnamed: 'The report is accepted.',
    checking: 'The figure is being checked and does not count in sums yet.',
  },
  closed: {
    closed: (round) => `${round} is closed. It can no longer be answered here.`,
    cancelled: (round) => `${round} is cancelled. You do not need to answer.`,
    planned: (round) => `${round} has not opened yet.`,
    nothing: 'You have nothing left to report in this round.',
    handedTo: (name, goal) => `${name} now reports the goal ”${goal}”.`,
    handedToSomebody: (goal) => `Somebody else now reports the goal ”${goal}”.`,
  },
  declined: {
    heading: 'Thank you, the process leaders will be told',
    body: 'The goal stays with you until somebody else is responsible. Please answer anyway if you can.',
    somebody: 'Somebody',
    noticeHeading: 'The wrong person was asked',
    notice: (name, goal) => `${name} says that the goal “${goal}” is not theirs.`,
    todo: 'Change who is responsible in the organisation or on the goal, and that person is asked.',
  },
  comment: {
    heading: 'New comment',
    notice: (name, goal) => `${name} has written a comment about the goal “${goal}”.`,
    text: 'Comment',
  },
  board: {
    heading: 'Follow-up of the gender equality goals',
    count: (board, reported, asked) => `${board}: ${reported} of ${asked} goals are reported.`,
    due: (date) => `The last day is ${date}.`,
    missing: 'Reports are missing from',
    missingUnit: (unit, count) => `${unit} (${count})`,
    missingCount: (count) =>
      count === 1 ? '1 report is missing.' : `${count} reports are missing.`,
    done: 'Everybody has reported. Thank you!',
    ended: 'The round is closed.',
    cancelled: 'The round is cancelled.',
    dueSoon: (date, left) => `The last day is ${date} (${left}).`,
    overdue: (date) => `The last day was ${date}.`,
  },
  reminder: {
    heading: 'A reminder of the follow-up',
    person: (round, owed) =>
      owed === 1
        ? `You have 1 goal left to report for ${round}.`
        : `You have ${owed} goals left to report for ${round}.`,
    dueSoon: (date, left) => `Answer by ${date} (${left}).`,
    overdue: (date, late) => `The last day was ${date} (${late}). You can still answer.`,
    report: 'Show and report',
  },
  notification: {
    sentBack: 'A report needs more information',
    roundChanged: 'The follow-up has changed',
    dueMoved: (round, date) => `${round}: the new last day is ${date}.`,
    reopened: (round, date, byName) => `${round} is open again until ${date}. ${byName} opened it.`,
    reportsKept: 'What you have reported stays.',
    cancelled: (round) => `${round} is cancelled. You do not need to answer.`,
    resumed: (round, date) =>
      `${round} is open again and no longer cancelled. The last day is ${date}.`,
    figureChanged: 'A figure that you reported has been changed',
    figureChangedBy: (name, goal) =>
      `${name} has changed your report for the goal “${goal}” directly in the list.`,
    figureChangedUnnamed: (goal) =>
      `Your report for the goal “${goal}” has been changed directly in the list.`,
    now: 'It now says',
    reportRemoved: 'Your report has been removed',
    reportRemovedFor: (goal) =>
      `Your report for the goal “${goal}” has been removed from the list. The tab shows whether it is needed again.`,
    outcomeReported: 'One of your goals has been reported',
    outcomeReportedBy: (name, goal) =>
      `${name} has entered the outcome of the goal “${goal}” directly in the list.`,
    reportEmptied: 'Your report has been emptied',
    reportEmptiedBy: (name, goal) =>
      `${name} has emptied your report for the goal “${goal}” in the list. The tab shows whether it is needed again.`,
    rowRemoved: 'A row has been removed from the list Rapporter',
    rowRemovedFor: (goal, round) =>
      `The row of the goal “${goal}” in ${round} has been removed. The round still asks for the goal.`,
    rowsMissing: (count) =>
      count === 1
        ? '1 goal lacks its row in the list.'
        : `${count} goals lack their rows in the list.`,
    restoreRow:
      'Restore the row from the site’s recycle bin, or report the goal, and the row is made anew.',
    editRefused: 'A change in the list cannot be counted',
    editRefusedBody: (title, list) =>
      `The row “${title}” in the list ${list} breaks a rule. Your change stays in the list but does not count until it is corrected.`,
    editOfOther: 'A decision in the list does not count yet',
    editOfOtherBody: (name, title, list) =>
      `${name || 'Somebody'} has typed “${title}” into the list ${list}. If it is right, record the decision in Goals, and the row counts. If not, a process leader can delete it.`,
    why: 'Because',
  },
  rowGone: {
    goneHeading: 'A row to which others belong is gone',
    joinedHeading: 'What belonged to a row is joined to it again',
    called: (name, code) => (code === undefined ? `“${name}”` : `“${name}” (code ${code})`),
    gone: (row, list) =>
      `The row ${row} is no longer in the list ${list}. What belongs to it is still there.`,
    joined: (row, list) =>
      `The row ${row} is in the list ${list} again. What belonged to the deleted row now belongs to it.`,
    belongs: 'To the row belong',
    bodies: (count) => (count === 1 ? '1 body' : `${count} bodies`),
    goals: (count) => (count === 1 ? '1 goal' : `${count} goals`),
    reports: (count) => (count === 1 ? '1 report' : `${count} reports`),
    wayOut:
      'Enter the row again with the same code, and Jämna joins them. Otherwise move what belongs to it to another row, or delete it. Mine shows what it is.',
  },
  help: {
    heading: 'Hello! I am Jämna',
    body: 'I ask how the municipality’s gender equality goals are going. You answer in cards like this one.',
    noNumbers: 'I read figures only in the fields of a card, not in text in the chat.',
    owed: (count) =>
      count === 1 ? 'You have 1 goal to report:' : `You have ${count} goals to report:`,
    nothing: 'You have nothing to report right now.',
    channel: 'Write to me in a chat of your own if you want to see what you have to report.',
    show: 'Show the card',
  },
  trouble: {
    heading: 'That did not work',
    notAllowed:
      'What the card is about no longer exists, or you may not do this. Ask a process leader for help.',
    guest:
      'Jämna is for the municipality’s own staff. As a guest you get no answers here, and nothing is saved.',
    stranger:
      'I cannot find you in the municipality’s directory, so nothing is saved. Contact a process leader.',
    unchecked:
      'I cannot check right now that you belong to the municipality. Nothing is saved. Try again in a while, or open the tab Jämna.',
    tooMany:
      'You have sent a lot in a short time, so I do not answer right now. Nothing is saved. Wait a minute and try again.',
    unavailable: 'SharePoint does not answer right now. Nothing is saved. Try again in a while.',
    throttled: (time) =>
      `Microsoft asks us to wait until ${time}. Nothing is saved. Try again then.`,
    unknown:
      'SharePoint did not answer in time, so we do not know whether it was saved. We are finding out, and the card will show it. If it still says this in a quarter of an hour: press again, it is saved only once.',
    unexpected: (reference) =>
      `Something went wrong on our side. Try again, and quote ${reference} if you contact us.`,
    notHere:
      'You do this in your own chat with Jämna or in the tab Jämna, not here. Nothing is saved.',
    unclear: 'I did not understand the answer, so nothing is saved. Here is the card again.',
    outOfDate: 'The card was old. This is how things stand now.',
  },
  fault: {
    missing: 'Write a value.',
    notANumber: (example) => `This is not a number. Write for example ${example}.`,
    ambiguous: (one, other) =>
      `Do you mean ${one} or ${other}? Write it without thousands separators.`,
    tooSmall: (least) => `The value may not be less than ${least}.`,
    tooLarge: (most) => `The value may not be more than ${most}.`,
    notWhole: 'Write a whole number.',
    tooManyDecimals: (decimals) =>
      ['Write it without decimals.', 'Write it with at most one decimal.'][decimals] ??
      `Write it with at most ${decimals} decimals.`,
    tooLong: (longest) => `The text is too long. It may have at most ${longest} characters.`,
    other: 'The value cannot be right. Please check it.',
  },
};
