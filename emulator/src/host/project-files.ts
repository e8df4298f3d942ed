import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Finds the folder with `package.json`, which lies above the sources and above the built program. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

/** The folder of the app package: the one that `EMULATOR_APP_PACKAGE` names, else `appPackage` of the project. */
function appPackage(): string {
  const named = process.env['EMULATOR_APP_PACKAGE'];
  return named === undefined ? join(projectRoot(), 'appPackage') : resolve(named);
}

/** Reads a file of the app package; `undefined` when there is none. */
export function readPackageFile(name: string): Buffer | undefined {
  const file = join(appPackage(), ...name.split('/'));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Reads a file of the project; `undefined` when there is none. */
export function readProjectFile(...path: readonly string[]): Buffer | undefined {
  const file = join(projectRoot(), ...path);
  return existsSync(file) ? readFileSync(file) : undefined;
}
