// JSON schemas of what the API answers, made from the TypeScript types that src/core/api declares.
import { join } from 'node:path';
import * as generator from 'ts-json-schema-generator';
import ts from 'typescript';
import { root } from './programs.mjs';

/** @type {generator.CompletedConfig} */
const config = {
  ...generator.DEFAULT_CONFIG,
  path: join(root, 'src/core/api/**/*.ts'),
  tsconfig: join(root, 'src/core/tsconfig.json'),
  // `npm run check` has checked them.
  skipTypeCheck: true,
  additionalProperties: false,
  jsDoc: 'extended',
};

/** The schema with references as OpenAPI wants them. */
const forOpenApi = (schema) =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/definitions/', '#/components/schemas/'));

/** The property of a type. @throws {Error} when nothing in src/core/api declares it */
function propertyOf(checker, type, name) {
  const symbol = type.getProperty(name);
  if (symbol === undefined) throw new Error(`src/core/api declares no ${name}.`);
  return { symbol, type: checker.getTypeOfSymbol(symbol) };
}

/** `T` of `reply: reply<T>()`, which may stand in a constant. */
function replyNode(checker, symbol) {
  let { initializer } = symbol.valueDeclaration;
  if (ts.isIdentifier(initializer)) {
    ({ initializer } = checker.getSymbolAtLocation(initializer).valueDeclaration);
  }
  return initializer.typeArguments[0];
}

/**
 * A type without a name stands where it is used: the generator would name it by its place in the file.
 *
 * @param {any} schema
 */
function inlined({ $ref, definitions, ...schema }) {
  const name = decodeURIComponent($ref?.replace('#/definitions/', '') ?? '');
  if (!name.startsWith('def-structure')) return { ...schema, ...($ref && { $ref }), definitions };
  const { [name]: own, ...others } = definitions;
  return { ...own, definitions: others };
}

/** Reads the sources once. Each function answers a schema; what it refers to is collected in `components`. */
export function apiSchemas() {
  const program = generator.createProgram(config);
  const checker = program.getTypeChecker();
  const parser = generator.createParser(program, config);
  const schemas = new generator.SchemaGenerator(
    program,
    parser,
    generator.createFormatter(config),
    config,
  );
  const components = {};
  const collect = (/** @type {any} */ { definitions, ...schema }) => {
    delete schema.$schema;
    Object.assign(components, forOpenApi(definitions));
    return forOpenApi(schema);
  };
  const exported = (path, name) => {
    const file = program.getSourceFile(join(root, path));
    const symbol = checker
      .getExportsOfModule(checker.getSymbolAtLocation(file))
      .find((one) => one.name === name);
    return symbol;
  };
  const acts = checker.getTypeOfSymbol(exported('src/core/api/acts.ts', 'actDeclarations'));
  const views = checker.getDeclaredTypeOfSymbol(exported('src/core/api/views.ts', 'Views'));
  return {
    components,
    /** Of a type by its name. */
    named: (name) => collect(schemas.createSchema(name)),
    viewNames: views.getProperties().map(({ name }) => name),
    view: (name) =>
      collect(schemas.createSchema(checker.typeToString(propertyOf(checker, views, name).type))),
    reply: (act) => {
      const { type } = propertyOf(checker, acts, act);
      const { symbol } = propertyOf(checker, type, 'reply');
      const schema = collect(inlined(schemas.createSchemaFromNodes([replyNode(checker, symbol)])));
      const description = ts.displayPartsToString(symbol.getDocumentationComment(checker));
      return description === '' ? schema : { description, ...schema };
    },
  };
}
