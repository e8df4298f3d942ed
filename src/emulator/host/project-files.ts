import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`: above the source and above the built program alike. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

/** A file of the project as bytes; `undefined` when it is not there. */
export function readProjectFile(...path: readonly string[]): Buffer | undefined {
  const file = join(projectRoot(), ...path);
  return existsSync(file) ? readFileSync(file) : undefined;
}
