/** Where a key leads from a place in a grid that is filled row by row; undefined where it leads nowhere. */
export function placeAfter(key: string, index: number, columns: number, count: number): number | undefined {
  const to = { ArrowLeft: index - 1, ArrowRight: index + 1, ArrowUp: index - columns, ArrowDown: index + columns }[key];
  if (to !== undefined) return to >= 0 && to < count ? to : undefined;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
