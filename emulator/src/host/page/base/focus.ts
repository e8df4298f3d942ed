/** Has no element the focus? The browser takes the focus away when the focused element is removed or disabled. */
export function hasFocusNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body;
}
