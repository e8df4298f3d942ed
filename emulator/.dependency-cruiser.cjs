/** The direction of imports inside the emulator; run in its folder: `npx depcruise src start run tests`. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third is missing.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'stands-alone',
      severity: 'error',
      comment:
        'The emulator imports nothing outside its folder but the packages of its package.json.',
      from: {},
      to: { path: '^\\.\\./', pathNot: 'node_modules/' },
    },
    {
      name: 'own-packages',
      severity: 'error',
      comment: 'Name the package in the package.json of the emulator.',
      from: { path: '^(src|start|run|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'programs-need-dependencies',
      severity: 'error',
      comment:
        'What runs without being bundled into the page is a dependency, not a development dependency.',
      from: { path: '^(src|start)/', pathNot: '^src/host/page/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'start-knows-no-source',
      severity: 'error',
      comment: 'The published function starts the built program; it imports none of its sources.',
      from: { path: '^start/' },
      to: { path: '^(src|run|tests)/' },
    },
    {
      name: 'source-knows-no-tools',
      severity: 'error',
      comment: 'Sources know neither the tools nor the tests.',
      from: { path: '^src/' },
      to: { path: '^(start|run|tests)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
