import js from '@eslint/js';
import globals from 'globals';
import hooks from 'eslint-plugin-react-hooks';
// A fork with the same rules; eslint-plugin-jsx-a11y itself stops at ESLint 9.
import a11y from 'eslint-plugin-jsx-a11y-x';
import ts from 'typescript-eslint';

const noRawError = {
  selector: "ThrowStatement > NewExpression[callee.name='Error']",
  message: 'Throw an AppError with a code (core), or the folder’s own named error.',
};
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only.',
};
const noNow = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is passed in.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time is passed in.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Ids are passed in.',
  },
];

const noSystemClock = {
  selector: "MemberExpression[object.name='Date'][property.name='now']",
  message:
    'Count waits and ages by a RunningClock, which nobody can set back. Dates that people are told come from systemNow.',
};

export default ts.config(
  { ignores: ['**/dist', '.local', 'node_modules', '**/.jest-cache', 'coverage', 'screenshots'] },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'tests/**/*.ts', 'tests/**/*.tsx', 'emulator/**/*.ts'],
    extends: [
      js.configs.recommended,
      ...ts.configs.strictTypeChecked,
      ...ts.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 8],
      'no-restricted-syntax': ['error', noRawError, noDefaultExport],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    extends: [a11y.configs.recommended],
    rules: {
      ...hooks.configs.recommended.rules,
      'max-lines-per-function': ['error', { max: 80, skipComments: true }],
    },
  },
  {
    files: [
      'src/core/domain/**/*.ts',
      'src/core/policy/**/*.ts',
      'src/core/acts/**/*.ts',
      'src/core/views/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noRawError, noDefaultExport, ...noNow] },
  },
  {
    files: ['src/{graph,server,bot,setup}/**/*.ts'],
    // The first reads the system's clock for all; the second reads a date in a header of Teams by it.
    ignores: ['src/graph/client/timing.ts', 'src/bot/notices/retry-after.ts'],
    rules: { 'no-restricted-syntax': ['error', noRawError, noDefaultExport, noSystemClock] },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/graph/client/**', 'src/bot/notices/connector.ts', 'src/tab/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Only Graph’s client, the bot’s connector and the tab call out.',
        },
      ],
    },
  },
  {
    // A package of the tab brings Node's types along, so the compiler alone cannot keep Node out of the tab.
    files: ['src/tab/**/*.ts', 'src/tab/**/*.tsx'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...Object.keys(globals.node)
          .filter((name) => !(name in globals.browser))
          .map((name) => ({ name, message: 'The tab runs in a browser.' })),
      ],
    },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx', 'emulator/tests/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': 'off',
      complexity: 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: [
      'run/**/*.mjs',
      'emulator/{run,start}/*.mjs',
      '**/*.config.mjs',
      '*.config.ts',
      '**/.dependency-cruiser.cjs',
    ],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
  },
);
