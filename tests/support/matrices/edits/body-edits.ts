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
  toEditor,
  toLeaders,
  type Edit,
} from './edit-cell';

const reported = 'reported 60/70';

/** A unit with a manager and a goal that is reported. */
export const bodyEdits: readonly Edit[] = [
  {
    edit: 'delete',
    steps: () => [remove],
    sees: `${reported}; goals 1; bodies 0; missing Organisation with goals 1`,
    told: toLeaders('goals 1'),
  },
  {
    edit: 'retype with the same code',
    steps: ({ key, now }) => {
      const { Kind, Parent, ManagerMail } = now;
      return [remove, add({ Key: key, Title: `Enhet ${key}`, Kind, Parent, ManagerMail })];
    },
    sees: `${reported}; goals 1; bodies 1`,
    told: toLeaders('joined, goals 1'),
  },
  { edit: 'copy', steps: copied, sees: `${reported}; goals 1; bodies 2`, told: [] },
  {
    edit: 'copy with the same code',
    steps: doubled,
    sees: `${reported}; row left out: doubled; goals 1; bodies 1; correct Kod: doubled`,
    told: [toEditor('doubled')],
  },
  { edit: 'rename the code', steps: renamed, sees: `${reported}; goals 1; bodies 1`, told: [] },
  {
    edit: 'change the case of the code',
    steps: ({ key }) => [change({ Key: key.toLowerCase() })],
    sees: `${reported}; goals 1; bodies 1`,
    told: [],
  },
  {
    edit: 'restore an old version',
    changed: { Title: 'Nytt namn' },
    steps: restoredFirst,
    sees: `${reported}; goals 1; bodies 1`,
    told: [],
  },
  {
    edit: 'restore with a new id',
    steps: restoredAsNew,
    sees: `${reported}; goals 1; bodies 1`,
    told: toLeaders('joined, goals 1'),
  },
  {
    edit: 'move under another parent',
    steps: ({ idOf }) => [change({ Parent: idOf('Organisation', 'KFF-FR') })],
    sees: `${reported}; goals 1; bodies 1`,
    told: [],
  },
  {
    edit: 'empty the level',
    steps: emptied('Kind'),
    sees: `${reported}; row left out: missing; goals 1; bodies 0; correct Nivå: missing`,
    told: [toEditor('missing')],
  },
  {
    edit: 'empty the code',
    steps: emptied('Key'),
    sees: `${reported}; row left out: missing; goals 1; bodies 0; correct Kod: missing`,
    told: [toEditor('missing')],
  },
  {
    edit: 'empty the parent',
    steps: emptied('Parent'),
    sees: `${reported}; goals 1; bodies 1`,
    told: [toEditor('missing')],
  },
  {
    edit: 'let it be replaced by itself',
    steps: ({ key, idOf }) => [change({ ReplacedBy: idOf('Organisation', key) })],
    sees: `${reported}; goals 1; bodies 1; correct Ersätts av: replaced-by-itself`,
    told: [toEditor('replaced-by-itself')],
  },
  {
    edit: 'let a unit work for further boards',
    steps: () => [change({ AlsoServes: 'KS' })],
    sees: `${reported}; goals 1; bodies 1; correct Arbetar också åt: only-administrations`,
    told: [toEditor('only-administrations')],
  },
  {
    edit: 'type a whole row by hand',
    steps: ({ key, now: { Kind, Parent } }) => [
      add({ Key: `${key}-2`, Title: `Enhet ${key}-2`, Kind, Parent }),
    ],
    sees: `${reported}; goals 1; bodies 2; a body lacks a goal`,
    told: [],
  },
];
