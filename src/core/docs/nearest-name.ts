/** The name that somebody may have meant; undefined where none is like it. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const text = wrong.toLowerCase().replaceAll('-', '_');
  const ranked = names
    .map((name) => ({ name, distance: name.startsWith(text) && text.length > 2 ? 0 : distanceOf(text, name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(text.length / 3)) ? best.name : undefined;
}

/** Letters to insert, to leave out, to change or to swap with the next one. */
function distanceOf(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? a.length;
}
