import { goalPage } from './goal-page-en';
import type { goals as sv } from './sv';

/** The texts of the page Mål, in English. */
export const goals: typeof sv = {
  title: 'Goals',
  intro: (municipality) =>
    municipality === ''
      ? 'The gender equality goals, level by level'
      : `The gender equality goals of ${municipality}, level by level`,
  search: 'Search goal, board or unit',
  found: (count) => (count === 1 ? 'One match' : `${count} matches`),
  foundNone: (text) => `No goal and no unit matches “${text}”.`,
  onlyLacking: 'Only those without a measurable goal',
  lackingCount: (count) => {
    if (count === 0) return 'Every board, administration and unit has a measurable goal';
    if (count === 1) return 'One part of the organisation lacks a measurable goal';
    return `${count} parts of the organisation lack a measurable goal`;
  },
  tree: 'The organisation and its goals',
  withoutBody: 'Goals whose body is gone',
  withoutBodyText:
    'The row of the body is gone from the list Organisation, or cannot be read. Enter it again with the same code, correct it, or give the goals another body in the list Mål.',
  lacks: 'Lacks a measurable goal',
  lacksAction: 'See what is needed',
  expandAll: 'Open all levels',
  collapseAll: 'Close all levels',
  choose: 'Choose a goal in the list and it is shown here.',
  notMeasurable: 'Not measurable yet',
  goalCount: (count) => (count === 1 ? '1 goal' : `${count} goals`),
  manager: (name) => `Manager: ${name}`,
  noManager: 'No manager is named',
  ended: 'Boards and units that have ended',
  endedIn: (year) => `Ended in ${year}`,
  replacedBy: (name) => `Replaced by ${name}.`,
  countedAt: (board) => `counts for ${board}`,
  endedOn: (date) => `Ended on ${date}. Its goals and their outcomes are kept.`,
  write: 'Write a goal',
  change: 'Change the goal',
  record: 'Open the goal',
  backToList: 'To the list',
  body: {
    lacksText:
      'Every board, administration, division and unit must have at least one measurable gender equality goal: indicator, baseline, target and target date.',
    hasNone: 'There is no goal here yet.',
    missing: (what) => `lacks ${what}`,
    askLeader: 'A process leader can help to word the goal.',
    paste: 'Add goals',
  },
  page: goalPage,
  detail: {
    above: 'Derived from',
    below: 'Broken down into',
    noneAbove: 'This is the municipality-wide goal.',
    noneBelow: 'No goal is derived from this one yet.',
    indicator: 'Indicator',
    direction: 'What is good',
    source: 'Source',
    history: 'Outcomes over time',
    unaccepted: 'Not accepted',
    noHistory: 'No outcome has been reported yet.',
    missing: (list) => `To be measurable, the goal lacks ${list}.`,
    orParts: 'It can also be measured by sub-goals: goals of the same body that build on it.',
    historyOfParts: 'Each sub-goal has its outcomes.',
    ownParts: 'Sub-goals',
    parts: (count, met) => {
      if (met !== undefined) return `Met when all sub-goals are met: ${met} of ${count}.`;
      return count === 1
        ? 'Met when the sub-goal is met.'
        : `Met when all ${count} sub-goals are met.`;
    },
  },
  setUp: {
    title: 'Enter the municipality’s organisation and goals',
    intro: 'Paste from a spreadsheet. Nothing is saved until you have seen how the rows were read.',
    step: (now, all) => `Step ${now} of ${all}`,
    organisation: 'Organisation',
    goals: 'Goals',
    othersEmpty: {
      title: 'The municipality’s goals are shown here',
      text: 'A process leader first enters the organisation and the goals.',
    },
    columns: 'Which columns there should be, with an example',
    required: 'required',
    meanings: {
      organisation: {
        key: 'A short, unique code, such as BUN.',
        name: 'What it is called.',
        kind: 'Council, board, administration, division or unit.',
        parent: 'The code of the level above. Only the council has none.',
        manager: 'The manager’s e-mail address.',
        substitute: 'The substitute’s e-mail address.',
        secretary: 'The board secretary’s e-mail address.',
        processLeaders: 'The process leaders’ e-mail addresses, on the council’s row.',
        channel: 'The link to the board’s channel in Teams (Get link to channel).',
        validFrom: 'The first day, if it does not exist yet.',
        validTo: 'The last day, if it will end.',
      },
      goals: {
        key: 'A short, unique code, such as BUN-1.',
        title: 'The goal in its own words.',
        body: 'The code of the board, administration or unit that owns the goal.',
        parentGoal: 'The code of the goal on the level above.',
        indicator: 'What is measured.',
        measure:
          "Percent, change in per cent, women's value in per cent of men's, points, people, count, SEK, days or hours.",
        unit: 'The word after the value, where the measure does not say it.',
        split: 'Women and men, girls and boys, or total.',
        direction: 'Rising, falling, nearer to the target, gap, or between 40 and 60 per cent.',
        decimals: 'Number of decimals, 0 to 3.',
        baselineWomen: 'The baseline for women or girls.',
        baselineMen: 'The baseline for men or boys.',
        baselineTotal: 'The baseline where it is not split.',
        baselineYear: 'The year of the baseline.',
        target: 'The value to reach.',
        targetOn: 'The date by which it is to be reached, such as 2027-12-31.',
        reporter: 'E-mail address, if somebody other than the manager reports.',
        source: 'Where the values come from.',
        state: 'Draft, adopted or closed.',
        targetWomen:
          'The value for women or girls to reach, when the sexes have different targets.',
        targetMen: 'The value for men or boys to reach, when the sexes have different targets.',
      },
    },
    examples: {
      organisation: [
        ['KF', 'Municipal council', 'Council', '', '', '', '', 'leader@municipality.example'],
        ['BUN', 'Education board', 'Board', 'KF', '', '', 'secretary@municipality.example'],
        ['BUF', 'Education administration', 'Administration', 'BUN', 'head@municipality.example'],
      ],
      goals: [
        [
          'KF-1',
          'Resources are shared fairly between women and men, girls and boys',
          'KF',
          '',
          'Share of decisions with a gender equality analysis',
          'Percent',
          '',
          'Total',
          'Rising',
          '0',
          '',
          '',
          '15',
          '2023',
          '100',
          '2027-12-31',
        ],
        [
          'BUN-1',
          'Girls and boys complete upper secondary school to the same extent',
          'BUN',
          'KF-1',
          'Completed within four years',
          'Percent',
          '',
          'Girls and boys',
          'Gap',
          '1',
          '83',
          '79',
          '',
          '2024',
          '2',
          '2027-12-31',
        ],
      ],
    },
    example: 'An example to start from',
    copyExample: 'Copy the example',
    copied: 'Copied. Paste it into a spreadsheet.',
    paste: 'Paste the rows here',
    pasteHint: 'Select in the spreadsheet, copy and paste. The header row may come along.',
    check: 'Check the rows',
    checking: 'Checking …',
    write: (count) => (count === 1 ? 'Save 1 row' : `Save ${count} rows`),
    written: (count) => (count === 1 ? '1 row is saved.' : `${count} rows are saved.`),
    stopped: {
      why: 'The import stopped, since SharePoint did not answer as it should.',
      written: (count) => (count === 1 ? '1 row is saved.' : `${count} rows are saved.`),
      unchanged: (count) =>
        count === 1 ? '1 row existed already.' : `${count} rows existed already.`,
      notWritten: (count) => (count === 1 ? '1 row is not saved.' : `${count} rows are not saved.`),
      unknown: (count) =>
        count === 1
          ? 'For 1 row it is unclear whether it was saved.'
          : `For ${count} rows it is unclear whether they were saved.`,
      again:
        'Save again in a while: what is saved already is left, only the new and changed rows that are missing are saved.',
    },
    nothingNew: 'All rows exist already. Nothing needs to be saved.',
    moreRefused: (count) =>
      `The faults of the first rows are shown. ${count === 1 ? 'One more row' : `${count} more rows`} cannot be read; correct these first.`,
    refused: (count) =>
      count === 1
        ? 'One row cannot be read. Correct it below.'
        : `${count} rows cannot be read. Correct them below.`,
    ready: (fresh, same) =>
      `${fresh === 1 ? '1 new row' : `${fresh} new rows`}${same === 0 ? '' : `, ${same} exist already`}. Everything can be read.`,
    changing: (count) =>
      count === 0 ? '' : count === 1 ? '1 row changes.' : `${count} rows change.`,
    line: 'Row',
    name: 'Name',
    outcome: 'Result',
    outcomes: {
      new: 'New',
      changed: 'Changes',
      same: 'Exists already',
      refused: 'Cannot be read',
      waiting: 'Waits for the row above it',
    },
    toGoals: 'On to goals',
    writeInstead: 'Write a goal instead',
    finish: 'Done',
    tooMany: 'Paste at most 3,000 rows at a time.',
    empty: 'Paste at least one row.',
    showRefusedOnly: 'Show only rows that cannot be read',
  },
};
