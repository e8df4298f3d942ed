// Jest's globalTeardown beside shared-browser.mjs.
export default async function endSharedBrowser() {
  await globalThis.sharedBrowser?.close();
}
