import fc from 'fast-check';
import { attainmentOfParts } from '../../../../src/core/domain/follow-up/parts-attainment';
import { attainments, judgedAttainments } from '../../../../src/core/domain/follow-up/report';

const [met, partly, not] = judgedAttainments;
const unknown = 'cannot-be-assessed';

test.each([
  [[met], met],
  [[met, met], met],
  [[met, not], partly],
  [[partly, partly], partly],
  [[partly, not], partly],
  [[not, not], not],
  [[met, unknown], unknown],
  [[not, undefined], unknown],
  [[undefined, undefined], unknown],
  [[], unknown],
  [[met, not, unknown], partly],
  [[partly, undefined, unknown], partly],
  [[met, 'suppressed'], 'suppressed'],
  [[met, not, 'suppressed'], 'suppressed'],
  [['suppressed', undefined], 'suppressed'],
] as const)('parts that are %j make the goal %s', (parts, attainment) => {
  expect(attainmentOfParts(parts)).toBe(attainment);
});

test('parts that nobody knows decide nothing: every outcome of theirs gives the same, or the goal cannot be assessed', () => {
  const parts = fc.array(fc.constantFrom(undefined, ...attainments), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(parts, (known) => {
      const outcomes = known.reduce<(typeof known)[]>(
        (sets, part) =>
          sets.flatMap((set) =>
            (part === undefined || part === unknown ? judgedAttainments : [part]).map((one) => [
              ...set,
              one,
            ]),
          ),
        [[]],
      );
      const possible = new Set(outcomes.map(attainmentOfParts));
      expect(attainmentOfParts(known)).toBe(possible.size === 1 ? [...possible][0] : unknown);
    }),
  );
});
