import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const apt = resolve(__dirname, '..', '..', 'run', 'apt.mjs');
const onLinux = process.platform === 'linux' ? test : test.skip;

/** Runs it with a program in place of apt-get, whose first call ends with these words and code 100. */
function update(firstWords: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jamna-apt-'));
  const script = `#!/bin/sh
    if [ -e '${folder}/called' ]; then exit 0; fi
    touch '${folder}/called'; echo "${firstWords}" >&2; exit 100`;
  writeFileSync(join(folder, 'apt-get'), script, { mode: 0o755 });
  const program = `const { aptGetWhenFree } = await import(${JSON.stringify(apt)});
    process.stdout.write(String(await aptGetWhenFree(['update'])));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
  });
}

onLinux('apt-get waits while another program holds the package lock', () => {
  const held = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt)';
  const { stdout } = update(held);
  expect(stdout).toContain('Another program installs packages; waiting for it');
  expect(stdout).toMatch(/true$/);
});

onLinux('apt-get’s own words are passed on when it fails for another reason', () => {
  const { stdout, stderr } = update('E: Unable to locate package chromium');
  expect(stdout).toBe('false');
  expect(stderr).toContain('Unable to locate package chromium');
});
