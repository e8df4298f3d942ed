/** The direction of imports, one rule a line of the table in docs/architecture.md. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: [from, ...allowed], path: '.' },
});
/** As `only`, for programs, which may import Node's own modules too. */
const program = (...rule) => {
  const { to, ...rest } = only(...rule);
  return { ...rest, to: { ...to, dependencyTypesNot: ['core'] } };
};
const pkg = (names) => `node_modules/(${names.join('|')})`;

/**
 * Which subjects a subject may import inside its layer; docs/architecture.md shows the same table. Each may import
 * `base` too. Files beside the subject folders (registries) collect subjects and are imported by none of them.
 */
const subjects = {
  'src/core/domain': {
    base: [],
    settings: [],
    organisation: ['settings'],
    decisions: ['settings', 'organisation'],
    goals: ['settings', 'organisation', 'decisions'],
    'follow-up': ['settings', 'organisation', 'goals', 'decisions'],
    messages: ['settings', 'organisation', 'goals', 'follow-up'],
    relations: ['organisation', 'decisions', 'goals', 'follow-up'],
    obligations: ['settings', 'organisation', 'goals', 'follow-up', 'relations'],
  },
  'src/core/api': {
    base: [],
    settings: [],
    organisation: [],
    goals: [],
    'follow-up': ['goals'],
    mine: ['goals', 'follow-up'],
    messages: [],
    import: [],
  },
  'src/core/acts': {
    base: [],
    messages: [],
    settings: [],
    organisation: [],
    goals: [],
    'follow-up': ['messages'],
    import: [],
    'list-edits': ['messages', 'organisation', 'follow-up'],
  },
  'src/core/views': {
    base: [],
    settings: [],
    organisation: [],
    goals: [],
    'follow-up': ['goals'],
    mine: ['goals', 'follow-up'],
  },
  'src/bot/cards': { base: [], 'follow-up': [], messages: ['follow-up'] },
  'src/documents': { base: [], 'follow-up': [] },
};
const subjectRules = Object.entries(subjects).flatMap(([layer, table]) =>
  Object.entries(table).map(([subject, others]) => ({
    name: `subject-${layer.split('/').at(-1)}-${subject}`,
    severity: 'error',
    comment:
      'Subjects of a layer import only those that the table above names; move the code or pass it in.',
    from: { path: `^${layer}/${subject}/` },
    to: { path: `^${layer}/(?!(${[...new Set([subject, 'base', ...others])].join('|')})/)` },
  })),
);
const unlistedSubjects = Object.entries(subjects).map(([layer, table]) => ({
  name: `unlisted-subject-${layer.split('/').at(-1)}`,
  severity: 'error',
  comment: 'A new subject folder needs a line in the table above.',
  from: { path: `^${layer}/(?!(${Object.keys(table).join('|')})/)[^/]+/` },
  to: { path: '.' },
}));

module.exports = {
  forbidden: [
    ...subjectRules,
    ...unlistedSubjects,
    {
      name: 'no-folder-cycle',
      severity: 'error',
      comment: 'Two folders that import each other are one room; move the shared part below both.',
      scope: 'folder',
      from: { path: '^src' },
      to: { circular: true },
    },
    {
      name: 'views-never-act',
      severity: 'error',
      comment: 'A view reads; it calls no act.',
      from: { path: '^src/core/views' },
      to: { path: '^src/core/acts' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third is missing.',
      from: { path: '^(src|run|tests)' },
      to: { circular: true },
    },
    only(
      'domain-imports-nothing',
      '^src/core/domain',
      [pkg(['temporal-polyfill'])],
      'The domain is pure: pass what it needs in.',
    ),
    only(
      'policy-imports-domain',
      '^src/core/policy',
      ['^src/core/domain'],
      'The policy table knows the domain only.',
    ),
    only(
      'api-imports-domain',
      '^src/core/api',
      ['^src/core/domain', pkg(['valibot'])],
      'The contract knows the domain only.',
    ),
    only(
      'text-imports-domain',
      '^src/core/text',
      ['^src/core/domain'],
      'Words know the domain only.',
    ),
    {
      name: 'ports-import-domain',
      severity: 'error',
      comment: 'A port uses the types of the domain.',
      from: { path: '^src/core/ports.ts$' },
      to: { pathNot: ['^src/core/domain'], path: '.' },
    },
    only(
      'acts-import-core',
      '^src/core/(acts|views)',
      ['^src/core/(domain|policy|api|text)', '^src/core/ports.ts$', '^src/core/views'],
      'An act knows core only; the outside comes by ports.',
    ),
    only(
      'graph-imports-ports',
      '^src/graph',
      [
        '^src/core/domain',
        '^src/core/ports.ts$',
        '^src/core/text/list/',
        pkg(['@microsoft/microsoft-graph-client', '@azure/identity', 'valibot']),
        '^(node:)?(async_hooks|crypto)$',
      ],
      'Graph implements ports; it never calls an act.',
    ),
    only(
      'bot-imports-core',
      '^src/bot',
      ['^src/core', pkg(['valibot'])],
      'The bot calls acts; it never calls Graph.',
    ),
    only(
      'documents-import-domain',
      '^src/documents',
      ['^src/core/(domain|text)', pkg(['write-excel-file'])],
      'Data in, bytes out.',
    ),
    only(
      'tab-imports-shared-core',
      '^src/tab',
      [
        '^src/core/(domain|policy|api|text)',
        pkg([
          'react',
          'react-dom',
          '@fluentui',
          '@microsoft/teams-js',
          '@azure/msal-browser',
          '@tanstack',
          'valibot',
          'fflate',
          'read-excel-file',
          'scheduler',
          '@griffel',
        ]),
      ],
      'The tab shares rules and words, never acts or Graph.',
    ),
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'A screen does not import another screen; share in components or app.',
      from: { path: '^src/tab/features/([^/]+)/' },
      to: { path: '^src/tab/features/', pathNot: '^src/tab/features/$1/' },
    },
    {
      name: 'components-know-no-feature',
      severity: 'error',
      comment: 'A shared component does not know the screens.',
      from: { path: '^src/tab/components/' },
      to: { path: '^src/tab/(features|app)/' },
    },
    program(
      'server-imports-layers',
      '^src/server',
      [
        '^src/(core|graph|bot|documents)/',
        pkg(['hono', '@hono', 'jose', 'valibot', 'date-holidays']),
      ],
      'The server joins the layers; it imports neither the tab nor set-up.',
    ),
    program(
      'set-up-imports-graph',
      '^src/setup',
      ['^src/core/domain/', '^src/core/ports.ts$', '^src/(graph|server/base)/', pkg(['valibot'])],
      'Set-up creates lists and rows through Graph; it performs no act.',
    ),
    {
      name: 'server-never-tab',
      severity: 'error',
      comment: 'The server ships without the tab’s source.',
      from: { path: '^src/(server|core|graph|bot|documents)' },
      to: { path: '^src/tab' },
    },
    {
      name: 'product-knows-no-emulator',
      severity: 'error',
      comment:
        'The product calls addresses from its settings; it does not know what answers there.',
      from: { path: '^src' },
      to: { path: '(^|/)emulator/' },
    },
    {
      name: 'emulator-by-its-exports',
      severity: 'error',
      comment: 'Launchers import only what the package.json of the emulator exports.',
      from: { path: '^run' },
      to: {
        path: '(^|/)emulator/',
        pathNot: '^emulator/(start/start-emulator|run/(build|start))\\.mjs$',
      },
    },
    {
      name: 'tests-start-the-emulator',
      severity: 'error',
      comment:
        'Tests start the emulator by startEmulator of m365-list-emulator, then call it over HTTP.',
      from: { path: '^tests' },
      to: { path: '(^|/)emulator/', pathNot: '^emulator/start/start-emulator\\.mjs$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
