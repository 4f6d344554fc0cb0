import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** The buttons of a toolbar, of which one is in the order of the Tab key; arrow keys, Home and End lead to the others. */
export function useRoving() {
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const last = buttons.length - 1;
    const to = {
      ArrowRight: current < last ? current + 1 : 0,
      ArrowLeft: current > 0 ? current - 1 : last,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    buttons[to]?.focus();
    event.preventDefault();
  };
  /** What makes a button the one at this place. */
  const placed = (place: number) => ({ tabIndex: place === current ? 0 : -1, onFocus: () => setCurrent(place) });
  return { onKeyDown, placed };
}
