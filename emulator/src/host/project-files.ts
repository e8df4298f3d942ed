import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`: above the source and above the built program alike. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

/** The folder with the manifest: the one that `EMULATOR_APP_PACKAGE` names, else the project's `appPackage`. */
function appPackage(): string {
  const named = process.env['EMULATOR_APP_PACKAGE'];
  return named === undefined ? join(projectRoot(), 'appPackage') : resolve(named);
}

/** A file of the app's package; `undefined` when it is not there. */
export function readPackageFile(name: string): Buffer | undefined {
  const file = join(appPackage(), ...name.split('/'));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** A file of the project as bytes; `undefined` when it is not there. */
export function readProjectFile(...path: readonly string[]): Buffer | undefined {
  const file = join(projectRoot(), ...path);
  return existsSync(file) ? readFileSync(file) : undefined;
}
