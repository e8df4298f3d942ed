// `node run/list-registry.mjs`: writes src/graph/list-registry.ts from the names of the files in src/graph/lists; build,
// tests and checks run it. With `--check` it writes nothing and fails when the registry is not current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const graph = resolve(fileURLToPath(new URL('../src/graph', import.meta.url)));
const registry = join(graph, 'list-registry.ts');

/** Turns a name such as `corrective-plans` into `correctivePlans`. */
const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function registryText() {
  const files = readdirSync(join(graph, 'lists'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  const imports = files.map(
    (name) => `import { list as ${camelCase(name)} } from './lists/${name}';`,
  );
  return `// Written by \`node run/list-registry.mjs\` from the files in src/graph/lists. Do not edit.
import type { ListMaps } from './columns/list-map';
${imports.join('\n')}

/** Every list of the site, by the name that \`core/domain/entities.ts\` declares. */
export const listMaps: ListMaps = {
${files.map((name) => `  ${camelCase(name)},\n`).join('')}};
`;
}

function isCurrent() {
  return existsSync(registry) && readFileSync(registry, 'utf8') === registryText();
}

/** Writes the registry if a list was added, removed or renamed. */
export function writeListRegistry() {
  if (!isCurrent()) writeFileSync(registry, registryText());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv.includes('--check')) writeListRegistry();
  else if (!isCurrent()) {
    process.stderr.write(
      'src/graph/list-registry.ts is not current: run node run/list-registry.mjs.\n',
    );
    process.exitCode = 1;
  }
}
