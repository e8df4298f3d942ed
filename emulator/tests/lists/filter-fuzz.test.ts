import fc from 'fast-check';
import { GraphError } from '../../src/graph/protocol/errors';
import { parseFilter, type Filter, type Literal } from '../../src/graph/protocol/odata-filter';

const word = fc
  .stringMatching(/^[A-Za-zÅÄÖåäö_][A-Za-z0-9_]{0,12}$/)
  .filter((one) => !['and', 'or'].includes(one));
const field = word.map((name) => ({ of: 'fields' as const, name }));

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string().map((value) => ({ kind: 'text' as const, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((n) => !Object.is(n, -0))
    .map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  fc.constant({ kind: 'null' as const }),
);

const comparison: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), field, value: literal }),
  fc.record({
    op: fc.constant('startswith' as const),
    field,
    value: fc.string().map((value) => ({ kind: 'text' as const, value })),
  }),
);

const filter = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    fc.record({ op: fc.constantFrom('and', 'or'), left: tie('tree'), right: tie('tree') }),
  ),
})).tree;

const literalText = (value: Literal): string => {
  if (value.kind === 'null') return 'null';
  return value.kind === 'text' ? `'${value.value.replaceAll("'", "''")}'` : String(value.value);
};

function write(tree: Filter): string {
  if ('left' in tree) return `(${write(tree.left)}) ${tree.op} (${write(tree.right)})`;
  const name = `fields/${tree.field.name}`;
  if (tree.op === 'startswith') return `startswith(${name}, ${literalText(tree.value)})`;
  return `${name} ${tree.op} ${literalText(tree.value)}`;
}

test('the parser reads every generated filter back as it was', () => {
  fc.assert(
    fc.property(filter, (tree) => expect(parseFilter(write(tree))).toEqual(tree)),
    {
      numRuns: 1000,
    },
  );
});

test('any text is parsed as a filter or refused as an invalid clause', () => {
  const fragments = fc.constantFrom(
    "'",
    '(',
    ')',
    ',',
    ' and ',
    ' or ',
    ' eq ',
    'fields/',
    'A',
    '1',
    '-',
    'true',
    ' ',
    'startswith(',
    '2026-01-01T',
    'å',
    '\u0000',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (source) => {
      try {
        parseFilter(source);
      } catch (error) {
        expect(error).toBeInstanceOf(GraphError);
        expect(error).toHaveProperty('code', 'BadRequest');
      }
    }),
    { numRuns: 3000 },
  );
});

test('deep nesting is refused instead of ending the program', () => {
  const deep = `${'('.repeat(100_000)}fields/A eq 1${')'.repeat(100_000)}`;
  expect(() => parseFilter(deep)).toThrow('Invalid filter clause');
});
