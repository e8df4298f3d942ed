import { spawnSync } from 'node:child_process';
import { folder, projectJson, readProject } from './project';

const notices = readProject('THIRD-PARTY-NOTICES.md').toString('utf8');

it('the notices are what the command makes of the lock file and the built tab', () => {
  const { status, stderr } = spawnSync(process.execPath, [folder('run/notices.mjs')], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 120_000);

it('they name every package that the server depends on, and what the tab is made of', () => {
  const { dependencies } = projectJson('package.json') as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const shipped = [...Object.keys(dependencies), 'react', 'react-dom', '@fluentui/tokens'];
  expect(shipped.filter((name) => !notices.includes(`\n## ${name} `))).toEqual([]);
});

it('they carry the attribution that the data of public holidays asks for', () => {
  expect(notices).toContain('CC BY-SA 3.0 Attributions');
  expect(notices).toContain('https://de.wikipedia.org/wiki/Feiertage_in_Schweden');
});

it('they name no folder of a machine and no package registry', () => {
  expect(notices).not.toMatch(/\/(?:home|root|tmp|Users)\/|registry\./);
});
