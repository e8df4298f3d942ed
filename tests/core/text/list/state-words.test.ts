import { cardTexts } from '../../../../src/core/text/card/card-texts';
import { documentTexts } from '../../../../src/core/text/document/document-texts';
import { goalStateChoices } from '../../../../src/core/text/list/import-columns';
import { followUp as followUpEn } from '../../../../src/core/text/list/follow-up/en';
import { followUp as followUpFi } from '../../../../src/core/text/list/follow-up/fi';
import { followUp as followUpSv } from '../../../../src/core/text/list/follow-up/sv';
import { goals as goalsEn } from '../../../../src/core/text/list/goals/en';
import { goals as goalsFi } from '../../../../src/core/text/list/goals/fi';
import { goals as goalsSv } from '../../../../src/core/text/list/goals/sv';
import { en as tabEn } from '../../../../src/core/text/tab/en';
import { fi as tabFi } from '../../../../src/core/text/tab/fi';
import { sv as tabSv } from '../../../../src/core/text/tab/sv';
import { omit } from '../../../../src/core/domain/base/defined';
import type { ShownAttainment } from '../../../../src/core/domain/follow-up/shown-report';
import type { EntityName } from '../../../../src/core/domain/entities';
import { listMaps } from '../../../../src/graph/list-registry';

const inLanguages = [
  { language: 'sv', list: followUpSv, goals: goalsSv, tab: tabSv },
  { language: 'en', list: followUpEn, goals: goalsEn, tab: tabEn },
  { language: 'fi', list: followUpFi, goals: goalsFi, tab: tabFi },
] as const;

const lower = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([value, word]) => [value, word.toLowerCase()]));

describe.each(inLanguages)(
  'A state has one word in $language',
  ({ language, list, goals, tab }) => {
    const [card, document] = [cardTexts[language], documentTexts[language]];

    it('of a round', () => {
      expect(tab.words.round).toEqual(list.roundState);
    });

    it('of a report', () => {
      const { submitted, accepted, 'sent-back': sentBack } = list.reportState;
      expect(tab.words.reportState).toEqual(list.reportState);
      for (const standing of [list.standing, tab.words.collection, card.state]) {
        expect(standing).toMatchObject({ reported: submitted, accepted, 'sent-back': sentBack });
      }
    });

    it('of a goal in a round; the card alone asks for what is missing', () => {
      expect(tab.words.collection).toEqual(list.standing);
      expect(document.state).toEqual(lower(list.standing));
      expect({ ...card.state, missing: '' }).toEqual({ ...list.standing, missing: '' });
    });

    it('of attainment', () => {
      // A suppressed attainment is no state of a goal and stands in no list.
      const ofStates = (words: Readonly<Record<ShownAttainment, string>>) =>
        omit(words, 'suppressed');
      expect(ofStates(tab.words.attainment)).toEqual(list.attainment);
      expect(lower(ofStates(card.attainment))).toEqual(lower(list.attainment));
      expect(lower(ofStates(document.attainment))).toEqual(lower(list.attainment));
    });

    it('of a goal, which an import and its help understand', () => {
      const help = tab.goals.setUp.meanings.goals.state.toLowerCase();
      for (const state of ['draft', 'adopted', 'closed'] as const) {
        expect(goalStateChoices[state]).toContain(goals.state[state]);
        expect(help).toContain(goals.state[state].toLowerCase());
      }
    });
  },
);

describe('The lists in SharePoint', () => {
  const choicesOf = (list: EntityName, name: string) =>
    listMaps[list].description.columns.flatMap((column) =>
      column.kind === 'choice' && column.name === name ? column.choices : [],
    );

  it.each([
    { list: 'rounds', column: 'WorkState', words: followUpSv.roundState },
    { list: 'reports', column: 'WorkState', words: followUpSv.reportState },
    { list: 'reports', column: 'Attainment', words: followUpSv.attainment },
    { list: 'goals', column: 'WorkState', words: goalsSv.state },
  ] as const)('have these words: $column of $list', ({ list, column, words }) => {
    expect(choicesOf(list, column)).toEqual(Object.values(words));
    expect(Object.keys(listMaps[list].description.pills[column] ?? {})).toEqual(
      Object.values(words),
    );
  });
});
