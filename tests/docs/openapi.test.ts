import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { actDeclarations } from '../../src/core/api/acts';
import { viewParameters } from '../../src/core/api/views';
import { apiDocument, deviations } from '../support/api-description';

const root = join(__dirname, '..', '..');

it('docs/openapi.json is what the command makes of the declarations', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'run', 'openapi.mjs')], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 120_000);

it('every act has a path of its own', () => {
  const acts = Object.keys(apiDocument.paths).filter((path) => path.startsWith('/api/acts/'));
  expect(acts).toEqual(Object.keys(actDeclarations).map((name) => `/api/acts/${name}`));
});

it.each(['round', 'goal', 'body'])('only the views with the parameter %s take one', (parameter) => {
  const taking = Object.entries(apiDocument.paths).flatMap(([path, operations]) =>
    JSON.stringify(operations).includes(`"name":"${parameter}"`) ? [path] : [],
  );
  const declared = Object.entries(viewParameters).filter(
    ([, name]) => name === parameter || (name === 'form' && parameter !== 'round'),
  );
  expect(taking.sort()).toEqual(declared.map(([name]) => `/api/views/${name}`).sort());
});

it('every reference leads to a part of the document', () => {
  const text = JSON.stringify(apiDocument);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, way]) => way ?? '');
  const at = (way: string) =>
    way
      .split('/')
      .reduce<unknown>(
        (part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name],
        apiDocument,
      );
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((way) => at(way) === undefined)).toEqual([]);
});

describe('an answer is held against the description', () => {
  const nudge = {
    ...{ method: 'POST', path: '/api/acts/round.nudge', status: 200 },
    input: { roundId: '1', goalId: '2' },
    contentType: 'application/json',
    text: '{"queued":true}',
  };

  it('and passes when it is as described', () => {
    expect(deviations(nudge)).toEqual([]);
  });

  it('and fails for another field, type, status, code, path or input', () => {
    const refused = { ...nudge, status: 403 };
    const wrong = [
      { ...nudge, text: '{"queued":true,"secret":1}' },
      { ...nudge, text: '{"queued":"yes"}' },
      { ...nudge, status: 418 },
      { ...refused, text: '{"error":{"code":"conflict","reference":"1"}}' },
      { ...refused, text: '{"error":{"code":"not-allowed"}}' },
      { ...nudge, path: '/api/acts/round.nudge-all' },
      { ...nudge, input: { roundId: '1' } },
      {
        ...nudge,
        status: 400,
        text: '{"error":{"code":"invalid","reference":"1","faults":[{"field":"x","reason":"title-taken"}]}}',
      },
    ];
    expect(wrong.filter((exchange) => deviations(exchange).length === 0)).toEqual([]);
  });
});
