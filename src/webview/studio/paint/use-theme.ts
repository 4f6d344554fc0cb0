import { useEffect, useState } from 'preact/hooks';

/** A number that is another one once the theme is. */
export function useTheme(): number {
  const [count, set] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => set((before) => before + 1));
    observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => observer.disconnect();
  }, []);
  return count;
}
