import { options } from 'preact';

/**
 * Lets no drawing happen between the moment at which a pointer goes down and its click. What is pressed then neither
 * moves nor goes away under the pointer, so the browser gives the click to the element on which the press began.
 */
export function holdDrawingDuringPresses(): void {
  let isPressed = false;
  let waiting: (() => void) | undefined;
  const release = () => {
    isPressed = false;
    const draw = waiting;
    waiting = undefined;
    draw?.();
  };
  // The browser sends the click after `pointerup`, in the same task.
  const releaseSoon = () => setTimeout(release);
  options.debounceRendering = (draw) => {
    if (isPressed) waiting = draw;
    else queueMicrotask(draw);
  };
  const begin = () => {
    isPressed = true;
  };
  addEventListener('pointerdown', begin, true);
  for (const name of ['pointerup', 'pointercancel', 'dragend', 'change'])
    addEventListener(name, releaseSoon, true);
  // Without capture: the window's own loss of the keyboard, not that of an element in it.
  addEventListener('blur', releaseSoon);
  // Some presses end unseen, for instance in the list of a select.
  addEventListener('pointermove', ({ buttons }) => buttons === 0 && release(), true);
}
