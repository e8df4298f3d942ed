import { definedOnly } from '../../core/domain/base/defined';
import { shortenText } from '../../core/domain/base/clean-text';
import { longestLine } from '../../core/domain/base/text-limits';
import type { CommentAuthor, GoalComment } from '../../core/domain/goals/comment';
import { comment } from '../../core/text/list/goals/sv';
import { listNames } from '../../core/text/list/list-names';
import { required, type Cells } from '../columns/cells';
import { keyBeside, keyColumn, traceColumns, type ListDescription } from '../columns/description';
import { lookupTo, type ListMap } from '../columns/list-map';

const columns = ['Title', 'Goal', 'CommentText', 'WrittenBy', 'WrittenAt', 'MayPublish'];
const newestFirst = [{ column: 'WrittenAt', ascending: false }];

/** The list Kommentarer holds what people write to each other about a goal, one row a comment. */
const description: ListDescription<'comments'> = {
  name: 'comments',
  displayName: listNames.comments,
  description: 'Vad som har skrivits om målen. Ta bort en kommentar genom att ta bort raden.',
  titleDisplayName: 'Kommentar',
  columns: [
    keyColumn('Kod', 'Gör att samma kommentar inte sparas två gånger. Ändra den inte.'),
    { kind: 'lookup', name: 'Goal', displayName: comment.goal, to: 'goals' },
    keyBeside('GoalKey', 'Mål, kod'),
    { kind: 'lookup', name: 'Report', displayName: 'Rapport', to: 'reports' },
    keyBeside('ReportKey', 'Rapport, kod'),
    { kind: 'note', name: 'CommentText', displayName: comment.text },
    { kind: 'text', name: 'WrittenBy', displayName: 'Skriven av' },
    {
      kind: 'text',
      name: 'WrittenByObject',
      displayName: 'Skriven av, i katalogen',
      technical: true,
    },
    { kind: 'instant', name: 'WrittenAt', displayName: 'Skriven', indexed: true },
    {
      kind: 'boolean',
      name: 'MayPublish',
      displayName: comment.mayPublish,
      description: 'Sätts av en processledare när kommentaren kan återges i en redovisning.',
    },
    ...traceColumns,
  ],
  views: [
    { name: 'Senaste', columns, orderBy: newestFirst, isDefault: true },
    {
      name: 'Får publiceras',
      columns,
      where: '<Eq><FieldRef Name="MayPublish" /><Value Type="Boolean">1</Value></Eq>',
      orderBy: newestFirst,
    },
  ],
  pills: {},
};

function readAuthor(cells: Cells): CommentAuthor | undefined {
  const objectId = cells.text('WrittenByObject');
  const name = cells.text('WrittenBy');
  return objectId === undefined || name === undefined ? undefined : { objectId, name };
}

/** Makes the title of a row for people who read the list: the goal's code and the beginning of the text. */
function titleOf({ goalKey, text }: Pick<GoalComment, 'goalKey' | 'text'>): string {
  const [line = ''] = text.split('\n');
  return shortenText([goalKey, line].filter((part) => part !== undefined).join(' · '), longestLine);
}

/** Reads rows of Kommentarer as comments, and writes them. */
export const list: ListMap<'comments'> = {
  description,
  read: (cells, id) =>
    definedOnly<GoalComment>({
      goalKey: cells.text('GoalKey'),
      reportId: cells.lookup('Report'),
      reportKey: cells.text('ReportKey'),
      author: readAuthor(cells),
      writtenAt: cells.instant('WrittenAt'),
      id,
      key: required(cells.text('Key'), 'Kod'),
      goalId: required(cells.lookup('Goal'), comment.goal),
      text: required(cells.text('CommentText'), comment.text),
      mayPublish: required(cells.boolean('MayPublish'), comment.mayPublish),
    }),
  write: (row) => ({
    Key: row.key,
    Title: titleOf(row),
    GoalLookupId: lookupTo(row.goalId),
    GoalKey: row.goalKey,
    ReportLookupId: lookupTo(row.reportId),
    ReportKey: row.reportKey,
    CommentText: row.text,
    WrittenBy: row.author?.name,
    WrittenByObject: row.author?.objectId,
    WrittenAt: row.writtenAt,
    MayPublish: row.mayPublish,
  }),
};
