import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives the focus back to an element that lost it because its place among its neighbours changed: to be moved is to be
 * removed for a moment. Returns what the list that holds them has to hear.
 */
export function useKeptFocus(): (event: JSX.TargetedFocusEvent<HTMLElement>) => void {
  const lost = useRef<EventTarget | null>(null);
  useLayoutEffect(() => {
    if (lost.current instanceof HTMLElement) lost.current.focus();
  });
  return ({ target, relatedTarget }) => {
    if (relatedTarget) return;
    lost.current = target;
    // A redraw ends in its own task; whoever leaves by a click comes here in another.
    queueMicrotask(() => {
      lost.current = null;
    });
  };
}
