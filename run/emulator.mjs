// `npm run emulator`: installs, then builds and starts the Microsoft 365 emulator alone, with the product's app package.
import { join } from 'node:path';
import { installWhenNeeded } from './install.mjs';
import { root } from './programs.mjs';

await installWhenNeeded({ onlyToRun: true });
process.env.EMULATOR_APP_PACKAGE ??= join(root, 'appPackage');
await import('m365-list-emulator/run');
