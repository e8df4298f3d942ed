/** Is the keyboard on no element? The browser leaves it so when the element that had it is gone or disabled. */
export function hasFocusNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body;
}
