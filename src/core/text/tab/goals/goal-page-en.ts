import type { goalPage as sv } from './goal-page-sv';

/** The texts of a goal's people, its comments and the changes of its row, in English. */
export const goalPage: typeof sv = {
  responsible: 'Responsible',
  reporter: 'Reported by',
  nobody: 'Nobody is named',
  comments: 'Comments',
  noComments: 'Nobody has written anything yet.',
  write: 'Write a comment',
  writeHint:
    'Everybody who may read the goal sees the comment. Whoever is responsible, whoever reports, the process leaders and those who have written here are told.',
  send: 'Send the comment',
  typedInList: 'Written in the list',
  aboutRound: (round) => `About ${round}`,
};
