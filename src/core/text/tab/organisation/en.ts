import type { organisation as sv } from './sv';

/** The texts of the page Organisation, in English. */
export const organisation: typeof sv = {
  title: 'Organisation',
  open: 'Organisation',
  back: 'Back to the goals',
  textLeader:
    'Add, rename, move and end boards and units, and choose who is responsible. What ends keeps its goals and its history, which Goals shows by year.',
  textManager: 'Choose who stands in for you, and when.',
  ended: (date) => `Ended on ${date}`,
  ends: (date) => `Ends on ${date}`,
  away: (name) => `${name} is away. The substitute is asked.`,
  role: {
    manager: 'Manager',
    substitute: 'Substitute',
    secretary: 'Board secretary',
    processLeader: 'Process leader',
  },
  nobody: 'nobody',
  unknown: 'not in the directory',
  goals: (count) => (count === 1 ? '1 goal' : `${count} goals`),
  change: 'Change name, place or last day',
  absence: 'Absence of the manager',
  absentFrom: 'Away from',
  absentTo: 'to',
  name: 'Name',
  parent: 'Belongs to',
  none: 'Nothing (at the top)',
  lastDay: 'Last day',
  lastDayHint: 'Leave empty if it does not end. The goals do not go to any other body.',
  add: 'Add a board or unit',
  key: 'Code',
  keyHint: 'Short and unique, such as BUN or BUN-F. It is not changed afterwards.',
  kind: 'Level',
  save: 'Save',
  cancel: 'Cancel',
};
