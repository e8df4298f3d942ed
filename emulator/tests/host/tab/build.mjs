// Builds the test tab: `node build.mjs <folder>`. It runs in a process of its own, because Jest cannot load Vite.
import { build } from 'vite';

await build({
  root: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  configFile: false,
  logLevel: 'error',
  base: '/tab/',
  build: { outDir: process.argv[2], emptyOutDir: true, target: 'es2022' },
});
