import {
  add,
  change,
  copied,
  doubled,
  emptied,
  remove,
  renamed,
  restoredAsNew,
  restoredFirst,
  rich,
  toEditor,
  toLeaders,
  type Edit,
} from './edit-cell';

const reported = 'reported 60/70';

/** A goal that is reported in an open round. */
export const goalEdits: readonly Edit[] = [
  {
    edit: 'delete',
    steps: () => [remove],
    sees: `${reported}; goals 0; missing Mål with reports 1`,
    told: toLeaders('reports 1'),
  },
  {
    edit: 'retype with the same code',
    steps: ({ key, now: { OwnerBody, ParentGoal, WorkState } }) => [
      remove,
      add({ Key: key, Title: `Mål ${key}`, OwnerBody, ParentGoal, WorkState }),
    ],
    sees: `${reported}; goals 1`,
    told: toLeaders('joined, reports 1'),
  },
  { edit: 'copy', steps: copied, sees: `${reported}; goals 2`, told: [] },
  {
    edit: 'copy with the same code',
    steps: doubled,
    sees: `${reported}; row left out: doubled; goals 1; correct Kod: doubled`,
    told: [toEditor('doubled')],
  },
  { edit: 'rename the code', steps: renamed, sees: `${reported}; goals 1`, told: [] },
  {
    edit: 'change the case of the code',
    steps: ({ key }) => [change({ Key: key.toLowerCase() })],
    sees: `${reported}; goals 1`,
    told: [],
  },
  {
    edit: 'restore an old version',
    changed: { Title: 'Nya ord', BaselineYear: 2024 },
    steps: restoredFirst,
    sees: `${reported}; goals 1`,
    told: [],
  },
  {
    edit: 'restore with a new id',
    steps: restoredAsNew,
    sees: `${reported}; goals 1`,
    told: toLeaders('joined, reports 1'),
  },
  {
    edit: 'move to a body that is not below the goal above',
    steps: ({ idOf }) => [change({ OwnerBody: idOf('Organisation', 'KFF-FR-N') })],
    sees: `${reported}; goals 1`,
    told: [toEditor('not-above')],
  },
  {
    edit: 'empty the body',
    steps: emptied('OwnerBody'),
    sees: `${reported}; row left out: missing; goals 0; correct Organ: missing`,
    told: [toEditor('missing')],
  },
  {
    edit: 'empty the state',
    steps: emptied('WorkState'),
    sees: `${reported}; row left out: missing; goals 0; correct Tillstånd: missing`,
    told: [toEditor('missing')],
  },
  {
    edit: 'empty the code',
    steps: emptied('Key'),
    sees: `${reported}; row left out: missing; goals 0; correct Kod: missing`,
    told: [toEditor('missing')],
  },
  {
    edit: 'type a whole row by hand, without the goal above',
    steps: ({ key, now: { OwnerBody, WorkState } }) => [
      add({ Key: `${key}-2`, Title: `Mål ${key}-2`, OwnerBody, WorkState }),
    ],
    sees: `${reported}; goals 2`,
    told: [toEditor('missing')],
  },
  {
    edit: 'turn a column to rich text',
    steps: () => [change({ GoalSource: rich('K&auml;lla'), Wording: rich('Ord') })],
    sees: `${reported}; goals 1`,
    told: [],
  },
];
