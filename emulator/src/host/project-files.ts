import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Finds the emulator's folder with `package.json`, which lies above the sources and above the built program. */
function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

/** The folder of the app package: the one that `EMULATOR_APP_PACKAGE` names, else `appPackage` in the current folder. */
const appPackage = (): string => resolve(process.env['EMULATOR_APP_PACKAGE'] ?? 'appPackage');

/** Reads a file of the app package; `undefined` when there is none. */
export function readPackageFile(name: string): Buffer | undefined {
  const file = join(appPackage(), ...name.split('/'));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Reads a file of the built host page; `undefined` when there is none. */
export function readPageFile(...path: readonly string[]): Buffer | undefined {
  const file = join(ownFolder(), 'dist', 'host', ...path);
  return existsSync(file) ? readFileSync(file) : undefined;
}
