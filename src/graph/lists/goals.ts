import { definedOnly, nonEmpty } from '../../core/domain/base/defined';
import { cleanLine, shortenText } from '../../core/domain/base/clean-text';
import { longestLine } from '../../core/domain/base/text-limits';
import { maxDecimals } from '../../core/domain/goals/goal';
import type { Figures, Goal, Indicator, TargetBySex } from '../../core/domain/goals/goal';
import { goals } from '../../core/text/list/goals/sv';
import { readMark, writtenMark } from '../../core/domain/base/import-mark';
import { listNames } from '../../core/text/list/list-names';
import { required, wordOf, type Cells } from '../columns/cells';
import {
  choiceColumn,
  importColumn,
  isOneOf,
  keyBeside,
  keyColumn,
  traceColumns,
  type ListDescription,
} from '../columns/description';
import { lookupTo, type Fields, type ListMap } from '../columns/list-map';
import { dateForColumn } from '../columns/local-date';
import { personColumns, readPerson, writePerson } from '../columns/people';

const {
  state: stateWords,
  measure: measureWords,
  split: splitWords,
  direction: directionWords,
} = goals;

/** The list Mål holds the goals of each body, and how they are measured (seed:B25). */
const description: ListDescription<'goals'> = {
  name: 'goals',
  displayName: listNames.goals,
  description: 'Jämställdhetsmål med indikator, utgångsvärde och målvärde.',
  titleDisplayName: 'Mål',
  columns: [
    keyColumn('Kod', 'Kort och unik, till exempel BUN-1. Ändra den inte i efterhand.'),
    {
      kind: 'note',
      name: 'Wording',
      displayName: 'Ordalydelse',
      description: 'Målet i sin helhet, när det är längre än 255 tecken.',
    },
    { kind: 'lookup', name: 'OwnerBody', displayName: 'Organ', to: 'bodies' },
    keyBeside('BodyKey', 'Organ, kod'),
    { kind: 'lookup', name: 'ParentGoal', displayName: 'Härlett ur', to: 'goals' },
    keyBeside('ParentKey', 'Härlett ur, kod'),
    choiceColumn('WorkState', 'Tillstånd', stateWords),
    { kind: 'text', name: 'Indicator', displayName: 'Indikator' },
    choiceColumn('Measure', 'Mäts i', measureWords),
    {
      kind: 'text',
      name: 'UnitWord',
      displayName: 'Enhetsord',
      description: 'Skrivs efter värdet, till exempel poäng.',
    },
    choiceColumn('Split', 'Uppdelning', splitWords),
    choiceColumn('Direction', 'Riktning', directionWords),
    { kind: 'number', name: 'Decimals', displayName: 'Decimaler', whole: true },
    { kind: 'boolean', name: 'AddsUp', displayName: 'Könen summeras' },
    { kind: 'text', name: 'IndicatorSource', displayName: 'Indikatorns källa' },
    { kind: 'number', name: 'BaselineWomen', displayName: 'Utgångsvärde kvinnor eller flickor' },
    { kind: 'number', name: 'BaselineMen', displayName: 'Utgångsvärde män eller pojkar' },
    { kind: 'number', name: 'BaselineTotal', displayName: 'Utgångsvärde totalt' },
    { kind: 'number', name: 'BaselineYear', displayName: 'Utgångsår', whole: true },
    { kind: 'number', name: 'Target', displayName: 'Målvärde' },
    {
      kind: 'number',
      name: 'TargetWomen',
      displayName: 'Målvärde kvinnor eller flickor',
      description: 'När könen har olika målvärden; annars gäller Målvärde för båda.',
    },
    { kind: 'number', name: 'TargetMen', displayName: 'Målvärde män eller pojkar' },
    { kind: 'date', name: 'TargetOn', displayName: 'Ska vara nått' },
    ...personColumns('Reporter', 'Rapporteras av'),
    { kind: 'lookup', name: 'AdoptedBy', displayName: 'Fastställt genom', to: 'decisions' },
    keyBeside('AdoptedByKey', 'Fastställt genom, kod'),
    {
      kind: 'note',
      name: 'ChangeReason',
      displayName: 'Skäl till ändring',
      description: 'Varför ett fastställt mål senast ändrades eller avslutades.',
    },
    { kind: 'note', name: 'GoalSource', displayName: 'Källa' },
    importColumn,
    ...traceColumns,
  ],
  views: [
    {
      name: 'Per organ',
      columns: ['Key', 'Title', 'WorkState', 'Indicator', 'Target', 'TargetOn'],
      orderBy: [{ column: 'Key', ascending: true }],
      groupBy: 'OwnerBody',
      isDefault: true,
    },
    {
      name: 'Går inte att mäta',
      columns: ['Key', 'Title', 'OwnerBody', 'Indicator', 'BaselineYear', 'Target', 'TargetOn'],
      where:
        '<Or><IsNull><FieldRef Name="Indicator" /></IsNull><IsNull><FieldRef Name="TargetOn" /></IsNull></Or>',
      orderBy: [{ column: 'Key', ascending: true }],
    },
    {
      name: 'Utkast',
      columns: ['Key', 'Title', 'OwnerBody', 'ParentGoal', 'Indicator'],
      where: isOneOf('WorkState', stateWords.draft),
      orderBy: [{ column: 'Key', ascending: true }],
    },
    {
      name: 'Föreslagna',
      columns: ['Key', 'Title', 'OwnerBody', 'ParentGoal', 'Indicator', 'Target', 'TargetOn'],
      where: isOneOf('WorkState', stateWords.proposed),
      orderBy: [{ column: 'Key', ascending: true }],
    },
  ],
  pills: {
    WorkState: {
      [stateWords.draft]: 'neutral',
      [stateWords.proposed]: 'warning',
      [stateWords.adopted]: 'good',
      [stateWords.closed]: 'neutral',
    },
  },
  teamsLink: { column: 'Key', page: 'goals', place: 'goal' },
};

function readIndicator(cells: Cells): Indicator | undefined {
  const name = cells.text('Indicator');
  const measure = cells.choice('Measure', measureWords);
  const split = cells.choice('Split', splitWords);
  const direction = cells.choice('Direction', directionWords);
  if (name === undefined || measure === undefined) return undefined;
  if (split === undefined || direction === undefined) return undefined;
  return definedOnly<Indicator>({
    unit: cells.text('UnitWord'),
    source: cells.text('IndicatorSource'),
    name,
    measure,
    split,
    direction,
    decimals: Math.min(maxDecimals, Math.max(0, Math.round(cells.number('Decimals') ?? 0))),
    addsUp: required(cells.boolean('AddsUp'), 'Könen summeras'),
  });
}

function writeIndicator(indicator: Partial<Indicator>): Fields {
  return {
    Indicator: indicator.name,
    Measure: wordOf(measureWords, indicator.measure),
    UnitWord: indicator.unit,
    Split: wordOf(splitWords, indicator.split),
    Direction: wordOf(directionWords, indicator.direction),
    Decimals: indicator.decimals,
    AddsUp: indicator.addsUp,
    IndicatorSource: indicator.source,
  };
}

function readBaseline(cells: Cells): Figures | undefined {
  const figures = definedOnly<Figures>({
    women: cells.number('BaselineWomen'),
    men: cells.number('BaselineMen'),
    total: cells.number('BaselineTotal'),
  });
  return Object.keys(figures).length === 0 ? undefined : figures;
}

function writeBaseline(figures: Figures): Fields {
  return { BaselineWomen: figures.women, BaselineMen: figures.men, BaselineTotal: figures.total };
}

function readTargetBySex(cells: Cells): TargetBySex | undefined {
  const [women, men] = [cells.number('TargetWomen'), cells.number('TargetMen')];
  return women === undefined && men === undefined
    ? undefined
    : definedOnly<TargetBySex>({ women, men });
}

/** Returns the whole wording while the title is its short form; after that a person has changed the title, which counts. */
function readTitle(cells: Cells): string {
  const title = required(cells.text('Title'), 'Mål');
  const wording = nonEmpty(cleanLine(cells.text('Wording') ?? ''));
  return wording !== undefined && shortTitle(wording) === title ? wording : title;
}

function shortTitle(title: string): string {
  return shortenText(cleanLine(title), longestLine);
}

/** Reads rows of Mål as goals, and writes them. */
export const list: ListMap<'goals'> = {
  description,
  read: (cells, id) =>
    definedOnly<Goal>({
      bodyKey: cells.text('BodyKey'),
      parentGoalId: cells.lookup('ParentGoal'),
      parentGoalKey: cells.text('ParentKey'),
      indicator: readIndicator(cells),
      baseline: readBaseline(cells),
      baselineYear: cells.number('BaselineYear'),
      target: cells.number('Target'),
      targetBySex: readTargetBySex(cells),
      targetOn: cells.date('TargetOn'),
      reporter: readPerson(cells, 'Reporter'),
      source: cells.text('GoalSource'),
      adoptedById: cells.lookup('AdoptedBy'),
      adoptedByKey: cells.text('AdoptedByKey'),
      changeReason: cells.text('ChangeReason'),
      imported: readMark(cells.text('Import')),
      id,
      key: required(cells.text('Key'), 'Kod'),
      title: readTitle(cells),
      bodyId: required(cells.lookup('OwnerBody'), 'Organ'),
      state: required(cells.choice('WorkState', stateWords), 'Tillstånd'),
    }),
  write: (goal) => ({
    Key: goal.key,
    Title: shortTitle(goal.title),
    Wording: goal.title.length > longestLine ? goal.title : undefined,
    OwnerBodyLookupId: lookupTo(goal.bodyId),
    BodyKey: goal.bodyKey,
    ParentGoalLookupId: lookupTo(goal.parentGoalId),
    ParentKey: goal.parentGoalKey,
    WorkState: stateWords[goal.state],
    ...writeIndicator(goal.indicator ?? {}),
    ...writeBaseline(goal.baseline ?? {}),
    BaselineYear: goal.baselineYear,
    Target: goal.target,
    TargetWomen: goal.targetBySex?.women,
    TargetMen: goal.targetBySex?.men,
    TargetOn: dateForColumn(goal.targetOn),
    ...writePerson(goal.reporter, 'Reporter'),
    AdoptedByLookupId: lookupTo(goal.adoptedById),
    AdoptedByKey: goal.adoptedByKey,
    ChangeReason: goal.changeReason,
    GoalSource: goal.source,
    Import: goal.imported && writtenMark(goal.imported),
  }),
};
