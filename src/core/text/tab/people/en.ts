import type { people as sv } from './sv';

/** The words with which people choose who has a role, in English. */
export const people: typeof sv = {
  change: {
    manager: 'Change manager',
    substitute: 'Change substitute',
    secretary: 'Change board secretary',
    processLeader: 'Change process leader',
    reporter: 'Change reporter',
  },
  appoint: {
    manager: 'Appoint a manager',
    substitute: 'Appoint a substitute',
    secretary: 'Appoint a board secretary',
    processLeader: 'Appoint a process leader',
    reporter: 'Appoint a reporter',
  },
  unfoundText:
    'Somebody who is not named, or not in the directory, does not see the goals under Mine either. Choose a person here.',
  search: 'Search by name or email address',
  hint: 'Write at least two letters.',
  searching: 'Searching …',
  found: (count) => (count === 1 ? '1 person matches.' : `${count} people match.`),
  more: 'More people match. Write more of the name.',
  nobody: (text) =>
    `Nobody in the municipality’s directory matches “${text}”. Check the spelling, or write the whole email address.`,
  forbidden: 'Jämna may not search the municipality’s directory. Write the whole email address.',
  unavailable:
    'The directory does not answer. Write the whole email address, or try again in a while.',
  readAs: (mail) => `The address is read as ${mail}.`,
  hidden: (characters) => `Characters that cannot be seen were removed: ${characters}.`,
  save: 'Save',
  cancel: 'Cancel',
  leaveToManager: 'Let whoever is responsible for the unit report',
  remove: 'Remove',
  saved: 'Saved. Those concerned are told in Teams.',
  declined: (name) => `${name} says that they are not responsible for the goal.`,
  declinedBecause: (name, reason) =>
    `${name} says that they are not responsible for the goal: ${reason}`,
  declinedMark: 'Not me',
  somebody: 'The person who was asked',
  standsInFor: (name) => `stands in for ${name}, who is away`,
};
