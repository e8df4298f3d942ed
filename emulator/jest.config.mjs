// `npm test` builds first: most suites start the built emulator on free ports.
const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  },
];

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.(t|j|mj)s$': swc },
  // Packages that are published as ES modules alone.
  transformIgnorePatterns: ['/node_modules/(?!(jose|valibot|hono|@hono|preact)/)'],
  // Most suites start a program first; on a busy machine that alone takes longer than Jest's five seconds.
  testTimeout: 180_000,
  cacheDirectory: '.jest-cache',
};
