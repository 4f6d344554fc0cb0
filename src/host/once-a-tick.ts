/** Calls the action once after all that happens in this tick, however often it is asked for. */
export function onceATick(action: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      action();
    }, 0);
  };
}
