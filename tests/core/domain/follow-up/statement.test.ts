import { omit } from '../../../../src/core/domain/base/defined';
import {
  checkStatement,
  contentOf,
  isOwnJudgement,
  isRepeat,
  suggestionFor,
  type Statement,
} from '../../../../src/core/domain/follow-up/statement';
import { aGoal, anIndicator, aReport, aRound } from '../../../support/core/builders';
import { faultWords } from '../../../support/core/faults';

const goal = aGoal({ id: '1', key: 'G-1' });
const asked = { goal, round: aRound(), partlyMetFrom: 0.75 };
/** The baseline is 50 and 40 and the target 80, so that these figures suggest `met`. */
const met = { women: 80, men: 85 };
const stated = (change: Partial<Statement> = {}): Statement => ({
  figures: met,
  cannotBeAssessed: false,
  ...change,
});

test('a goal without an indicator, or without its figures, suggests that it cannot be assessed', () => {
  expect(suggestionFor(asked, met)).toBe('met');
  expect(suggestionFor(asked, { women: 80 })).toBe('cannot-be-assessed');
  const without = { ...asked, goal: omit(goal, 'indicator') };
  expect(suggestionFor(without, met)).toBe('cannot-be-assessed');
});

test.each([
  ['met', 'met', false],
  ['met', 'not-met', true],
  ['met', 'cannot-be-assessed', true],
  ['met', undefined, true],
  ['cannot-be-assessed', 'met', false],
  [undefined, 'met', false],
] as const)(
  '%p is a judgement other than the suggestion %p: %p',
  (attainment, suggestion, isOwn) => {
    expect(isOwnJudgement(attainment, suggestion)).toBe(isOwn);
  },
);

describe('a statement', () => {
  const noTarget = { ...asked, goal: omit(goal, 'target') };
  test.each<[string, Partial<Statement>, readonly string[]]>([
    ['that follows the figures', {}, []],
    ['that judges as the figures do', { attainment: 'met' }, []],
    ['that judges otherwise', { attainment: 'not-met' }, ['attainmentReason missing']],
    [
      'with a blank reason',
      { attainment: 'not-met', attainmentReason: ' ' },
      ['attainmentReason missing'],
    ],
    [
      'that judges otherwise with a reason',
      { attainment: 'not-met', attainmentReason: 'Få svar' },
      [],
    ],
    ['that the goal cannot be assessed', { cannotBeAssessed: true }, ['attainmentReason missing']],
    ['that it cannot, with a reason', { cannotBeAssessed: true, attainmentReason: 'Få svar' }, []],
    ['without a figure', { figures: { women: 80 } }, ['men missing']],
    ['with an undefined figure', { figures: { women: 80, men: undefined } }, ['men missing']],
    [
      'with broken figures and a judgement',
      { figures: { women: 101, men: 1 }, attainment: 'met' },
      ['women too-large'],
    ],
  ])('%s has its faults (%#)', (_, change, faults) => {
    expect(faultWords(checkStatement(asked, stated(change)).faults)).toEqual(faults);
  });

  test.each<[string, Partial<Statement>, readonly string[]]>([
    ['needs a judgement', {}, ['attainment missing']],
    ['needs a reason for it', { attainment: 'met' }, ['attainmentReason missing']],
    ['is complete with both', { attainment: 'met', attainmentReason: 'Se bilaga' }, []],
  ])('about a goal whose figures suggest nothing %s', (_, change, faults) => {
    expect(faultWords(checkStatement(noTarget, stated(change)).faults)).toEqual(faults);
  });

  test('about a goal that is not measurable is refused', () => {
    const without = { ...asked, goal: omit(goal, 'indicator') };
    expect(checkStatement(without, stated())).toEqual({
      figures: met,
      faults: [{ field: 'goal', reason: 'not-measurable' }],
    });
  });

  test('has a suggestion once its figures break no rule', () => {
    expect(checkStatement(asked, stated()).suggestion).toBe('met');
    expect(checkStatement(asked, stated({ figures: { women: 80 } }))).not.toHaveProperty(
      'suggestion',
    );
    const not = stated({ cannotBeAssessed: true });
    expect(checkStatement(asked, not)).toMatchObject({ figures: {} });
    expect(checkStatement(asked, not)).not.toHaveProperty('suggestion');
  });

  test('gets a total where women and men add up', () => {
    const indicator = anIndicator({ measure: 'people', addsUp: true });
    const counting = { ...asked, goal: { ...goal, indicator } };
    expect(checkStatement(counting, stated()).figures).toEqual({ ...met, total: 165 });
  });
});

describe('the content that a statement gives a report', () => {
  test.each<[string, Partial<Statement>, object]>([
    ['is the suggestion', {}, { figures: met, attainment: 'met' }],
    [
      'is the person’s judgement with the reason',
      { attainment: 'not-met', attainmentReason: 'Få svar' },
      { figures: met, attainment: 'not-met', attainmentReason: 'Få svar' },
    ],
    [
      'has no figures when the goal cannot be assessed',
      { cannotBeAssessed: true, attainment: 'met', attainmentReason: 'Få svar' },
      { figures: {}, attainment: 'cannot-be-assessed', attainmentReason: 'Få svar' },
    ],
    [
      'has no empty texts',
      { comment: '', attainmentReason: '', evidenceUrl: '' },
      { figures: met, attainment: 'met' },
    ],
  ])('%s', (_, change, content) => {
    expect(contentOf(asked, stated(change), undefined)).toEqual(content);
  });

  const link = 'https://granforsa.example/a';
  test.each([
    ['a link takes the place of another text', 'KS 2026/1', link, link],
    ['a text of the list stays without a link', 'KS 2026/1', undefined, 'KS 2026/1'],
    ['a link goes when the person takes it away', link, undefined, undefined],
    ['nothing stays nothing', undefined, undefined, undefined],
  ])('%s', (_, stored, evidenceUrl, kept) => {
    const before = { ...aReport(), ...(stored === undefined ? {} : { evidenceUrl: stored }) };
    expect(contentOf(asked, stated({ evidenceUrl }), before).evidenceUrl).toBe(kept);
  });
});

describe('a statement repeats the stored report', () => {
  const stored = aReport({ goalId: '1', figures: met, attainment: 'met', comment: 'Bra' });
  const same = stated({ comment: 'Bra' });
  test('when it has the same content, also after the report was accepted', () => {
    expect(isRepeat(asked, same, stored)).toBe(true);
    expect(isRepeat(asked, same, { ...stored, state: 'accepted' })).toBe(true);
  });

  test.each<[string, Partial<Statement>]>([
    ['another figure', { figures: { ...met, men: 84 } }],
    ['another judgement', { attainment: 'not-met' }],
    ['another reason', { attainmentReason: 'Få svar' }],
    ['another comment', { comment: '' }],
    ['a link', { evidenceUrl: 'https://granforsa.example/a' }],
  ])('but not with %s', (_, change) => {
    expect(isRepeat(asked, { ...same, ...change }, stored)).toBe(false);
  });

  test('but not when it was sent back, or is about another round or goal', () => {
    expect(isRepeat(asked, same, { ...stored, state: 'sent-back' })).toBe(false);
    expect(isRepeat({ ...asked, round: aRound({ key: 'delar' }) }, same, stored)).toBe(false);
    expect(isRepeat({ ...asked, goal: { ...goal, key: 'G-2' } }, same, stored)).toBe(false);
  });
});
