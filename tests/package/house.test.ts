import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { folder } from './project';

test('no two folders of src import each other, a folder and its parent included', () => {
  const output = execFileSync(process.execPath, [join('run', 'house.mjs'), '--json'], {
    cwd: folder('.'),
    encoding: 'utf8',
  });
  const { src, folders } = JSON.parse(output) as {
    readonly src: { readonly files: number };
    readonly folders: readonly string[];
  };
  expect(src.files).toBeGreaterThan(300);
  expect(folders).toEqual([]);
});
