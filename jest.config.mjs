// The projects stand on shelves: run/test.mjs and run/check.mjs say which command runs which. Both build first; tests under
// tests/flows, tests/matrices and tests/server start the built programs on free ports.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

const shared = {
  transform: { '^.+\\.(t|j|mj)sx?$': swc },
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|valibot|hono|@hono|temporal-polyfill|write-excel-file|read-excel-file|temporal-spec|temporal-utils)/)',
  ],
  cacheDirectory: '.jest-cache',
};

/** Stories share one browser, and begin with copies of one municipality that has been set up. */
const forStories = {
  ...shared,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/support/run-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/run-teardown.mjs',
};

export default {
  // A test that hangs ends at last. A busy machine may take minutes for what takes seconds on an idle one, and that is no fault.
  testTimeout: 180_000,
  projects: [
    // `npm test`
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(flows|matrices)/'],
    },
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/tab/**/*.test.tsx'],
      // The build turns such an import into the address of the worker.
      moduleNameMapper: { '\\?worker&url$': '<rootDir>/tests/support/tab/worker-url.ts' },
      setupFilesAfterEnv: ['<rootDir>/tests/support/jsdom-setup.ts'],
    },
    {
      ...forStories,
      displayName: 'flows',
      testMatch: ['<rootDir>/tests/flows/**/*.test.ts'],
    },
    // `npm run check` besides
    {
      ...forStories,
      displayName: 'matrices',
      testMatch: ['<rootDir>/tests/matrices/**/*.test.ts'],
    },
    {
      // The product's own tests once more, with every switch of the emulator away from its default.
      ...forStories,
      displayName: 'other-switches',
      setupFiles: ['<rootDir>/tests/support/other-switches.ts'],
      testMatch: [
        '<rootDir>/tests/graph/{sync/feed,store/lost-answers,store/tables,store/write-all,provision/set-up}.test.ts',
        '<rootDir>/tests/server/routes/routes.test.ts',
        '<rootDir>/tests/flows/{story,list-edit}.test.ts',
      ],
    },
  ],
};
