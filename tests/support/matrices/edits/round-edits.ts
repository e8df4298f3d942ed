import {
  add,
  change,
  copied,
  doubled,
  emptied,
  remove,
  renamed,
  restoredAsNew,
  rich,
  toEditor,
  toLeaders,
  type Edit,
} from './edit-cell';

const asks = 'missing; reported 60/70';
const period = { PeriodFrom: '2026-01-01', PeriodTo: '2026-12-31', DueOn: '2027-02-26' };
/** The cells of a round's row that its opening fills. */
const beforeOpening = {
  ...{ WorkState: 'Planerad', AsAsked: null },
  ...{ OpenedAt: null, OpenedByName: null, OpenedByObject: null },
};
const changed = 'correct Som det efterfrågades: changed-as-asked';

/** An open round that asks for two goals, of which one is reported. */
export const roundEdits: readonly Edit[] = [
  {
    edit: 'delete',
    steps: () => [remove],
    sees: 'no round; missing Uppföljningsomgångar with reports 2',
    told: toLeaders('reports 2'),
  },
  {
    edit: 'retype with the same code',
    steps: ({ key, now: { Title, WorkState } }) => [
      remove,
      add({ Key: key, Title, WorkState, ...period }),
    ],
    sees: `${asks}; open; ${changed}`,
    told: [toEditor('changed-as-asked'), ...toLeaders('joined, reports 2')],
  },
  { edit: 'copy', steps: copied, sees: `${asks}; open, open`, told: [] },
  {
    edit: 'copy with the same code',
    steps: doubled,
    sees: `${asks}; row left out: doubled; open; correct Kod: doubled`,
    told: [toEditor('doubled')],
  },
  {
    edit: 'rename the code',
    steps: renamed,
    sees: `${asks}; open; correct Kod: not-the-key`,
    told: [toEditor('not-the-key')],
  },
  {
    edit: 'change the case of the code',
    steps: ({ key }) => [change({ Key: key.toUpperCase() })],
    sees: `${asks}; open`,
    told: [],
  },
  {
    edit: 'restore the version before the opening',
    steps: () => [change(beforeOpening)],
    sees: `${asks}; planned; ${changed}`,
    told: [toEditor('changed-as-asked')],
  },
  {
    edit: 'restore with a new id',
    steps: restoredAsNew,
    sees: `${asks}; open`,
    told: toLeaders('joined, reports 2'),
  },
  {
    edit: 'empty the due date',
    steps: emptied('DueOn'),
    sees: 'no round; correct Rapporteras senast: missing',
    told: [toEditor('missing')],
  },
  {
    edit: 'empty the state',
    steps: emptied('WorkState'),
    sees: 'no round; correct Tillstånd: missing',
    told: [toEditor('missing')],
  },
  {
    edit: 'empty what it keeps',
    steps: emptied('AsAsked'),
    sees: `${asks}; open; ${changed}`,
    told: [toEditor('changed-as-asked')],
  },
  {
    edit: 'type a whole row by hand',
    steps: ({ key, now: { LeftOutGoals, WorkState } }) => [
      add({ Key: `${key}-2`, Title: 'För hand', LeftOutGoals, WorkState, ...period }),
    ],
    sees: `${asks}; open, open`,
    told: [],
  },
  {
    edit: 'turn columns to rich text',
    steps: ({ now: { LeftOutGoals, AsAsked } }) => [
      change({
        LeftOutGoals: rich(String(LeftOutGoals).replaceAll('\n', '<br>')),
        AsAsked: rich(String(AsAsked).replaceAll('"', '&quot;')),
      }),
    ],
    sees: `${asks}; open`,
    told: [],
  },
];
