import type { GraphAnswer, Graph } from '../../../src/graph/client/graph';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { errorCode, refused } from '../../../src/graph/client/refused';
import { loadRows } from '../../../src/graph/provision/load-rows';
import { graphHealth } from '../../../src/graph/client/health';
import { listMaps } from '../../../src/graph/list-registry';
import { jsonLog } from '../../../src/server/base/log';
import { aDelivery } from '../../support/graph/builders';

const cell = 'Karin Lindgren 19700101';
const requestId = '7b3c2e6a-96d5-4f0e-8c0a-7d6a1c2b3e4f';

/** Bodies of refusals that quote a cell, each in another place. */
const quoting: readonly (readonly [string, unknown])[] = [
  ['the message', { error: { code: 'invalidRequest', message: `'${cell}' is no choice.` } }],
  ['the code', { error: { code: cell } }],
  ['a code that is too long', { error: { code: cell.replaceAll(' ', '').repeat(9) } }],
  ['an inner error', { error: { code: 'x', innerError: { code: cell, message: cell } } }],
  ['a request id that is none', { error: { innerError: { 'request-id': cell } } }],
  ['a list of details', { error: { details: [{ message: cell }] } }],
  ['an error that is a text', { error: cell }],
  ['a body that is a text', cell],
];

describe('What a refusal of Graph says in the log', () => {
  test.each(quoting)('does not quote a cell that stands in %s', (_where, body) => {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => new Date(0),
    );
    const answer: GraphAnswer = { status: 400, body };
    log.alarm('list-edit-failed', refused(answer, 'Mål 7: save'));
    expect(lines.join('')).toContain('Mål 7: save: Graph answered 400');
    expect(lines.join('')).not.toMatch(/Karin|Lindgren|19700101/);
  });

  test('is the status, the code and the id of the request', () => {
    for (const inner of ['innerError', 'innererror']) {
      const error = { code: 'invalidRequest', message: cell, [inner]: { 'request-id': requestId } };
      expect(errorCode({ status: 400, body: { error } })).toBe(`400 invalidRequest ${requestId}`);
    }
  });

  test.each(quoting)('nor does a row that set-up could not write: %s', async (_where, body) => {
    const graph: Graph = {
      manyRows: undefined as never,
      health: graphHealth({
        runningNow: () => runningTime(0),
        instantOf: () => '',
        throttledUntil: () => undefined,
      }),
      call: ({ method }) =>
        Promise.resolve(
          method === 'GET'
            ? { status: 200, body: { value: [] } }
            : { status: 200, body: { responses: [{ id: '0', status: 400, body }] } },
        ),
    };
    const target = {
      ...{ graph, path: '/sites/a/lists/b', map: listMaps.deliveries },
      context: { find: () => undefined, faultText: () => '' },
      sleep: () => Promise.resolve(),
    };
    await expect(loadRows(target, [aDelivery()])).rejects.toMatchObject({
      code: 'invalid',
      message: expect.not.stringMatching(/Karin|Lindgren|19700101/) as string,
    });
  });
});
