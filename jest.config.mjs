// Two projects as in the house style: node for everything but the tab's components.
// `npm test` builds first; tests under tests/flows, tests/emulator and tests/server start the built programs on free ports.
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

export default {
  // Most suites start a program first; on a busy machine that alone takes longer than Jest's five seconds.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/emulator/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/flows/'],
    },
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/tab/**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/jsdom-setup.ts'],
    },
    {
      // The product's own tests once more, with every switch of the emulator away from its default.
      ...shared,
      displayName: 'other-switches',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/support/other-switches.ts'],
      testMatch: [
        '<rootDir>/tests/graph/{feed,lost-answers,set-up,tables}.test.ts',
        '<rootDir>/tests/server/routes.test.ts',
        '<rootDir>/tests/flows/{story,list-edit}.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'flows',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/flows/**/*.test.ts'],
    },
  ],
};
