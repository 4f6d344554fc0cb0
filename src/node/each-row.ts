/** Rows between two breaths. */
const AT_ONCE = 64;

/** Works through the rows of a picture, taking a breath now and then: the extension host has other guests. */
export async function eachRow(height: number, work: (row: number) => void): Promise<void> {
  for (let row = 0; row < height; row++) {
    if (row % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    work(row);
  }
}
