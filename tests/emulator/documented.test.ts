import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchSchema } from '../../src/emulator/control/switches';

const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'emulator.md'), 'utf8');
const list = guide.slice(guide.indexOf('## The fidelity list'), guide.indexOf('Not yet:'));

const named = new Set(
  [...list.matchAll(/^\|\s*([\d, ]+?)\s*\|/gm)].flatMap(([, rows = '']) => rows.split(', ')),
);

const tested = new Set(
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts') && file !== 'documented.test.ts')
    .flatMap((file) => [
      ...readFileSync(join(__dirname, file), 'utf8').matchAll(/['"`]rows? ([\d, ]+):? /g),
    ])
    .flatMap(([, rows = '']) => rows.split(',').map((row) => row.trim())),
);

test('the guide names exactly the rows that a test holds', () => {
  expect([...named].sort()).toEqual([...tested].sort());
});

test('the guide names every switch', () => {
  for (const name of Object.keys(switchSchema.entries)) expect(list).toContain(`\`${name}\``);
});
