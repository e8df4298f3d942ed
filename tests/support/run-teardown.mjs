// Jest's globalTeardown beside run-setup.mjs.
import { rmSync } from 'node:fs';

export default async function tearDownRun() {
  await globalThis.sharedBrowser?.close();
  const sample = process.env.JAMNA_TEST_SAMPLE;
  if (sample !== undefined) rmSync(sample, { recursive: true, force: true });
}
