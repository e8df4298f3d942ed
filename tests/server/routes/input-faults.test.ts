import * as v from 'valibot';
import { reportInput } from '../../../src/core/api/follow-up/acts';
import { faultOf } from '../../../src/server/routes/input-faults';

/** The faults of a report whose evidence is the text. */
function faultsWith(evidenceUrl: string) {
  const { issues = [] } = v.safeParse(reportInput, {
    goalId: '1',
    roundId: '2',
    figures: {},
    evidenceUrl,
  });
  return issues.map(faultOf);
}

test.each(['https://granforsa.example/en rapport', 'http://granforsa.example/', 'dnr KS 2024/108'])(
  'evidence %p, which no page would show as a link, is refused',
  (text) => {
    expect(faultsWith(text)).toEqual([{ field: 'evidenceUrl', reason: 'not-an-address' }]);
  },
);

test('a link to evidence is taken, and one that is too long is refused for its length', () => {
  const link = 'https://granforsa.example/rapport';
  expect(faultsWith(link)).toEqual([]);
  expect(faultsWith(link.padEnd(501, 'x'))).toEqual([
    { field: 'evidenceUrl', reason: 'too-long', values: { longest: 500 } },
  ]);
});

test.each([
  [1e308, 'too-large', { max: 2e12 }],
  [2e12 + 1, 'too-large', { max: 2e12 }],
  [-1e308, 'too-small', { min: -2e12 }],
  [Infinity, 'not-a-number', undefined],
])('a figure of %p is refused as %s, with the limit', (women, reason, values) => {
  const parsed = v.safeParse(reportInput, { goalId: '1', roundId: '2', figures: { women } });
  const [fault] = (parsed.issues ?? []).map(faultOf);
  expect(fault).toEqual({ field: 'figures.women', reason, ...(values && { values }) });
});
