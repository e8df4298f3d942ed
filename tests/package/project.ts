import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** Returns the path of a folder of the repository. */
export function folder(name: string): string {
  return join(root, name);
}

/** Reads a file of the repository. */
export function readProject(path: string): Buffer {
  return readFileSync(join(root, path));
}

/** Reads and parses a JSON file of the repository. */
export function projectJson(path: string): unknown {
  return JSON.parse(readProject(path).toString('utf8'));
}

/** Reads the variables of an env file of the Microsoft 365 Agents Toolkit. */
export function envFile(path: string): Readonly<Record<string, string>> {
  const lines = readProject(path).toString('utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Returns the names of the placeholders that a text holds. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\{([A-Z_]+)\}\}/g)].map((match) => match[1]!);
}

/** Reads a JSON file and fills its placeholders from env/.env.ci. */
export function filled(path: string): unknown {
  const values = envFile('env/.env.ci');
  const text = readProject(path).toString('utf8');
  return JSON.parse(
    text.replace(/\$\{\{([A-Z_]+)\}\}/g, (whole, name: string) => values[name] ?? whole),
  );
}
