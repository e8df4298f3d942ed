import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const start = join(__dirname, '..', '..', 'run', 'start.mjs');

test('an option is refused, and nothing is built or started', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, '--nonsense'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain('Unknown option --nonsense');
  expect(stdout).toBe('');
});
