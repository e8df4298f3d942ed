// `node run/openapi.mjs --write` (`npm run docs:openapi`) writes docs/openapi.json, the description of our own API, from the
// declarations in src/core/api. Without `--write` it only checks whether the file is current, and ends with 1 when it is not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { apiSchemas } from './api-schemas.mjs';
import { root } from './programs.mjs';

const target = join(root, 'docs', 'openapi.json');
const source = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;

const { actDeclarations } = await source('src/core/api/acts.ts');
const { viewParameters } = await source('src/core/api/views.ts');
const { inputReasons } = await source('src/server/routes/input-faults.ts');
const { version, description, license } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const schemas = apiSchemas();

const json = (schema) => ({ 'application/json': { schema } });
const apiError = schemas.named('ApiError');

/** What each status means, by the codes that its body may hold. */
const refusals = {
  400: ['invalid', 'The request or a field is not as described; `faults` names the fields.'],
  401: ['not-signed-in', 'There is no valid token. Sign in again.'],
  403: ['not-allowed', 'The person may not do or see this, or it does not exist.'],
  404: [
    'not-found',
    'There is no such view or act, or no such row for somebody who may see every row.',
  ],
  409: [
    'conflict',
    'Somebody else changed the row; `theirs` is the report or goal as it stands now.',
  ],
  413: ['invalid', 'The body is too large.'],
  415: ['invalid', 'The body is not declared as plain `application/json` in UTF-8.'],
  422: ['invalid', 'The Idempotency-Key has been used for another body.'],
  429: ['too-many-requests', 'Wait for as many seconds as Retry-After says.'],
  500: ['unexpected', 'The system failed. Quote `reference` to support.'],
  503: [
    'store-unavailable',
    'Graph or the lists cannot be reached, or set-up has not been run. Nothing is saved.',
  ],
  504: ['outcome-unknown', 'The answer of Graph was lost. The same request may be sent again.'],
};
const otherCodes = { 503: ['lists-missing', 'throttled', 'sign-in-unavailable'] };

function refusal(status) {
  const [code, text] = refusals[status];
  const codes = [code, ...(otherCodes[status] ?? [])];
  const schema = {
    allOf: [apiError, { properties: { error: { properties: { code: { enum: codes } } } } }],
  };
  return { description: text, content: json(schema) };
}

const refused = (statuses) =>
  Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]),
  );

/** 400 of one act: the reasons for which its schema and its own rules refuse a field. */
function invalid(reasons) {
  const known = [...new Set([...inputReasons, ...reasons])].sort();
  const fault = { properties: { reason: { enum: known } } };
  const faults = { properties: { error: { properties: { faults: { items: fault } } } } };
  const { description: text, content } = refusal(400);
  const { allOf } = content['application/json'].schema;
  return { description: text, content: json({ allOf: [...allOf, faults] }) };
}

function actOperation([name, { input, reasons }]) {
  const schema = toJsonSchema(input, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Cleaning changes the text and says nothing of its shape; a number in JSON is finite; a check has a description beside it.
    ignoreActions: ['clean_text', 'clean_line', 'finite', 'check'],
    // JSON Schema reads each pattern as one with the flag `u`.
    overrideAction: (/** @type {any} */ { valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex' && valibotAction.requirement.flags === 'u'
        ? { ...jsonSchema, pattern: valibotAction.requirement.source }
        : undefined,
  });
  delete schema.$schema;
  return {
    operationId: name,
    tags: ['acts'],
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: { required: true, content: json(schema) },
    responses: {
      200: { description: 'Done.', content: json(schemas.reply(name)) },
      400: invalid(reasons),
      ...refused([401, 403, 404, 409, 413, 415, 422, 429, 500, 503, 504]),
    },
  };
}

const parameters = {
  round: {
    name: 'round',
    in: 'query',
    description:
      'Key of a round. Without it: the open round that is due first, else the planned round that is due first, else the closed round that was due last.',
    schema: { type: 'string' },
  },
  goal: {
    name: 'goal',
    in: 'query',
    required: true,
    description: 'Id of a goal.',
    schema: { type: 'string' },
  },
  body: {
    name: 'body',
    in: 'query',
    required: true,
    description: 'Key of a body.',
    schema: { type: 'string' },
  },
};

/** The parameters of a view. The form is that of a goal, or of a new one of a body. */
function parametersOf(name) {
  const parameter = viewParameters[name];
  if (parameter === undefined) return [];
  const ofForm = ['goal', 'body'].map((one) => ({
    name: one,
    in: 'query',
    description: `Key of a ${one}.`,
    schema: { type: 'string' },
  }));
  return parameter === 'form' ? ofForm : [parameters[parameter]];
}

const viewOperation = (name) => ({
  operationId: `view.${name}`,
  tags: ['views'],
  parameters: [
    ...parametersOf(name),
    { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
  ],
  responses: {
    200: {
      description: 'The view as this person may see it.',
      headers: { ETag: { schema: { type: 'string' } } },
      content: json(schemas.view(name)),
    },
    304: { description: 'Nothing has changed for this person since the ETag.' },
    ...refused([400, 401, 403, 404, 429, 500, 503]),
  },
});

const open = (operationId, text, responses) => ({
  get: { operationId, description: text, security: [], responses },
});

const exportOperation = {
  operationId: 'round.export',
  tags: ['documents'],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    {
      name: 'language',
      in: 'query',
      description: 'Absent: as Accept-Language says, else the municipality’s own.',
      schema: { enum: ['sv', 'en', 'fi'] },
    },
  ],
  responses: {
    200: {
      description: 'The round as an Excel workbook, as this person may see it.',
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
      },
    },
    ...refused([400, 401, 403, 404, 429, 500, 503]),
  },
};

const peopleOperation = {
  operationId: 'person.search',
  tags: ['people'],
  parameters: [
    {
      name: 'q',
      in: 'query',
      required: true,
      description: 'The beginning of a name or of a mail address, at least two characters.',
      schema: { type: 'string' },
    },
  ],
  responses: {
    200: {
      description: 'The members of the tenant that match.',
      content: json(schemas.named('PeopleView')),
    },
    ...refused([400, 401, 403, 429, 500, 503]),
  },
};

const health = json(schemas.named('Health'));
const paths = {
  '/healthz': open('health', 'How the product stands.', {
    200: { description: 'It runs; `lists` and `graph` say how well.', content: health },
    503: { description: 'It has not read the lists yet.', content: health },
  }),
  '/api/config': open('config', 'What the tab reads when it starts. Nothing of it is a secret.', {
    200: { description: 'The settings of the tab.', content: json(schemas.named('PublicConfig')) },
  }),
  ...Object.fromEntries(
    schemas.viewNames.map((name) => [`/api/views/${name}`, { get: viewOperation(name) }]),
  ),
  '/api/rounds/{id}/export.xlsx': { get: exportOperation },
  '/api/people': { get: peopleOperation },
  ...Object.fromEntries(
    Object.entries(actDeclarations).map((act) => [
      `/api/acts/${act[0]}`,
      { post: actOperation(act) },
    ]),
  ),
};

const document = {
  openapi: '3.1.1',
  info: { title: 'Jämna', version, description, license: { name: license, identifier: license } },
  servers: [{ url: '/' }],
  security: [{ entra: [] }],
  paths,
  components: {
    securitySchemes: {
      entra: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'A token of Entra ID for the signed-in person, with the scope `access_as_user` that GET /api/config names.',
      },
    },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'One for each intention: the same key with the same body is done once.',
        schema: { type: 'string', pattern: '^[\\w.:-]{8,100}$' },
      },
    },
    responses: Object.fromEntries(
      Object.keys(refusals).map((status) => [status, refusal(Number(status))]),
    ),
    schemas: Object.fromEntries(
      Object.entries(schemas.components).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  },
};

const text = await format(JSON.stringify(document), {
  ...(await resolveConfig(target)),
  parser: 'json',
});
if (process.argv.includes('--write')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('docs/openapi.json is not current: npm run docs:openapi writes it.\n');
  process.exitCode = 1;
}
