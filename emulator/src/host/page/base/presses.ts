import { options } from 'preact';

/**
 * Delays every redraw between `pointerdown` and the `click` that follows it. The pressed element then neither moves nor
 * disappears under the pointer, so the browser sends the click to the element on which the press began.
 */
export function holdDrawingDuringPresses(): void {
  let isPressed = false;
  let pendingDraw: (() => void) | undefined;
  const release = () => {
    isPressed = false;
    const draw = pendingDraw;
    pendingDraw = undefined;
    draw?.();
  };
  // The browser sends the click after `pointerup`, in the same task.
  const releaseSoon = () => setTimeout(release);
  options.debounceRendering = (draw) => {
    if (isPressed) pendingDraw = draw;
    else queueMicrotask(draw);
  };
  const begin = () => {
    isPressed = true;
  };
  addEventListener('pointerdown', begin, true);
  for (const name of ['pointerup', 'pointercancel', 'dragend', 'change'])
    addEventListener(name, releaseSoon, true);
  // Without capture, this listener is called only when the window loses the focus, not when an element in it does.
  addEventListener('blur', releaseSoon);
  // The page gets no `pointerup` for some presses, for instance in the list of a select.
  addEventListener('pointermove', ({ buttons }) => buttons === 0 && release(), true);
}
