// Builds the test tab: `node build.mjs <folder>`. In a process of its own, since Jest cannot load Vite.
import { build } from 'vite';

await build({
  root: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  configFile: false,
  logLevel: 'error',
  base: '/tab/',
  build: { outDir: process.argv[2], emptyOutDir: true, target: 'es2022' },
});
