import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** A folder of the project. */
export function folder(name: string): string {
  return join(root, name);
}

/** A file of the project as bytes. */
export function readProject(path: string): Buffer {
  return readFileSync(join(root, path));
}

/** A JSON file of the project. */
export function projectJson(path: string): unknown {
  return JSON.parse(readProject(path).toString('utf8'));
}

/** The values of an env file of the toolkit. */
export function envFile(path: string): Readonly<Record<string, string>> {
  const lines = readProject(path).toString('utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Names of the placeholders that a text still holds. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\{([A-Z_]+)\}\}/g)].map((match) => match[1]!);
}

/** A JSON file with its placeholders filled from env/.env.ci. */
export function filled(path: string): unknown {
  const values = envFile('env/.env.ci');
  const text = readProject(path).toString('utf8');
  return JSON.parse(
    text.replace(/\$\{\{([A-Z_]+)\}\}/g, (whole, name: string) => values[name] ?? whole),
  );
}
