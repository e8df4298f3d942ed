import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../../..');

/** The product's sources in a folder of their own, where a test adds files as a newcomer would. */
export interface CopiedSources {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Changes a file. @throws {RangeError} when `before` is not in it */
  replace(path: string, before: string, after: string): void;
  remove(path: string): void;
  /** Writes the registry of lists, as each build does. */
  writeRegistry(): void;
  /** What the compiler says of these files, or of all: `{path}: {message}`. */
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

/** Copies everything of the product but the tab, which imports no list. */
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

const describe = (folder: string) => (fault: ts.Diagnostic) => {
  const path = fault.file?.fileName.slice(folder.length + 1) ?? '';
  return `${path}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`;
};

/** Parses each file once for each of its texts: most of the files are the same from one compilation to the next. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parsed = new Map<
    string,
    { readonly at: number; readonly file: ts.SourceFile | undefined }
  >();
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...more) => {
    const at = ts.sys.getModifiedTime?.(path)?.getTime() ?? 0;
    const known = parsed.get(path);
    if (known?.at === at) return known.file;
    const file = parse(path, ...more);
    parsed.set(path, { at, file });
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
    // Core is compiled without Node's types there; here all are one program, and Node declares URL.
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
      .map(describe(folder));
  };
}
