import { runningTime } from '../../../src/core/domain/base/running-time';
import fc from 'fast-check';
import { graphDirectory } from '../../../src/graph/client/directory';
import { textEquals } from '../../../src/graph/client/filter';
import type { Graph, GraphCall } from '../../../src/graph/client/graph';

/** Reads the one literal of a filter as OData does: it ends at a quotation mark that is not doubled. */
function literalOf(filter: string): { readonly before: string; readonly text: string } {
  const [, before = '', quoted = ''] = /^([^']*)'((?:[^']|'')*)'$/.exec(filter) ?? [];
  return { before, text: quoted.replaceAll("''", "'") };
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom("x' or 1 eq 1 or 'x' eq 'x", "o'brien", "''", "'", '&$top=1', '%27 or 1 eq 1#'),
);

test('whatever a key holds is one literal of the filter, and nothing of it is syntax', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const query = textEquals('Key', text);
      expect(query).not.toMatch(/[&#\s]/);
      expect(literalOf(decodeURIComponent(query))).toEqual({ before: 'fields/Key eq ', text });
    }),
  );
});

test('a mail address that somebody has typed in a list is one literal of the directory’s filter', async () => {
  const calls: GraphCall[] = [];
  const graph = {
    call: (call: GraphCall) => {
      calls.push(call);
      return Promise.resolve({ status: 200, body: { value: [] } });
    },
  } as unknown as Graph;
  const mail = "x@granforsa.example' or startswith(mail,'a&$top=999";
  await graphDirectory(graph, () => runningTime(0)).resolve(mail);
  const [path] = calls.map((call) => call.path);
  const query = new URLSearchParams((path ?? '').split('?')[1]);
  expect([...query.keys()]).toEqual(['$filter', '$select']);
  expect(literalOf(query.get('$filter') ?? '')).toEqual({ before: 'mail eq ', text: mail });
});
