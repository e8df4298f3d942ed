import { addDays } from '../../../src/core/domain/base/calendar';
import type { EntityName } from '../../../src/core/domain/entities';
import { followUp } from '../../../src/core/text/list/follow-up/sv';
import type { ListView } from '../../../src/graph/columns/description';
import { descriptions } from '../../../src/graph/descriptions';

/** SharePoint shows no view whose first condition leaves as many rows. */
const threshold = 5_000;
const today = '2027-02-10';
type Row = Readonly<Record<string, string>>;

/** The rows of Rapporter after ten years with two rounds of 2,000 goals each, the newest of which is open and late. */
function reports(): readonly Row[] {
  const words = followUp.reportState;
  const dueDates = Array.from({ length: 10 }, (_, at) => [
    `${String(2018 + at)}-01-31`,
    `${String(2017 + at)}-08-31`,
  ]).flat();
  return dueDates.flatMap((DueOn) =>
    Array.from({ length: 2_000 }, (_, at): Row => {
      const ended =
        at % 10 === 0 ? words['not-reported'] : at % 10 === 1 ? words.submitted : words.accepted;
      const open =
        at % 10 === 0 ? words['sent-back'] : at % 2 === 0 ? words.asked : words.submitted;
      return { DueOn, WorkState: DueOn === '2027-01-31' ? open : ended };
    }),
  );
}

/** The rows of the ledger after ten years in which a round sends six messages to each of 350 people, within a month. */
function deliveries(): readonly Row[] {
  return Array.from({ length: 20 }, (_, at) => addDays(today, -183 * at)).flatMap((on) =>
    Array.from({ length: 6 * 350 }, (_, at): Row => ({
      StateAt: addDays(on, -(at % 30)),
      WorkState: 'Skickad',
    })),
  );
}

/** The lists that grow for ever. The others have fewer rows than the threshold in all. */
const growing: Partial<Record<EntityName, () => readonly Row[]>> = { reports, deliveries };

/** Returns the first condition of the query: all of an Or, and of an And what comes first. */
function firstCondition(where: string): string {
  const inner = /^<And>(.*)<\/And>$/s.exec(where)?.[1];
  if (inner === undefined) return where;
  const name = /^<(\w+)>/.exec(inner)?.[1] ?? '';
  return firstCondition(inner.slice(0, inner.indexOf(`</${name}>`) + name.length + 3));
}

/** Returns the rows that the condition leaves: those of which one of its comparisons is true. */
function left(rows: readonly Row[], condition: string): readonly Row[] {
  const comparisons = [
    ...condition.matchAll(
      /<(Eq|Lt|Geq)><FieldRef Name="(\w+)" \/><Value Type="\w+">(.*?)<\/Value>/g,
    ),
  ];
  expect(comparisons.length).toBeGreaterThan(0);
  return rows.filter((row) =>
    comparisons.some(([, operator, column = '', written = '']) => {
      const days = /OffsetDays="(-?\d+)"/.exec(written)?.[1] ?? '0';
      const value = written.startsWith('<Today') ? addDays(today, Number(days)) : written;
      const cell = row[column] ?? '';
      return operator === 'Eq' ? cell === value : operator === 'Lt' ? cell < value : cell >= value;
    }),
  );
}

const views = descriptions.flatMap((list) =>
  list.views.map((view): [string, (typeof descriptions)[number], ListView] => [
    `${list.displayName}, ${view.name}`,
    list,
    view,
  ]),
);

test.each(views.filter(([, { name }]) => name in growing))(
  'the view %s begins with an indexed column and leaves few rows',
  (_, list, { where = '' }) => {
    const rows = growing[list.name]?.() ?? [];
    const condition = firstCondition(where);
    const names = [...condition.matchAll(/FieldRef Name="(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(1);
    const column = list.columns.find(({ name }) => name === names[0]);
    expect(column).toMatchObject({ indexed: true });
    const count = left(rows, condition).length;
    expect(count).toBeLessThan(threshold);
    expect(rows.length).toBeGreaterThan(threshold);
    expect(count).toBeGreaterThan(0);
  },
);

test('the list Rapporter has a view of what is missing, late, sent back, not reported and to be reviewed', () => {
  const list = descriptions.find(({ name }) => name === 'reports');
  expect(list?.views.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Saknas', 'Försenade', 'Återsända', 'Ej rapporterade', 'Att granska']),
  );
});

test('red is for what is wrong, not for a state that a goal or a report may well have', () => {
  const red = descriptions.flatMap(({ pills }) =>
    Object.values(pills).flatMap((words) =>
      Object.entries(words).filter(([, tone]) => tone === 'bad'),
    ),
  );
  expect(red.map(([word]) => word)).toEqual(['Avvisad']);
});
