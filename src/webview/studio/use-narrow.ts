import { useEffect, useState } from 'preact/hooks';

/** Below this width one column has to do. */
const narrow = window.matchMedia('(max-width: 599px)');

/** Whether the panel is narrow; the order of the page follows, not only its looks, so that Tab goes where the eye does. */
export function useNarrow(): boolean {
  const [is, set] = useState(narrow.matches);
  useEffect(() => {
    const listen = () => set(narrow.matches);
    narrow.addEventListener('change', listen);
    return () => narrow.removeEventListener('change', listen);
  }, []);
  return is;
}
