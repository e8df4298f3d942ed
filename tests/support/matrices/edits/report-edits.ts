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
  type Edit,
} from './edit-cell';

const reported = 'reported 60/70';
const typedCorrection = {
  version: 1,
  checksum: 'x',
  kept: { byName: 'Karin Lindgren', at: '2027-01-01T00:00:00Z' },
};
const valueTo = (name: string, what: string): string => `Ändrat värde → ${name}: ${what}`;

/** The row of a goal that its manager, Viktor, has reported in an open round. */
export const reportEdits: readonly Edit[] = [
  {
    edit: 'delete',
    steps: () => [remove],
    sees: 'missing, row missing',
    told: [
      valueTo('Johan', 'row-removed'),
      valueTo('Karin', 'row-removed'),
      valueTo('Viktor', 'report deleted or changed'),
    ],
  },
  {
    edit: 'retype with the same code',
    steps: ({ key, now: { Round, Goal } }) => [
      remove,
      add({ Key: key, Title: 'x', Round, Goal, Women: 61, Men: 71 }),
    ],
    sees: 'reported 61/71',
    told: [valueTo('Viktor', 'reported')],
  },
  {
    edit: 'copy',
    steps: copied,
    sees: `${reported}; a row waits: double`,
    told: [toEditor('double')],
  },
  {
    edit: 'copy with the same code',
    steps: doubled,
    sees: `${reported}; row left out: doubled; correct Kod: doubled`,
    told: [toEditor('doubled')],
  },
  {
    edit: 'rename the code',
    steps: renamed,
    sees: 'checking 60/70, not-the-key',
    told: [toEditor('not-the-key')],
  },
  {
    edit: 'change the case of the code',
    steps: ({ key }) => [change({ Key: key.toUpperCase() })],
    sees: reported,
    told: [],
  },
  {
    edit: 'restore the version before the report',
    steps: restoredFirst,
    sees: 'missing',
    told: [valueTo('Viktor', 'emptied')],
  },
  { edit: 'restore with a new id', steps: restoredAsNew, sees: reported, told: [] },
  {
    edit: 'move to another goal',
    steps: ({ idOf }) => [change({ Goal: idOf('Mål', 'KFF-FR-N-1') })],
    sees: 'checking 60/70, not-the-key',
    told: [toEditor('not-the-key')],
  },
  {
    edit: 'move to another round',
    steps: ({ idOf }) => [change({ Round: idOf('Uppföljningsomgångar', 'helar-2025') })],
    sees: 'missing, row missing',
    told: [toEditor('not-asked', 'not-the-key')],
  },
  { edit: 'empty the state', steps: emptied('WorkState'), sees: reported, told: [] },
  {
    edit: 'empty the code',
    steps: emptied('Key'),
    sees: 'missing, row missing; row left out: missing; correct Kod: missing',
    told: [toEditor('missing')],
  },
  { edit: 'empty the goal', steps: emptied('Goal'), sees: reported, told: [] },
  { edit: 'empty the round', steps: emptied('Round'), sees: reported, told: [] },
  {
    edit: 'empty what it keeps',
    steps: emptied('AsAsked'),
    sees: 'checking 60/70, changed-as-asked, row spoiled',
    told: [toEditor('changed-as-asked')],
  },
  {
    edit: 'type over the cells that say again what the row keeps',
    steps: () => [
      change({ RoundKey: 'annan', BoardName: 'Annan', BodyName: 'Annat', DueOn: '2020-01-01' }),
    ],
    sees: `${reported}; its cells are put right`,
    told: [],
  },
  {
    edit: 'type a correction',
    steps: () => [change({ Correction: JSON.stringify(typedCorrection) })],
    sees: 'checking 60/70, changed-as-asked',
    told: [toEditor('changed-as-asked')],
  },
  {
    edit: 'send back cell by cell',
    steps: () => [change({ WorkState: 'Återsänd' }), change({ SentBackReason: 'Fel år' })],
    sees: 'sent-back 60/70',
    told: ['Återsänd rapport → Viktor: '],
  },
  {
    edit: 'turn a column to rich text',
    steps: () => [change({ Comment: rich('F&ouml;rklaring') })],
    sees: reported,
    told: [],
  },
];
