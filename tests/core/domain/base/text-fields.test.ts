import * as v from 'valibot';
import { reportInput } from '../../../../src/core/api/follow-up/acts';
import { title } from '../../../../src/core/api/base/declaration';
import { goalColumns, organisationColumns } from '../../../../src/core/text/list/import-columns';
import { readBodies } from '../../../../src/core/acts/import/import-bodies';
import { readGoals } from '../../../../src/core/acts/import/import-goals';
import { readSheet } from '../../../../src/core/acts/import/read-sheet';
import { finished } from '../../../../src/core/domain/base/steps';
import type { Fault } from '../../../../src/core/domain/base/fault';
import {
  faultOfText,
  readText,
  textFields,
  type TextFieldName,
} from '../../../../src/core/domain/base/text-fields';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { faultsOfBody } from '../../../../src/core/domain/organisation/organisation-rules';
import { faultsOfRound } from '../../../../src/core/domain/follow-up/round-rules';
import { faultsOfReport } from '../../../../src/core/domain/follow-up/report-edits';
import { faultOf } from '../../../../src/server/routes/input-faults';
import { listMaps } from '../../../../src/graph/list-registry';
import { cardSchema } from '../../../../src/bot/cards/base/press';
import { readPress } from '../../../../src/bot/replies/press-input';
import { readAnswer } from '../../../../src/bot/replies/read-answer';
import { checkDraft } from '../../../../src/tab/features/mine/check-draft';
import { emptyDraft } from '../../../../src/tab/features/mine/draft';
import { aGoal as aGoalView, anItem } from '../../../support/tab/builders';
import * as rows from '../../../support/graph/builders';
import { roundTrip } from '../../../support/graph/rows';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';

const of = (faults: readonly Fault[], field: string) => faults.filter((one) => one.field === field);

/** What a door answers: the text that it keeps, or the reason for which it refuses it. */
type Answer = { readonly kept: string } | { readonly refused: string };
type Door = (written: string) => Answer;

const answer = (faults: readonly Fault[], kept: string | undefined): Answer =>
  faults[0] === undefined ? { kept: kept ?? '' } : { refused: faults[0].reason };

const byRule =
  (name: TextFieldName): Door =>
  (written) => {
    const fault = faultOfText(name, written);
    return answer(fault === undefined ? [] : [fault], readText(name, written));
  };

const byApi =
  (field: 'comment' | 'attainmentReason'): Door =>
  (written) => {
    const parsed = v.safeParse(reportInput, {
      ...{ goalId: '1', roundId: '1', figures: {} },
      [field]: written,
    });
    return parsed.success
      ? answer([], parsed.output[field])
      : answer(parsed.issues.map(faultOf), undefined);
  };

const byForm =
  (field: 'comment' | 'attainmentReason'): Door =>
  (written) => {
    const draft = {
      ...emptyDraft,
      cannotBeAssessed: true,
      attainmentReason: 'Skäl',
      [field]: written,
    };
    const context = { goal: aGoalView(), language: 'sv', partlyMetFrom: 0.75 } as const;
    const { problems, statement } = checkDraft(draft, context);
    const problem = problems[field];
    return answer(problem?.kind === 'fault' ? [problem.fault] : [], statement[field]);
  };

const byCard =
  (field: 'comment' | 'reason'): Door =>
  (written) => {
    const data = { action: 'cannot-assess', schema: cardSchema, roundId: '7', goalId: '101' };
    const reading = readPress({ ...data, [field]: written });
    if (reading.kind !== 'press') return { refused: reading.kind };
    const read = readAnswer(reading.press, anItem(), 'sv');
    if ('faults' in read) return answer(of(read.faults, field), undefined);
    return answer([], field === 'comment' ? read.input.comment : read.input.attainmentReason);
  };

const byTitle: Door = (written) => {
  const parsed = v.safeParse(title, written);
  return parsed.success ? answer([], parsed.output) : answer(parsed.issues.map(faultOf), undefined);
};

const noRules = { columns: [], fractions: new Map<string, boolean>(), readPeople: () => [] };

const byGoalImport =
  (column: 'title' | 'indicator' | 'unit'): Door =>
  (written) => {
    const cells = { key: 'A', title: 'Mål', body: 'KF', indicator: 'Andel', measure: 'Procent' };
    const filled = { ...cells, split: 'Totalt', direction: 'Ska öka', [column]: written };
    const header = Object.keys(filled);
    const sheet = finished(readSheet(goalColumns, { rows: [header, Object.values(filled)] }));
    const draft = finished(
      readGoals(aWorld({ goals: [] }), sheet.rows, { ...noRules, reason: '', needsReason: false }),
    )[0];
    const { title: read, indicator } = draft?.value ?? {};
    const kept = { title: read, indicator: indicator?.name, unit: indicator?.unit }[column];
    return answer(of(draft?.faults ?? [], column), kept);
  };

const byNameImport: Door = (written) => {
  const sheet = finished(
    readSheet(organisationColumns, {
      rows: [
        ['key', 'name', 'kind'],
        ['A', written, 'Kommunfullmäktige'],
      ],
    }),
  );
  const draft = finished(
    readBodies(aWorld({ bodies: [] }), sheet.rows, {
      ...{ ...noRules, channels: { conversations: [] } },
    }),
  )[0];
  return answer(of(draft?.faults ?? [], 'name'), draft?.value?.name);
};

/** The doors of each field, besides the rule itself. */
const doors: readonly (readonly [TextFieldName, string, Door])[] = [
  ['comment', 'API', byApi('comment')],
  ['reason', 'API', byApi('attainmentReason')],
  ['comment', 'form', byForm('comment')],
  ['reason', 'form', byForm('attainmentReason')],
  ['comment', 'card', byCard('comment')],
  ['reason', 'card', byCard('reason')],
  ['roundTitle', 'API', byTitle],
  ['shownIn', 'API', byTitle],
  ['goalTitle', 'import', byGoalImport('title')],
  ['indicator', 'import', byGoalImport('indicator')],
  ['unit', 'import', byGoalImport('unit')],
  ['bodyName', 'import', byNameImport],
  [
    'comment',
    'list',
    (written) => {
      const { comment } = roundTrip(
        listMaps.reports,
        rows.aReport({ roundId: '1', goalId: '2' }, { state: 'submitted', comment: written }),
      );
      const report = { ...aReport(), ...(comment === undefined ? {} : { comment }) };
      return answer(of(faultsOfReport(report, aGoal(), aRound()), 'comment'), comment);
    },
  ],
  [
    'goalTitle',
    'list',
    (written) =>
      answer(
        of(faultsOfGoal(aWorld(), aGoal({ title: readText('goalTitle', written) })), 'title'),
        readText('goalTitle', written),
      ),
  ],
  [
    'bodyName',
    'list',
    (written) => {
      const [body] = aWorld().bodies;
      const name = readText('bodyName', written);
      return answer(
        body === undefined ? [] : of(faultsOfBody(aWorld(), { ...body, name }), 'name'),
        name,
      );
    },
  ],
  [
    'roundTitle',
    'list',
    (written) => {
      const read = readText('roundTitle', written);
      return answer(of(faultsOfRound(aRound({ title: read })), 'title'), read);
    },
  ],
];

/** Texts of one character that people see, as long as any door cleans, and longer. */
const markedInputs: readonly string[] = [
  `a${'\u0301'.repeat(31)}b`,
  `a${'\u0301\u0316'.repeat(100)}b`,
];

const hiddenInputs = (longest: number): readonly string[] => [
  `x${'\u200B'.repeat(4 * longest - 1)}`,
  `x${'\u200B'.repeat(4 * longest)}`,
];

const inputs = (longest: number): readonly string[] => [
  'x'.repeat(longest),
  'x'.repeat(longest + 1),
  'x'.repeat(305),
  'a\u030A'.repeat(longest),
  '\u{1F600}'.repeat(Math.floor(longest / 2)),
  '\u{1F600}'.repeat(Math.floor(longest / 2) + 1),
  `${'x'.repeat(longest)}\u200B\u202E`,
  'Spra\u030Akna\u0308mnden',
  'a\u202Ab\u202Ec\u2066d\u2069e\u200Ef\u200Fg\u061Ch',
  'a\u200Bb\uFEFFc\u2060d',
  'a\u0000b\u0007c\u0085d',
  'a\uD83Db',
  'a\uFFFFb',
  '   ',
  '\u200B\u2060',
  '  a b  ',
  'a\nb\r\nc\u2028d',
  '👨‍👩‍👧‍👦',
  'می\u200Cخواهم',
  'x'.repeat(19_999),
  `a${'\u0301'.repeat(30)}b`,
  ...markedInputs,
  'x'.repeat(4 * longest),
  ...hiddenInputs(longest),
];

describe.each(doors)('%s by %s', (name, doorName, door) => {
  // A list has the text already. The product reads it without what nobody sees, and can refuse nothing.
  const { longest } = textFields[name];
  const unseen = doorName === 'list' ? [...hiddenInputs(longest), ...markedInputs] : [];
  const texts = inputs(longest).filter((one) => !unseen.includes(one));
  test.each(texts)('answers as the table says: %#', (written) => {
    const expected = byRule(name)(written);
    const got = door(written);
    // A door that needs the text refuses an empty one; nothing else may differ.
    const isMissing = 'kept' in expected && expected.kept === '' && 'refused' in got;
    expect(isMissing ? { refused: 'missing' } : expected).toEqual(got);
  });
});

test.each([
  ['thirty marks on a character', `a${'\u0301'.repeat(30)}b`, undefined],
  ['more', `a${'\u0301'.repeat(31)}b`, 'too-many-marks'],
  ['more with idle joiners between', `x${'\u0301\u200D'.repeat(31)}b`, 'too-many-marks'],
  ['marks that stand for two', `q${'\u0344'.repeat(16)}`, 'too-many-marks'],
  [
    'thirty-one marks on two characters',
    `a${'\u0301'.repeat(15)}b${'\u0301'.repeat(16)}`,
    undefined,
  ],
  ['far too long a text of marks', '\u0301'.repeat(9_000), 'too-long'],
])('a text with %s is refused for the right reason, or kept', (_, written, reason) => {
  expect(faultOfText('comment', written)?.reason).toBe(reason);
});
