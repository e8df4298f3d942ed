/**
 * Calls `isSo` until it is true, for effects in the background of another program.
 *
 * @throws {Error} after ten seconds
 */
export async function until(isSo: () => Promise<boolean> | boolean, what = 'It'): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} did not happen in ten seconds.`);
    await new Promise((later) => setTimeout(later, 25));
  }
}
