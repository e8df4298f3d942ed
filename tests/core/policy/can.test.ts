import { AppError } from '../../../src/core/domain/base/app-error';
import type { Report, ReportState } from '../../../src/core/domain/follow-up/report';
import { roundStates, type Round, type RoundState } from '../../../src/core/domain/follow-up/round';
import type { Body } from '../../../src/core/domain/organisation/body';
import type { World } from '../../../src/core/domain/world';
import {
  authorize,
  authorizeSome,
  can,
  mayAll,
  missing,
  type Act,
  type ItemOf,
} from '../../../src/core/policy/can';
import {
  aBody,
  aGoal,
  anActor,
  anUnknownPerson,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../support/core/builders';
import {
  actors,
  everybody,
  reporters,
  followers,
  leaders,
  system,
  nobody,
  type Role,
} from '../../support/core/actors';
import { goalCases, type Case } from '../../support/core/policy-cases';

const goal = aGoal({ id: '1', key: 'G-1', bodyId: 'unit' });
const world: World = aWorld({ goals: [goal] });

const bodyOfId = (id: string) => world.bodies.find((body) => body.id === id) ?? aBody();
const inRound = (state: RoundState): Round => aRound({ state });
const report = (state: ReportState, overrides: Partial<Report> = {}) =>
  aReport({ goalId: '1', state, ...overrides });

function inStates(allowed: readonly RoundState[], who: readonly Role[] = leaders) {
  return roundStates.map((state) => {
    const may = allowed.includes(state) ? who : nobody;
    return [`round ${state}`, inRound(state), may] as const;
  });
}

function withReport(may: (round: RoundState, state: ReportState) => boolean) {
  return roundStates.flatMap((round) =>
    (['submitted', 'sent-back', 'accepted'] as const).map((state) => {
      const item = { report: report(state), round: inRound(round) };
      return [
        `round ${round}, report ${state}`,
        item,
        may(round, state) ? leaders : nobody,
      ] as const;
    }),
  );
}

/** The cases of every act. An act without cases does not compile. */
const table: { readonly [A in Act]: readonly Case<A>[] } = {
  'goal.read': [['', undefined, everybody]],
  'goal.read-one': [
    ['adopted', aGoal({ bodyId: 'unit' }), everybody],
    ['draft', aGoal({ bodyId: 'unit', state: 'draft' }), followers],
    ['draft of the council', aGoal({ bodyId: 'council', state: 'draft' }), leaders],
    ['closed', aGoal({ bodyId: 'unit', state: 'closed' }), everybody],
    ['closed, of a body that is gone', aGoal({ bodyId: 'gone', state: 'closed' }), everybody],
  ],
  'comment.write': [
    ['adopted', goal, everybody],
    ['draft', aGoal({ bodyId: 'unit', state: 'draft' }), followers],
  ],
  ...goalCases,
  'report.read-exact': [
    ['of the unit', goal, followers],
    ['of the council', aGoal({ bodyId: 'council' }), leaders],
    ['of a body that is gone', aGoal({ bodyId: 'gone' }), ['leader']],
    [
      'with a reporter of its own',
      aGoal({ bodyId: 'unit', reporter: aPerson('Anställd') }),
      [...followers, 'employee'],
    ],
  ],
  'report.submit': [
    ...roundStates.map((state) => {
      const item = { goal, round: inRound(state) };
      return [`round ${state}`, item, state === 'open' ? reporters : nobody] as const;
    }),
    ['submitted', { goal, round: inRound('open'), report: report('submitted') }, reporters],
    ['sent back', { goal, round: inRound('open'), report: report('sent-back') }, reporters],
    ['accepted', { goal, round: inRound('open'), report: report('accepted') }, nobody],
    [
      'with a reporter of its own',
      { goal: aGoal({ bodyId: 'unit', reporter: aPerson('Anställd') }), round: inRound('open') },
      ['employee'],
    ],
    ['of the council', { goal: aGoal({ bodyId: 'council' }), round: inRound('open') }, ['leader']],
    ['of a board', { goal: aGoal({ bodyId: 'board' }), round: inRound('open') }, ['headAbove']],
    [
      'of an administration',
      { goal: aGoal({ bodyId: 'admin' }), round: inRound('open') },
      ['headAbove'],
    ],
    [
      'of somebody whom the directory does not know',
      {
        goal: aGoal({ bodyId: 'unit', reporter: anUnknownPerson('Chef') }),
        round: inRound('open'),
      },
      nobody,
    ],
  ],
  'report.decline': roundStates.map((state) => {
    const item = { goal, round: inRound(state) };
    return [`round ${state}`, item, state === 'open' ? reporters : nobody] as const;
  }),
  'report.send-back': withReport((round, state) => round === 'open' && state !== 'sent-back'),
  'report.accept': [
    ...withReport(
      (round, state) => (round === 'open' || round === 'closed') && state === 'submitted',
    ),
    [
      'a rule broken',
      {
        report: report('submitted', { faults: [{ field: 'women', reason: 'too-large' }] }),
        round: inRound('open'),
      },
      nobody,
    ],
  ],
  'report.take-back-acceptance': withReport(
    (round, state) => round === 'open' && state === 'accepted',
  ),
  'report.renew-as-asked': [
    ...roundStates.map((state) => {
      const spoiled = report('submitted', {
        faults: [{ field: 'asAsked', reason: 'changed-as-asked' }],
      });
      return [`round ${state}, spoiled`, { row: spoiled, round: inRound(state) }, leaders] as const;
    }),
    ['as it was', { row: report('submitted'), round: inRound('open') }, nobody],
    ['no row', { row: undefined, round: inRound('open') }, nobody],
  ],
  'round.read': [
    ['', undefined, [...followers, 'otherManager']],
    ...inStates(['open', 'closing', 'closed'], [...followers, 'otherManager']).map(
      ([state, item, who]) => [state, item, who.length > 0 ? who : leaders] as const,
    ),
    [
      'round cancelled after it had opened',
      aRound({ state: 'cancelled', openedAt: '2026-11-01T08:00:00Z' }),
      [...followers, 'otherManager'],
    ],
  ],
  'round.read-card': [
    ...inStates(
      ['open', 'closing', 'closed'],
      [...reporters, 'headAbove', 'otherManager', 'leader'],
    ).map(([state, item, who]) => [state, item, who.length > 0 ? who : leaders] as const),
    [
      'round cancelled after it had opened',
      aRound({ state: 'cancelled', openedAt: '2026-11-01T08:00:00Z' }),
      [...reporters, 'headAbove', 'otherManager', 'leader'],
    ],
  ],
  'round.prepare': [['', undefined, leaders]],
  'round.open': inStates(['planned']),
  'round.change-due-date': inStates(['planned', 'opening', 'open']),
  'round.add-goals': inStates(['planned', 'open']),
  'round.leave-out-goals': inStates(['planned', 'open']),
  'round.take-new-words': inStates(['open']),
  'round.cancel': inStates(['planned', 'opening', 'open']),
  'round.close': inStates(['open']),
  'round.reopen': inStates(['closed']),
  'round.settle': [['', undefined, system]],
  'round.export': inStates(['planned', 'open', 'closed', 'cancelled']),
  'round.nudge': roundStates.map((state) => {
    const item = { goal, round: inRound(state) };
    return [`round ${state}`, item, state === 'open' ? leaders : nobody] as const;
  }),
  'round.send-to-me': roundStates.map(
    (state) => [`round ${state}`, inRound(state), leaders] as const,
  ),
  'ledger.read': [['', undefined, leaders]],
  'ledger.send-again': [['', undefined, leaders]],
  'organisation.import': [['', undefined, leaders]],
  'goal.import': [['', undefined, leaders]],
  'import.undo': [['', undefined, leaders]],
  'settings.read': [['', undefined, leaders]],
  'setting.write': [['', undefined, leaders]],
  'ledger.send': [['', undefined, system]],
  'organisation.read': [
    ['', undefined, ['leader', 'manager', 'substitute', 'headAbove', 'otherManager']],
  ],
  'body.add': [['', undefined, leaders]],
  'body.change': [['', undefined, leaders]],
  'body.end': [['', undefined, leaders]],
  'body.set-people': [
    ['manager', { body: bodyOfId('unit'), fields: ['manager'] }, leaders],
    ['secretary', { body: bodyOfId('board'), fields: ['secretary'] }, leaders],
    [
      'substitute and absence',
      { body: bodyOfId('unit'), fields: ['substitute', 'absentFrom', 'absentTo'] },
      ['leader', ...reporters, 'headAbove'],
    ],
  ],
  'goal.set-reporter': [
    ['', goal, ['leader', ...reporters, 'headAbove']],
    ['closed', aGoal({ bodyId: 'unit', state: 'closed' }), nobody],
    ['of a body that is gone', aGoal({ bodyId: 'gone' }), leaders],
  ],
  'person.search': [
    ['', undefined, ['leader', 'manager', 'substitute', 'headAbove', 'otherManager']],
  ],
  'person.resolve': [['', undefined, system]],
  'list-edit.accept': [['', undefined, system]],
  ...{ 'rows.join': [['', undefined, system]], 'rows.note-keys': [['', undefined, system]] },
  'conversation.record': [
    ['with the manager', { kind: 'person', objectId: 'oid-chef' }, ['manager', 'system']],
    ['with a channel', { kind: 'channel', teamId: 't', channelId: 'c' }, [...everybody, 'system']],
  ],
};

function allowedFor<A extends Act>(act: A, [, item]: Case<A>): readonly Role[] {
  const roles = Object.keys(actors) as Role[];
  return roles.filter((role) => can(actors[role], act, item, world));
}

function casesOf<A extends Act>(act: A, cases: readonly Case<A>[] = table[act]) {
  return cases.map((one) => {
    const name = `${act} ${one[0]}`.trim();
    return [name, allowedFor(act, one).toSorted(), one[2].toSorted()] as const;
  });
}

describe('who may do what, and when', () => {
  const acts = Object.keys(table) as Act[];
  test.each(acts.flatMap((act) => casesOf(act)))('%s', (_, allowed, expected) => {
    expect(allowed).toEqual(expected);
  });
});

function maySome(role: Role, act: Act, during: World): boolean {
  try {
    authorizeSome(actors[role], act, during);
    return true;
  } catch {
    return false;
  }
}

describe('a body', () => {
  const acts = Object.keys(table) as Act[];
  const roles = Object.keys(actors).filter((role) => role !== 'system') as Role[];
  const at = (dates: Partial<Body>): World => ({
    ...world,
    bodies: world.bodies.map((body) => ({ ...body, ...dates })),
    goals: [goal, aGoal({ bodyId: 'unit', reporter: aPerson('Anställd') })],
  });
  const rightsOf = (role: Role, during: World) =>
    acts.flatMap((act) => [
      ...table[act].map(([state, item]) => [
        `${act} ${state}`,
        can<Act>(actors[role], act, item as ItemOf<Act>, during),
      ]),
      [`${act} of some`, maySome(role, act, during)],
      [`${act} of all`, mayAll(actors[role], act, during)],
    ]);
  const withoutBodies = { ...world, bodies: [], goals: [] };

  test.each(roles)('that has ended or not begun gives the %s no right', (role) => {
    for (const dates of [{ validTo: '2026-11-22' }, { validFrom: '2026-11-24' }])
      expect(rightsOf(role, at(dates))).toEqual(rightsOf(role, withoutBodies));
  });

  test.each(roles)('gives the %s the same rights on its first and last day', (role) => {
    for (const dates of [{ validTo: '2026-11-23' }, { validFrom: '2026-11-23' }])
      expect(rightsOf(role, at(dates))).toEqual(rightsOf(role, at({})));
  });

  test('that has ended is still followed by a person who has a role above it', () => {
    const bodies = world.bodies.map((body) =>
      body.id === 'unit' ? { ...body, validTo: '2026-11-22' } : body,
    );
    const during = { ...world, bodies };
    expect(can(actors.headAbove, 'report.read-exact', goal, during)).toBe(true);
    expect(can(actors.manager, 'report.read-exact', goal, during)).toBe(false);
  });
});

describe('the questions without an item', () => {
  const acts = Object.keys(table) as Act[];
  const roles = Object.keys(actors) as Role[];
  const ownReporter = aGoal({ bodyId: 'unit', reporter: aPerson('Anställd') });
  const withOwnReporter = { ...world, goals: [goal, ownReporter] };

  test.each(acts)('%s: whoever may do it to one item passes the first question', (act) => {
    const allowed = new Set(casesOf(act).flatMap(([, who]) => who));
    expect(
      roles.filter((role) => allowed.has(role) && !maySome(role, act, withOwnReporter)),
    ).toEqual([]);
  });

  test.each(acts)('%s: whoever may do it to every item may do it to each', (act) => {
    const items = table[act].map(([, item]) => item);
    const mayOne = (role: Role) => (item: (typeof items)[number]) => {
      try {
        authorize<Act>(actors[role], act, item as ItemOf<Act>, world);
        return true;
      } catch {
        return false;
      }
    };
    const everything = roles.filter((role) => mayAll(actors[role], act, world));
    expect(everything.filter((role) => !items.every(mayOne(role)))).toEqual([]);
  });

  test.each(
    acts.filter(
      (act) =>
        !['goal.read', 'goal.read-one', 'comment.write', 'conversation.record'].includes(act),
    ),
  )('%s: an employee without a role does not pass the first question', (act) => {
    const actor = anActor('Utan roll');
    expect(() => authorizeSome(actor, act, world)).toThrow(AppError);
    expect(missing(actor, act, world).code).toBe('not-allowed');
  });

  test('a row that is missing is not found only by whoever may do the act to every row', () => {
    const codes = roles.map((role) => [role, missing(actors[role], 'round.open', world).code]);
    expect(codes.filter(([, code]) => code === 'not-found')).toEqual([['leader', 'not-found']]);
    expect(missing(actors.leader, 'report.submit', world).code).toBe('not-allowed');
    expect(missing(actors.manager, 'round.read', world).code).toBe('not-allowed');
  });
});
