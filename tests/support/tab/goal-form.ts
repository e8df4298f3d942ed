import type { FormGoal, GoalFormView } from '../../../src/core/api/goals/goal-form-view';
import type { ActInput } from '../../../src/core/api/acts';
import { omit } from '../../../src/core/domain/base/defined';
import { readFields, type GoalFields } from '../../../src/core/domain/goals/goal-fields';
import { aBase, aGoalsView } from './builders';
import { fakeServer, type FakeServer } from './fake-server';

/** What a goal of the care administration says, as its form gets it. */
export function someFields(over: Partial<GoalFields> = {}): GoalFields {
  return {
    bodyKey: 'VOF',
    title: 'Fler ska kunna arbeta heltid',
    parentGoalKey: 'KF-1',
    indicator: {
      ...{ name: 'Andel heltidsanställda', measure: 'percent', split: 'women-men' },
      ...{ direction: 'rising', decimals: 1 },
    },
    baseline: { women: 40, men: 60 },
    baselineYear: 2023,
    target: 80,
    targetOn: '2027-12-31',
    ...over,
  };
}

export function aFormGoal(over: Partial<FormGoal> = {}): FormGoal {
  return { id: '101', key: 'VOF-1', state: 'draft', ...over };
}

export const noMay: GoalFormView['may'] = {
  ...{ write: false, propose: false, withdraw: false, adoptAs: [], close: false },
  takeNewWords: false,
};

/** The form of a draft that the person may write and propose. */
export function aGoalFormView(over: Partial<GoalFormView> = {}): GoalFormView {
  return {
    ...aBase(),
    goal: aFormGoal(),
    fields: someFields(),
    may: { ...noMay, write: true, propose: true },
    bodies: [
      { key: 'VOF', name: 'Vård- och omsorgsförvaltningen' },
      { key: 'VOF-HT', name: 'Hemtjänsten' },
    ],
    parents: [
      {
        ...{ key: 'KF-1', title: 'Jämställdhet i alla verksamheter', bodyKey: 'KF' },
        ...{ bodyName: 'Kommunfullmäktige', isProposed: true, isOfSameBody: false },
      },
    ],
    askedIn: [],
    decisions: [],
    missing: [],
    hasMeasuringParts: false,
    ...over,
  };
}

/** The form of a new goal, of no body yet. */
export function aNewGoalView(over: Partial<GoalFormView> = {}): GoalFormView {
  const view = aGoalFormView({
    fields: { bodyKey: '', title: '' },
    may: { ...noMay, write: true },
    missing: ['indicator', 'baseline', 'target', 'targetOn'],
  });
  return { ...omit(view, 'goal'), ...over };
}

/** Makes a server with the page Mål and the form. */
export function formServer(view: GoalFormView): FakeServer {
  const goals = aGoalsView();
  const bodies = goals.bodies.map((body) => ({ ...body, goalForm: 'write' as const }));
  return fakeServer({ goals: { ...goals, bodies }, 'goal-form': view });
}

/** Answers `goal.write` as the real server does: the next view holds what was saved. Returns the inputs. */
export function writing(server: FakeServer): ActInput<'goal.write'>[] {
  const inputs: ActInput<'goal.write'>[] = [];
  server.acts['goal.write'] = (input: ActInput<'goal.write'>) => {
    inputs.push(input);
    const { key = 'VOF-4' } = input;
    const fields = readFields(omit(input, 'key', 'seen', 'reason', 'rounds'));
    server.views['goal-form'] = aGoalFormView({ goal: aFormGoal({ key }), fields });
    return { key, state: 'draft' };
  };
  return inputs;
}
