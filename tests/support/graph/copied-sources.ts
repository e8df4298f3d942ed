import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../../..');

/** A copy of the product's sources in a folder of its own, in which a test changes files as a developer would. */
export interface CopiedSources {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Replaces `before` in a file. @throws {RangeError} when the file does not contain it */
  replace(path: string, before: string, after: string): void;
  remove(path: string): void;
  /** Writes the registry of lists, as each build does. */
  writeRegistry(): void;
  /** Compiles all files. Returns the errors in these, or in all, as `{path}: {message}`. */
  compile(paths?: readonly string[]): readonly string[];
  delete(): void;
}

const copied = [
  'src/core',
  'src/graph',
  'src/server',
  'src/setup',
  'src/bot',
  'src/documents',
  'run/list-registry.mjs',
  'tests/support/core',
  'package.json',
  'tsconfig.base.json',
];

/** Copies the product's sources except the tab, which imports no list. */
export function copySources(): CopiedSources {
  const folder = mkdtempSync(join(tmpdir(), 'jamna-sources-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    write: (path, text) => writeFileSync(join(folder, path), text),
    replace(path, before, after) {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!text.includes(before)) throw new RangeError(`${path} does not hold ${before}`);
      writeFileSync(join(folder, path), text.replace(before, after));
    },
    remove: (path) => rmSync(join(folder, path)),
    writeRegistry() {
      const script = join(folder, 'run/list-registry.mjs');
      const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    },
    compile: compilerIn(folder),
    delete: () => rmSync(folder, { recursive: true }),
  };
}

const messageOf = (folder: string) => (error: ts.Diagnostic) => {
  const path = error.file?.fileName.slice(folder.length + 1) ?? '';
  return `${path}: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`;
};

/** Makes a compiler host that parses a file again only when it has changed, since few files do between compilations. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parsed = new Map<
    string,
    { readonly modifiedAt: number; readonly file: ts.SourceFile | undefined }
  >();
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...more) => {
    const modifiedAt = ts.sys.getModifiedTime?.(path)?.getTime() ?? 0;
    const known = parsed.get(path);
    if (known?.modifiedAt === modifiedAt) return known.file;
    const file = parse(path, ...more);
    parsed.set(path, { modifiedAt, file });
    return file;
  };
  return host;
}

function compilerIn(folder: string): CopiedSources['compile'] {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.base.json'), (path) =>
    readFileSync(path, 'utf8'),
  ) as { readonly config: { readonly compilerOptions: object } };
  const one = { composite: false, incremental: false, emitDeclarationOnly: false, noEmit: true };
  const json = {
    compilerOptions: { ...config.compilerOptions, ...one, lib: ['ES2023'], types: ['node'] },
    include: ['src', 'tests'],
    // Declares URL for core, which has no types of Node in the repository. Here all files are one program, and Node declares it.
    exclude: ['src/core/globals.d.ts'],
  };
  const parse = () => ts.parseJsonConfigFileContent(json, ts.sys, folder);
  const { options } = parse();
  const host = hostOf(options);
  let program: ts.Program | undefined;
  return (paths) => {
    program = ts.createProgram(parse().fileNames, options, host, program);
    const checked = program;
    const files = paths?.map((path) => checked.getSourceFile(join(folder, path))) ?? [undefined];
    return files
      .flatMap((file) => [
        ...checked.getSyntacticDiagnostics(file),
        ...checked.getSemanticDiagnostics(file),
      ])
      .map(messageOf(folder));
  };
}
